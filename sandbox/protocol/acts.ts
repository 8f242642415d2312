// What people and operators do: the bodies of `POST /_control/<act>` and their answers.
import type { FileFace } from './things.ts';
import type { Option, OptionGroup, PlainValue, PlainValues, View } from './views.ts';

/** Every act answers after the app's answer came or 3 s passed. HTTP 200 with `ok: true`, else 4xx with `ok: false`. */
export interface Done {
  readonly ok: true;
  /** Set when the app failed to acknowledge: what Slack shows the person. */
  readonly notice?: string;
}

export interface Refused {
  readonly ok: false;
  readonly error: string;
}

/** `POST /_control/command`: `text` is all that was typed, `/order new`. */
export interface CommandRequest {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
}

/** `POST /_control/shortcut`; `message` for a message shortcut. */
export interface ShortcutRequest {
  readonly user: string;
  readonly callback_id: string;
  readonly message?: { readonly channel: string; readonly ts: string };
}

/** `POST /_control/press`: an element of a message (`channel` + `ts`, ephemerals too) or of a view (`view_id`). */
export type PressRequest = {
  readonly user: string;
  readonly action_id: string;
  /** Tells elements of one `action_id` apart. */
  readonly block_id?: string;
  /** Option value(s), user or channel id, date; on buttons only to tell several of one `action_id` apart. */
  readonly value?: PlainValue;
  /** In views: everything the person has typed so far. */
  readonly values?: PlainValues;
} & ({ readonly channel: string; readonly ts: string } | { readonly view_id: string });

/** `POST /_control/submit` → `SubmitAnswer`. */
export interface SubmitRequest {
  readonly user: string;
  readonly view_id: string;
  readonly values: PlainValues;
}

export type SubmitAnswer =
  | { readonly ok: true; readonly outcome: 'closed' }
  | { readonly ok: true; readonly outcome: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly ok: true; readonly outcome: 'updated' | 'pushed'; readonly view: View }
  | { readonly ok: true; readonly outcome: 'failed'; readonly notice: string };

/** `POST /_control/close`: Cancel (`all` absent) or the × of the window (`all: true`: the whole stack goes). */
export interface CloseRequest {
  readonly user: string;
  readonly view_id: string;
  readonly all?: boolean;
}

/** `POST /_control/suggest` → `SuggestAnswer`; in messages give `channel` and `ts` in place of `view_id`. */
export interface SuggestRequest {
  readonly user: string;
  readonly view_id?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly block_id: string;
  readonly query: string;
}

export type SuggestAnswer =
  | { readonly ok: true; readonly options: readonly Option[]; readonly groups: readonly OptionGroup[] }
  | Refused;

/** A file given in place: `text` or `base64` holds the bytes. Or the id of one uploaded before. */
export type GivenFile =
  | string
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly base64: string };

/** `POST /_control/message`: a person writes in a channel or thread. Answers `{ok, ts}`. */
export interface MessageRequest {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly files?: readonly GivenFile[];
}

/** `POST /_control/react`: a person adds or takes back a reaction. */
export interface ReactRequest {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly name: string;
  readonly remove?: boolean;
}

/** `POST /_control/home`: the person opens the app's Home, or its messages; it gets `app_home_opened`. Answers `{ok, view}`. */
export interface HomeRequest {
  readonly user: string;
  readonly tab?: 'home' | 'messages';
}

/**
 * `POST /_control/clock`: an ISO 8601 duration (`PT1H`, `P1D`) or an instant; answers `{ok, clock}` when all is handled.
 * `stops`: the time between is lived through, each thing when it is due; without, it passes at once, as in an outage.
 */
export type ClockRequest = ({ readonly advance: string } | { readonly to: string }) & {
  readonly stops?: boolean;
};

export interface UploadAnswer {
  readonly ok: true;
  readonly files: readonly FileFace[];
}
