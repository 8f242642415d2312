/** A paper as it goes to one customer by mail. */
export interface Letter {
  /** Fixed by what is owed, so that the same letter has the same however often it is tried: `<…@mill.example>`. */
  readonly messageId: string;
  /** The mill's name, as its letterhead has it. */
  readonly fromName: string;
  /** One plain address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly name: string; readonly bytes: Uint8Array };
}

/** What became of a try; `words` are the server's, or what kept it from being reached, without any address. */
export type HandedOver =
  | { readonly kind: 'accepted'; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }
  /** Nothing was handed over, or the server asked to come again. */
  | { readonly kind: 'later'; readonly words: string }
  /** It was handed over, wholly or in part, and nobody answered for it. */
  | { readonly kind: 'unknown'; readonly words: string };

/** The way letters go out. */
export interface MailServer {
  /** Tries once. Never throws. */
  readonly send: (letter: Letter) => Promise<HandedOver>;
  /** What letters come from: the mill's domain, for message ids. */
  readonly domain: string;
  /** The address of a fax number at the gateway; null where there is none. */
  readonly faxAddress: (digits: string) => string | null;
}

/** Where no mail server is set: what was pressed before says so after an hour, and nothing else is offered. */
export const noPost: MailServer = {
  domain: 'not-set.invalid',
  faxAddress: () => null,
  send: async () => ({ kind: 'later', words: 'SMTP_URL is not set' }),
};
