import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { createLimits, postsPerWorkspace } from '../../sandbox/slack/limits.ts';
import {
  clientOf,
  form,
  manifestWith,
  plain,
  refusal,
  type Stage,
  stage,
  triggerOf,
  workspaceAlone,
} from './with-app.ts';

const channel = 'CORDERS';
const video = (host: string) =>
  ({
    type: 'video',
    title: plain('Paper machine'),
    video_url: `https://${host}/v`,
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'Paper machine',
  }) as const;
const picture = (slack_file: object) => ({ type: 'image', alt_text: 'Fax', slack_file }) as KnownBlock;

/** The rest of the way a person’s picture takes to the app: uploaded and posted in a channel. */
const postedPicture = async ({ workspace }: Pick<Stage, 'workspace'>, place: string, name = 'fax.png') => {
  const files = [{ name, base64: 'iVBORw0KGgo=' }];
  await workspace.control('message', { user: 'chen.yu', channel: place, text: '', files });
  return (await workspace.messages(place)).at(-1)?.files?.[0]?.id ?? '';
};

describe('a video', () => {
  it('wants its scope, and a domain of the app’s own', async () => {
    const blocks = [video('tube.example.com')];
    const { client } = await workspaceAlone();
    expect(await refusal(client.chat.postMessage({ channel, text: 'x', blocks }))).toMatchObject({
      error: 'missing_scope',
      needed: 'links.embed:write',
    });
    const manifest = await manifestWith((file) => {
      file.oauth_config.scopes.bot.push('links.embed:write');
      Object.assign(file.features, { unfurl_domains: ['example.com'] });
    });
    const embedding = (await workspaceAlone({ manifest })).client;
    await embedding.chat.postMessage({ channel, text: 'x', blocks });
    const foreign = { channel, text: 'x', blocks: [...blocks, video('example.com.invalid')] };
    expect(await refusal(embedding.chat.postMessage(foreign))).toMatchObject({
      error: 'invalid_blocks',
      errors: [expect.stringContaining('[json-pointer:/blocks/1/video_url]')],
    });
  });
});

describe('a file of the workspace in a picture', () => {
  it('is one that the app sees, and a picture', async () => {
    const scene = await workspaceAlone();
    const { client } = scene;
    const post = (file: object) =>
      client.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'divider' }, picture(file)] });
    const id = await postedPicture(scene, 'orders');
    await post({ id });
    const { file } = await client.files.info({ file: id });
    await post({ url: file?.url_private });
    await scene.workspace.control('membership', { channel: 'general', user: 'U0SANDBOXBOT', member: false });
    const unseen = [
      await postedPicture(scene, 'general'),
      await postedPicture(scene, 'orders', 'fax.pdf'),
      'F1',
    ];
    for (const one of unseen) {
      expect(await refusal(post({ id: one }))).toMatchObject({
        error: 'invalid_blocks',
        errors: ['invalid slack file [json-pointer:/blocks/1/slack_file]'],
      });
    }
  });
});

describe('an input for files', () => {
  const withFiles = (more: object = {}) =>
    form([], {
      blocks: [
        {
          type: 'input',
          block_id: 'fax',
          label: plain('Fax'),
          element: { type: 'file_input', action_id: 'value', ...more },
        },
      ],
    });

  it('wants the scope to read them', async () => {
    const manifest = await manifestWith(({ oauth_config: { scopes } }) => {
      scopes.bot = scopes.bot.filter((scope) => scope !== 'files:read');
    });
    const scene = await stage({ manifest });
    const refused = await refusal(
      scene.client.views.open({ trigger_id: await triggerOf(scene), view: withFiles() as never }),
    );
    expect(refused).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
  });

  it('takes the kinds it lists, where .jpeg is .jpg', async () => {
    const scene = await stage();
    scene.app.command('/order', async ({ ack, body, client }) => {
      await ack();
      const view = withFiles({ filetypes: ['jpg'] }) as never;
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    scene.app.view('form', ({ ack }) => ack());
    const chen = scene.workspace.as('chen.yu');
    await chen.slash('/order');
    const [view] = await scene.workspace.until(async () => {
      const views = await chen.views();
      return views.length > 0 && views;
    }, 'the form');
    const submitted = async (name: string) => {
      const files = [{ name, text: 'x' }];
      const answer = await scene.workspace.control('upload', { user: 'chen.yu', files });
      const [file] = answer.files as readonly { readonly id: string }[];
      const values = { fax: [file?.id ?? ''] };
      return scene.workspace.control('submit', { user: 'chen.yu', view_id: view?.id, values });
    };
    expect(await submitted('fax.pdf')).toMatchObject({
      errors: { fax: 'Please choose only these kinds of file: jpg.' },
    });
    expect(await submitted('fax.JPEG')).toMatchObject({ outcome: 'closed' });
  });
});

describe('elements deep in a message', () => {
  it('are pressed in cards of a carousel, as thumbs, and by those only who see them', async () => {
    const { app, client, workspace } = await stage();
    const actions: Record<string, unknown>[] = [];
    app.action(/.*/, async ({ ack, payload }) => {
      actions.push(payload as unknown as Record<string, unknown>);
      await ack();
    });
    const go = { type: 'button', text: plain('Go'), value: '1' };
    const thumb = (value: string) => ({ text: plain(value), value });
    const blocks = [
      { type: 'carousel', elements: [{ type: 'card', title: plain('One'), actions: [go] }] },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'thumbs',
            positive_button: thumb('good'),
            negative_button: thumb('bad'),
          },
          {
            type: 'icon_button',
            action_id: 'bin',
            icon: 'trash',
            text: plain('Delete'),
            visible_to_user_ids: ['ULINA'],
          },
        ],
      },
    ];
    const { ts } = await client.chat.postMessage({ channel, text: 'x', blocks: blocks as never });
    const [message] = await workspace.messages('orders');
    const [card] = (message?.blocks?.[0]?.elements ?? []) as {
      block_id: string;
      actions: { action_id: string }[];
    }[];
    const at = { user: 'chen.yu', channel: 'orders', ts };
    await workspace.control('press', { ...at, action_id: card?.actions[0]?.action_id });
    await workspace.control('press', { ...at, action_id: 'thumbs', value: 'bad' });
    expect(actions).toMatchObject([
      { type: 'button', block_id: card?.block_id, value: '1' },
      { type: 'feedback_buttons', value: 'bad', text: plain('bad') },
    ]);
    await expect(workspace.control('press', { ...at, action_id: 'thumbs', value: 'so' })).rejects.toThrow(
      'so',
    );
    await expect(workspace.control('press', { ...at, action_id: 'bin' })).rejects.toThrow('not shown');
    await workspace.control('press', { ...at, user: 'li.na', action_id: 'bin' });
    expect(actions).toHaveLength(3);
  });

  it('are pressed in an attachment, which is then their container', async () => {
    const { app, client, workspace } = await stage();
    const bodies: Record<string, unknown>[] = [];
    app.action('go', async ({ ack, body }) => {
      bodies.push(body as unknown as Record<string, unknown>);
      await ack();
    });
    const button = { type: 'button' as const, action_id: 'go', text: plain('Go') };
    const attachments = [
      { color: 'good', title: 'SO-1', text: '12.5 t' },
      { blocks: [{ type: 'actions' as const, block_id: 'b', elements: [button] }] },
    ];
    const { ts } = await client.chat.postMessage({ channel, attachments });
    await workspace.control('press', { user: 'chen.yu', channel: 'orders', ts, action_id: 'go' });
    expect(bodies).toMatchObject([
      {
        container: { type: 'message_attachment', attachment_id: 2, message_ts: ts },
        message: { attachments: [{ id: 1, title: 'SO-1' }, { id: 2 }] },
      },
    ]);
    // The same where only one person sees it.
    await workspace.as('chen.yu').says('orders', 'here');
    const { message_ts: hidden } = await client.chat.postEphemeral({ channel, user: 'UCHENYU', attachments });
    await workspace.control('press', { user: 'chen.yu', channel: 'orders', ts: hidden, action_id: 'go' });
    expect(bodies[1]).toMatchObject({
      container: { type: 'message_attachment', attachment_id: 2, is_ephemeral: true },
    });
    const kept = async () => JSON.stringify(await workspace.messages('orders')).includes('SO-1');
    await client.chat.update({
      channel,
      ts: String(ts),
      metadata: { event_type: 'e', event_payload: { a: 1 } },
    } as never);
    expect(await kept()).toBe(true);
    await client.chat.update({ channel, ts: String(ts), text: 'without' });
    expect(await kept()).toBe(false);
  });
});

describe('the plan', () => {
  it('has user groups or not, as it is switched; an app with the scope changes them', async () => {
    const manifest = await manifestWith((file) => file.oauth_config.scopes.bot.push('usergroups:write'));
    const { client, workspace } = await workspaceAlone({ manifest });
    const { usergroups } = await client.usergroups.list({ include_users: true });
    const usergroup = usergroups?.find(({ handle }) => handle === 'sales')?.id ?? '';
    await client.usergroups.users.update({ usergroup, users: 'ULINA,UCHENYU' });
    expect((await client.usergroups.users.list({ usergroup })).users).toEqual(['ULINA', 'UCHENYU']);
    const wrong = client.usergroups.users.update({ usergroup, users: 'U404' });
    expect(await refusal(wrong)).toMatchObject({ error: 'invalid_users' });
    await workspace.control('plan', { user_groups: false });
    expect(await refusal(client.usergroups.list())).toMatchObject({ error: 'plan_upgrade_required' });
    await workspace.control('plan', { user_groups: true });
    await client.usergroups.list();
  });
});

describe('what is asked for', () => {
  it('wants the scope of its own kind of conversation', async () => {
    const manifest = await manifestWith(({ oauth_config: { scopes } }) => {
      scopes.bot = scopes.bot.filter((scope) => scope !== 'groups:read');
    });
    const { client } = await workspaceAlone({ manifest });
    await client.conversations.list();
    const types = 'public_channel,private_channel';
    expect(await refusal(client.conversations.list({ types }))).toMatchObject({ needed: 'groups:read' });
    expect(await refusal(client.users.conversations({ types: 'clan' }))).toMatchObject({
      error: 'invalid_types',
    });
  });

  it('is read as JSON where it says so, and not at all without a type', async () => {
    const { sandbox } = await workspaceAlone();
    const call = async (body: string, type: string) => {
      const headers = { authorization: `Bearer ${sandbox.tokens.bot}`, 'content-type': type };
      const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
      return ((await answer.json()) as { error: string }).error;
    };
    expect(await call('{"channel":', 'application/json; charset=utf-8')).toBe('invalid_json');
    expect(await call('<x/>', 'text/xml')).toBe('invalid_post_type');
  });

  it('is at most several hundred posts a minute over all channels, but while hours of the clock pass at once', async () => {
    const { take, lift } = createLimits('strict');
    const posts = () => Array.from({ length: 310 }, () => take('post', postsPerWorkspace));
    expect((await lift(async () => posts())).every((wait) => wait === 0)).toBe(true);
    const waits = posts();
    expect(waits.filter((wait) => wait === 0).length).toBeLessThan(305);
    expect(waits.at(-1)).toBe(1);
  });

  it('is posted under another name with the scope for it', async () => {
    const { client } = await workspaceAlone();
    const call = client.chat.postMessage({ channel, text: 'x', username: 'Mill' });
    expect(await refusal(call)).toMatchObject({ needed: 'chat:write.customize' });
    const manifest = await manifestWith((file) => file.oauth_config.scopes.bot.push('chat:write.customize'));
    const other = await workspaceAlone({ manifest });
    const { message } = await clientOf(other.sandbox).chat.postMessage({
      channel,
      text: 'x',
      username: 'Mill',
    });
    expect(message?.username).toBe('Mill');
  });
});

describe('a message shortcut in a thread', () => {
  it('publishes nothing into that thread', async () => {
    const { app, client, workspace } = await stage();
    let url = '';
    app.shortcut('order_from_message', async ({ ack, body }) => {
      url = (body as { response_url: string }).response_url;
      await ack();
    });
    const { ts } = await client.chat.postMessage({ channel, text: 'card' });
    const thread_ts = String(ts);
    const reply = await client.chat.postMessage({ channel, text: 'reply', thread_ts });
    const message = { channel: 'orders', ts: reply.ts };
    await workspace.control('shortcut', { user: 'chen.yu', callback_id: 'order_from_message', message });
    const send = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    expect(await send({ text: 'x', response_type: 'in_channel', thread_ts })).toBe(400);
    expect(await send({ text: 'x', response_type: 'in_channel' })).toBe(200);
  });
});
