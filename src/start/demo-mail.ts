import type { MailConfig } from '../mail/smtp-post.ts';

/** The sandbox's own mail server, with a fax gateway that is one of its addresses; undefined where it has none. */
export const demoMail = ({ mailPort }: { readonly mailPort: number | undefined }): MailConfig | undefined =>
  mailPort === undefined
    ? undefined
    : {
        smtpUrl: `smtp://127.0.0.1:${mailPort}`,
        from: 'sales@mill.example',
        faxAddress: '{fax}@fax.example',
      };
