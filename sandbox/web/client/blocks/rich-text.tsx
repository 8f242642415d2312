import type { ComponentChildren } from 'preact';
import { type Json, numberOf, objectOf, objects, textOf } from '../json.ts';
import { Emoji, Link, Mention, Moment } from '../mrkdwn/text.tsx';
import { Unknown } from './unknown.tsx';

/** A `rich_text` block: sections, lists, quotes and preformatted text. */
export function RichText({ block }: { readonly block: Json }) {
  return (
    <div class="rich-text">
      {objects(block.elements).map((part, index) => (
        <Part key={String(index)} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: Json }) {
  switch (part.type) {
    case 'rich_text_section':
      return <p>{leaves(part)}</p>;
    case 'rich_text_quote':
      return <blockquote>{leaves(part)}</blockquote>;
    case 'rich_text_preformatted':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the only way to scroll it without a mouse
        <pre tabIndex={0}>
          <code>{leaves(part)}</code>
        </pre>
      );
    case 'rich_text_list':
      return <List part={part} />;
    default:
      return <Unknown block={part} />;
  }
}

function List({ part }: { readonly part: Json }) {
  const items = objects(part.elements).map((item, index) => <li key={String(index)}>{leaves(item)}</li>);
  const style = { marginLeft: `${(numberOf(part.indent) ?? 0) * 1.5}em` };
  return part.style === 'ordered' ? (
    <ol start={(numberOf(part.offset) ?? 0) + 1} style={style}>
      {items}
    </ol>
  ) : (
    <ul style={style}>{items}</ul>
  );
}

function leaves(part: Json): ComponentChildren {
  return objects(part.elements).map((leaf) => styled(leaf, <Leaf leaf={leaf} />));
}

function styled(leaf: Json, content: ComponentChildren): ComponentChildren {
  const style = objectOf(leaf.style) ?? {};
  let drawn = content;
  if (style.code === true) drawn = <code>{drawn}</code>;
  if (style.strike === true) drawn = <s>{drawn}</s>;
  if (style.underline === true) drawn = <u>{drawn}</u>;
  if (style.italic === true) drawn = <em>{drawn}</em>;
  return style.bold === true ? <strong>{drawn}</strong> : drawn;
}

function Leaf({ leaf }: { readonly leaf: Json }) {
  switch (leaf.type) {
    case 'text':
      return <span class="lines">{textOf(leaf.text)}</span>;
    case 'link':
      return <Link url={textOf(leaf.url)} label={textOf(leaf.text)} />;
    case 'user':
      return <Mention kind="user" id={textOf(leaf.user_id)} label="" />;
    case 'channel':
      return <Mention kind="channel" id={textOf(leaf.channel_id)} label="" />;
    case 'usergroup':
      return <Mention kind="group" id={textOf(leaf.usergroup_id)} label="" />;
    case 'team':
      return <span class="mention">@{textOf(leaf.team_id)}</span>;
    case 'broadcast':
      return <span class="mention me">@{textOf(leaf.range)}</span>;
    case 'emoji':
      return <Emoji name={textOf(leaf.name)} />;
    case 'color':
      return (
        <span class="colour">
          <span class="swatch" style={{ background: textOf(leaf.value) }} />
          {textOf(leaf.value)}
        </span>
      );
    case 'date':
      return <RichDate leaf={leaf} />;
    default:
      return <Unknown block={leaf} />;
  }
}

function RichDate({ leaf }: { readonly leaf: Json }) {
  const date = {
    seconds: numberOf(leaf.timestamp) ?? 0,
    format: textOf(leaf.format),
    url: textOf(leaf.url),
    fallback: textOf(leaf.fallback),
  };
  return <Moment date={date} />;
}
