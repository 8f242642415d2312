import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../running/log.ts';
import type { NoteRefusal } from '../running/security-log.ts';
import { boltLogger } from './bolt-logger.ts';
import { withCheckedAnswers } from './checked-views.ts';
import type { SlackDeps } from './deps.ts';
import { type Door, openDoor } from './door.ts';
import { guard } from './guard.ts';
import { openIdentity } from './identity.ts';
import { registerCommand } from './listeners/command.ts';
import { registerCustomers } from './listeners/customers.ts';
import { registerDayReport } from './listeners/day-report.ts';
import { registerDayTable } from './listeners/day-table.ts';
import { registerDo } from './listeners/do.ts';
import { registerDroppedFile } from './listeners/dropped-file.ts';
import { registerFigureList } from './listeners/figure-list.ts';
import { registerFillIn } from './listeners/fill-in.ts';
import { registerFind } from './listeners/find.ts';
import { registerHome } from './listeners/home.ts';
import { registerMillTable } from './listeners/mill-table.ts';
import { registerOpen } from './listeners/open.ts';
import { registerPricePlan } from './listeners/price-plan.ts';
import { registerPrint } from './listeners/print.ts';
import { registerShortcut } from './listeners/shortcut.ts';
import { registerSnooze } from './listeners/snooze.ts';
import { registerSubmit } from './listeners/submit.ts';
import { registerSuggest } from './listeners/suggest.ts';
import { registerWhich } from './listeners/which.ts';
import type { OnViolation } from './messenger.ts';

export type Connected = Exclude<SlackConfig, { kind: 'sandbox' }>;

export interface SlackApp {
  readonly app: App;
  /** Set in HTTP mode: takes `POST /slack/events` and nothing else. */
  readonly door: Door | undefined;
}

interface AppOptions {
  readonly log: Log;
  readonly brokenView: OnViolation;
  readonly noteRefusal: NoteRefusal;
}

/** All doors of the desk in Slack; each stands behind the guard. */
export const listeners = [
  registerOpen,
  registerPrint,
  registerDo,
  registerSnooze,
  registerSubmit,
  registerWhich,
  registerMillTable,
  registerPricePlan,
  registerCustomers,
  registerFillIn,
  registerSuggest,
  registerFigureList,
  registerCommand,
  registerShortcut,
  registerHome,
  registerFind,
  registerDroppedFile,
  registerDayReport,
  registerDayTable,
] as const;

/** Bolt with every listener, over HTTP or Socket Mode. Starting it is the caller's. */
export const createSlackApp = (
  slack: Connected,
  deps: SlackDeps,
  { log, brokenView, noteRefusal }: AppOptions,
): SlackApp => {
  const logger = boltLogger(log);
  const receiver: Receiver =
    slack.kind === 'http'
      ? new HTTPReceiver({
          signingSecret: slack.signingSecret,
          endpoints: '/slack/events',
          processBeforeResponse: false,
          logger,
        })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          logger,
          // The socket asks for its address until it has it, ten seconds apart at most.
          installerOptions: {
            clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { forever: true, maxTimeout: 10_000 } },
          },
        });
  const identity = openIdentity(deps.opening);
  const bolt = new App({
    authorize: async () => ({ botToken: slack.botToken, ...(await identity()) }),
    receiver,
    logger,
    extendedErrorHandler: true,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  const team = async (): Promise<string> => (await identity()).teamId;
  const app = guard(withCheckedAnswers(bolt, brokenView), deps, { team, noteRefusal });
  for (const register of listeners) register(app, deps);
  return {
    app,
    door:
      slack.kind === 'http' && receiver instanceof HTTPReceiver
        ? openDoor({ receiver, signingSecret: slack.signingSecret, noteRefusal, log })
        : undefined,
  };
};
