import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import * as accounts from './acts/accounts.ts';
import { command } from './acts/command.ts';
import { setFault } from './acts/fault.ts';
import * as groups from './acts/groups.ts';
import { openHome } from './acts/home.ts';
import { press } from './acts/press.ts';
import { shortcut } from './acts/shortcut.ts';
import { close, submit } from './acts/submit.ts';
import { suggest } from './acts/suggest.ts';
import { ClockRequest, clockFace, moveClock, type OnClockAdvance } from './acts/time.ts';
import { verify } from './acts/verify.ts';
import { react, upload, write } from './acts/write.ts';
import { bytesOf } from './body.ts';
import { ActRefused } from './failure.ts';
import { type Json, parseJson } from './json.ts';
import { messagesIn, slackMessage } from './messages.ts';
import { actor, channelNamed, personNamed, personOf } from './people.ts';
import * as bodies from './requests.ts';
import { slackView, viewFace } from './views/stack.ts';
import type { Workspace } from './workspace.ts';

type Act = (workspace: Workspace, body: unknown, hook: OnClockAdvance | undefined) => unknown;

function act<T>(schema: z.ZodType<T>, run: (workspace: Workspace, given: T) => unknown): Act {
  return (workspace, body) => run(workspace, schema.parse(body));
}

/** What people and operators do, `POST /_control/<name>`. */
const acts: Readonly<Record<string, Act>> = {
  command: act(bodies.CommandBody, command),
  shortcut: act(bodies.ShortcutBody, shortcut),
  press: act(bodies.PressBody, press),
  submit: act(bodies.SubmitBody, submit),
  close: act(bodies.CloseBody, close),
  suggest: act(bodies.SuggestBody, suggest),
  message: act(bodies.MessageBody, write),
  upload: act(bodies.UploadBody, (workspace, given) => ({
    ok: true,
    files: upload(workspace, actor(workspace, given.user).id, given.files),
  })),
  react: act(bodies.ReactBody, react),
  home: act(bodies.HomeBody, openHome),
  group: act(groups.GroupRequest, groups.setGroup),
  membership: act(groups.MembershipRequest, groups.setMembership),
  account: act(accounts.AccountRequest, accounts.setAccount),
  token: act(accounts.TokenRequest, accounts.setToken),
  archive: act(groups.ArchiveRequest, groups.archive),
  away: act(groups.AwayRequest, groups.away),
  socket: act(groups.SocketRequest, groups.disconnect),
  fault: act(bodies.FaultBody, (workspace, given) => {
    if ('clear' in given) workspace.faults.clear();
    else {
      const { user, ...fault } = given;
      setFault(workspace, fault, user);
    }
    return { ok: true, faults: workspace.faults.all() };
  }),
  plan: act(bodies.PlanBody, (workspace, given) => {
    workspace.switches.userGroups = given.user_groups;
    return planFace(workspace);
  }),
  delivery: act(bodies.DeliveryBody, (workspace, given) => {
    workspace.habits.change(given);
    if (given.events) workspace.flow.switchOn();
    return deliveryFace(workspace);
  }),
  verify: (workspace) => verify(workspace),
  clock: (workspace, body, hook) => moveClock(workspace, ClockRequest.parse(body), hook),
};

/** What can be looked at, `GET /_control/<name>?…`. */
const looks: Readonly<Record<string, (workspace: Workspace, query: URLSearchParams) => Json>> = {
  messages: (workspace, query) => {
    const channel = channelNamed(workspace, query.get('channel') ?? '');
    const messages = messagesIn(workspace, channel.id);
    return { ok: true, channel: channel.id, messages: messages.map((one) => slackMessage(workspace, one)) };
  },
  views: (workspace, query) => ({
    ok: true,
    views: personOf(workspace, personNamed(workspace, query.get('user') ?? '').id).stack.map((view) => ({
      ...slackView(workspace, view),
      values: viewFace(view).values,
    })),
  }),
  home: (workspace, query) => {
    const { home } = personOf(workspace, personNamed(workspace, query.get('user') ?? '').id);
    return { ok: true, view: home ? { ...slackView(workspace, home), values: viewFace(home).values } : null };
  },
  ephemerals: (workspace, query) => ({
    ok: true,
    ephemerals: personOf(workspace, personNamed(workspace, query.get('user') ?? '').id).ephemerals,
  }),
  log: (workspace, query) => {
    const after = Number(query.get('after') ?? 0);
    return { ok: true, rows: workspace.log.rows().filter((row) => row.id > after) };
  },
  channels: (workspace, query) => {
    const user = query.get('user');
    const member = user === null ? undefined : personNamed(workspace, user).id;
    const all = [...workspace.channels.values()];
    return { ok: true, channels: all.filter((one) => member === undefined || one.members.includes(member)) };
  },
  users: (workspace) => ({ ok: true, users: [...workspace.users.values()] }),
  clock: (workspace) => ({ ok: true, clock: clockFace(workspace) }),
  fault: (workspace) => ({ ok: true, faults: workspace.faults.all() }),
  delivery: deliveryFace,
  plan: planFace,
};

/** Answers the control API. Wrong requests get 400, what is not there 404, what Slack's client would not allow 4xx. */
export async function answerControl(
  workspace: Workspace,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
  hook: OnClockAdvance | undefined,
): Promise<void> {
  const { request, response } = exchange;
  const url = new URL(request.url ?? '/', workspace.url);
  const name = url.pathname.slice('/_control/'.length);
  const { status, body } = await answered(async () => {
    if (request.method === 'GET' && Object.hasOwn(looks, name))
      return looks[name]?.(workspace, url.searchParams);
    if (request.method !== 'POST' || !Object.hasOwn(acts, name))
      throw new ActRefused(`there is no ${request.method} /_control/${name}`, 404);
    return acts[name]?.(workspace, parseJson((await bytesOf(request)).toString('utf8')), hook);
  });
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function answered(run: () => unknown): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    return { status: 200, body: await run() };
  } catch (problem) {
    if (problem instanceof ActRefused)
      return { status: problem.status, body: { ok: false, error: problem.message } };
    if (problem instanceof z.ZodError)
      return { status: 400, body: { ok: false, error: z.prettifyError(problem) } };
    throw problem;
  }
}

function planFace({ switches }: Workspace): Json {
  return { ok: true, plan: { user_groups: switches.userGroups } };
}

function deliveryFace(workspace: Workspace): Json {
  return { ok: true, delivery: { ...workspace.habits.face(), events: workspace.flow.isOn() } };
}
