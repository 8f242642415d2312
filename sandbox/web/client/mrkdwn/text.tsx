import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Directory, useDirectory } from '../directory.ts';
import { labelOf, objectOf, textOf } from '../json.ts';
import { formatDate, inZone } from './dates.ts';
import { emojiOf, withEmoji } from './emoji.ts';
import type { DateInline, Inline, Passage } from './nodes.ts';
import { parseMrkdwn } from './parse.ts';

/** A text object, plain or mrkdwn. */
export function TextObject({ value }: { readonly value: unknown }) {
  const text = objectOf(value);
  if (text?.type !== 'mrkdwn') return <>{withEmoji(labelOf(value))}</>;
  return <Mrkdwn text={textOf(text.text)} verbatim={text.verbatim === true} />;
}

/** Slack's mrkdwn, drawn. */
export function Mrkdwn({ text, verbatim = false }: { readonly text: string; readonly verbatim?: boolean }) {
  const parsed = useMemo(() => parseMrkdwn(text, verbatim), [text, verbatim]);
  return <>{parsed.map((passage) => drawPassage(passage))}</>;
}

function drawPassage(passage: Passage) {
  switch (passage.kind) {
    case 'preformatted':
      return (
        // A keyboard must be able to scroll what is too wide.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the only way to scroll it without a mouse
        <pre tabIndex={0}>
          <code>{passage.text}</code>
        </pre>
      );
    case 'quote':
      return <blockquote>{drawInline(passage.children)}</blockquote>;
    case 'lines':
      return <span class="lines">{drawInline(passage.children)}</span>;
    default:
      return passage satisfies never;
  }
}

function drawInline(children: readonly Inline[]): ComponentChildren {
  return children.map((node) => drawNode(node));
}

function drawNode(node: Inline): ComponentChildren {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'bold':
      return <strong>{drawInline(node.children)}</strong>;
    case 'italic':
      return <em>{drawInline(node.children)}</em>;
    case 'strike':
      return <s>{drawInline(node.children)}</s>;
    case 'code':
      return <code>{node.text}</code>;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'link':
      return <Link url={node.url} label={node.label} />;
    case 'date':
      return <Moment date={node} />;
    case 'broadcast':
      return <span class="mention me">@{node.range}</span>;
    default:
      return <Mention kind={node.kind} id={node.id} label={node.label} />;
  }
}

export function Emoji({ name }: { readonly name: string }) {
  const character = emojiOf(name);
  return character ? (
    <span class="emoji" role="img" aria-label={name} title={`:${name}:`}>
      {character}
    </span>
  ) : (
    <>:{name}:</>
  );
}

export function Link({ url, label }: { readonly url: string; readonly label: string }) {
  // Anything else, `javascript:` above all, leads nowhere.
  const safe = /^(https?:|mailto:|tel:)/.test(url) ? { href: url } : {};
  return (
    <a {...safe} target="_blank" rel="noreferrer">
      {withEmoji(label || url.replace(/^(mailto|tel):/, ''))}
    </a>
  );
}

export function Moment({ date }: { readonly date: Omit<DateInline, 'kind'> }) {
  const { reader, now } = useDirectory();
  const text = formatDate(date.seconds, date.format, { ...reader, now: now() });
  const whole = inZone(date.seconds, { dateStyle: 'full', timeStyle: 'short' }, reader);
  const time = (
    <time dateTime={new Date(date.seconds * 1000).toISOString()} title={whole}>
      {text}
    </time>
  );
  return date.url ? (
    <a href={date.url} target="_blank" rel="noreferrer">
      {time}
    </a>
  ) : (
    time
  );
}

export function Mention({
  kind,
  id,
  label,
}: {
  readonly kind: 'user' | 'group' | 'channel';
  readonly id: string;
  readonly label: string;
}) {
  const directory = useDirectory();
  if (kind === 'channel') return <ChannelMention id={id} label={label} />;
  const name = kind === 'user' ? directory.users.get(id)?.real_name : directory.groups.get(id)?.handle;
  const mine = isMine(directory, kind, id);
  return <span class={mine ? 'mention me' : 'mention'}>@{name ?? (label.replace(/^@/, '') || id)}</span>;
}

function ChannelMention({ id, label }: { readonly id: string; readonly label: string }) {
  const { channels, visit } = useDirectory();
  const channel = channels.get(id);
  return (
    <button type="button" class="mention channel" disabled={!channel} onClick={() => visit(id)}>
      #{channel?.name ?? (label || id)}
    </button>
  );
}

function isMine({ me, groups }: Directory, kind: 'user' | 'group', id: string): boolean {
  return kind === 'user' ? id === me.id : groups.get(id)?.users.includes(me.id) === true;
}
