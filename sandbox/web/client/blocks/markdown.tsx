import { useMemo } from 'preact/hooks';
import { Emoji, Link } from '../mrkdwn/text.tsx';
import { type MarkdownInline, type MarkdownPart, parseMarkdown } from './parse-markdown.ts';

/** A `markdown` block: standard Markdown, not mrkdwn. */
export function Markdown({ text }: { readonly text: string }) {
  const parts = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div class="markdown">
      {parts.map((part, index) => (
        <Part key={String(index)} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: MarkdownPart }) {
  switch (part.kind) {
    case 'heading':
      return (
        // biome-ignore lint/a11y/useSemanticElements: the level comes from the app
        <div class={`header-text level-${part.level}`} role="heading" aria-level={Math.max(2, part.level)}>
          {inline(part.children)}
        </div>
      );
    case 'paragraph':
      return <p>{inline(part.children)}</p>;
    case 'quote':
      return <blockquote>{inline(part.children)}</blockquote>;
    case 'rule':
      return <hr />;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the only way to scroll it without a mouse
        <pre tabIndex={0}>
          <code>{part.text}</code>
        </pre>
      );
    case 'list': {
      const items = part.items.map((item, index) => (
        <li key={String(index)} style={{ marginLeft: `${item.depth * 1.25}em` }}>
          {item.done !== undefined && <span aria-hidden="true">{item.done ? '☑ ' : '☐ '}</span>}
          {inline(item.children)}
        </li>
      ));
      return part.ordered ? <ol start={part.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {part.heading.map((cell, index) => (
                <th key={String(index)} scope="col">
                  {inline(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {part.rows.map((row, index) => (
              <tr key={String(index)}>
                {row.map((cell, at) => (
                  <td key={String(at)}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return part satisfies never;
  }
}

function inline(nodes: readonly MarkdownInline[]): preact.ComponentChildren {
  return nodes.map((node) => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'bold':
        return <strong>{inline(node.children)}</strong>;
      case 'italic':
        return <em>{inline(node.children)}</em>;
      case 'strike':
        return <s>{inline(node.children)}</s>;
      case 'code':
        return <code>{node.text}</code>;
      case 'link':
        return <Link url={node.url} label={node.label} />;
      case 'emoji':
        return <Emoji name={node.name} />;
      default:
        return node satisfies never;
    }
  });
}
