import { App, type CodedError, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { withCheckedAnswers } from './checked-views.ts';
import type { SlackDeps } from './deps.ts';
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
import { registerShortcut } from './listeners/shortcut.ts';
import { registerSnooze } from './listeners/snooze.ts';
import { registerSubmit } from './listeners/submit.ts';
import { registerSuggest } from './listeners/suggest.ts';
import { registerWhich } from './listeners/which.ts';
import type { OnViolation } from './messenger.ts';
import { saySorry } from './sorry.ts';

export type Connected = Exclude<SlackConfig, { kind: 'sandbox' }>;

export interface SlackApp {
  readonly app: App;
  /** Set in HTTP mode: takes `POST /slack/events` and nothing else. */
  readonly receiver: HTTPReceiver | undefined;
}

/** What Bolt hands over with `extendedErrorHandler`. */
interface Failure {
  readonly error: CodedError;
  readonly body: unknown;
}

/** Bolt with every listener, over HTTP or Socket Mode. Starting it is the caller's. */
export const createSlackApp = (
  slack: Connected,
  deps: SlackDeps,
  { log, brokenView }: { readonly log: Log; readonly brokenView: OnViolation },
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
          installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
        });
  const bolt = new App({
    token: slack.botToken,
    receiver,
    logger,
    extendedErrorHandler: true,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  const app = withCheckedAnswers(bolt, brokenView);
  for (const register of [
    registerOpen,
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
  ]) {
    register(app, deps);
  }
  app.error(async ({ error, body }: Failure) => {
    log.error({ code: error.code, error: error.original ?? error }, 'a listener failed');
    await saySorry(deps, body);
  });
  return { app, receiver: receiver instanceof HTTPReceiver ? receiver : undefined };
};
