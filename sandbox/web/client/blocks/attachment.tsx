import type { Attachment } from '../../../protocol.ts';
import { objects, textOf } from '../json.ts';
import { Mrkdwn } from '../mrkdwn/text.tsx';

/** The older kind of rich message: a coloured bar, a title, a text, short fields. Its blocks are drawn beside it. */
export function AttachmentBody({ attachment }: { readonly attachment: Attachment }) {
  const { title_link: address, image_url: picture } = attachment;
  const title = textOf(attachment.title);
  return (
    <>
      {line(attachment.author_name, 'attachment-author')}
      {title !== '' && (
        <div class="attachment-title">
          {address === undefined ? (
            title
          ) : (
            <a href={textOf(address)} target="_blank" rel="noreferrer">
              {title}
            </a>
          )}
        </div>
      )}
      {line(attachment.text ?? (attachment.blocks ? undefined : attachment.fallback), 'message-text')}
      <div class="section-fields">
        {objects(attachment.fields).map((field, index) => (
          <div key={`${index}-${textOf(field.title)}`} class="section-field">
            <strong>{textOf(field.title)}</strong>
            {line(field.value, '')}
          </div>
        ))}
      </div>
      {picture !== undefined && (
        <img class="picture" src={textOf(picture)} alt={textOf(attachment.fallback)} loading="lazy" />
      )}
      {line(attachment.footer, 'aside')}
    </>
  );
}

function line(text: unknown, name: string) {
  return textOf(text) === '' ? null : (
    <div class={name}>
      <Mrkdwn text={textOf(text)} />
    </div>
  );
}

const colours: Readonly<Record<string, string>> = {
  good: 'var(--good)',
  warning: '#daa038',
  danger: 'var(--danger)',
};

/** The colour of its bar: one of three by name, or as given in hexadecimal. */
export function colourOf({ color }: Attachment): string {
  const name = textOf(color);
  const own = /^#?([0-9a-f]{6})$/i.exec(name)?.[1];
  return own === undefined ? (colours[name] ?? 'var(--line)') : `#${own}`;
}
