import type { ComponentType } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { Element } from '../elements/element.tsx';
import { type Json, objectOf, objects, textOf } from '../json.ts';
import { TextObject } from '../mrkdwn/text.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';

export function Card({ card }: { readonly card: Json }) {
  const hero = objectOf(card.hero_image);
  const icon = objectOf(card.icon);
  const buttons = objects(card.actions);
  return (
    <article class="card">
      {hero && <Picture source={hero} />}
      <div class="card-head">
        {icon && <Picture source={icon} small />}
        <div>
          {line(card.title, 'card-title')}
          {line(card.subtitle, 'aside')}
        </div>
      </div>
      {line(card.body, 'card-body')}
      {line(card.subtext, 'aside')}
      {buttons.length > 0 && (
        <div class="action-elements">
          {buttons.map((button) => (
            <Element key={textOf(button.action_id)} block={card} element={button} />
          ))}
        </div>
      )}
    </article>
  );
}

function line(text: unknown, name: string) {
  return text === undefined ? null : (
    <div class={name}>
      <TextObject value={text} />
    </div>
  );
}

export function Carousel({ block }: { readonly block: Json }) {
  const { words } = useDirectory();
  const track = useRef<HTMLDivElement>(null);
  const turn = (by: number) => track.current?.scrollBy({ left: by * 280, behavior: 'smooth' });
  return (
    <div class="carousel">
      <button type="button" class="icon-button" aria-label={words.previousCard} onClick={() => turn(-1)}>
        ‹
      </button>
      <div class="carousel-track" ref={track}>
        {objects(block.elements).map((card, index) => (
          <Card key={textOf(card.block_id) || String(index)} card={card} />
        ))}
      </div>
      <button type="button" class="icon-button" aria-label={words.nextCard} onClick={() => turn(1)}>
        ›
      </button>
    </div>
  );
}

interface ContainerProps {
  readonly block: Json;
  /** Given, because a list of blocks draws containers in turn. */
  readonly list: ComponentType<{ readonly blocks: readonly Json[] }>;
}

export function Container({ block, list: List }: ContainerProps) {
  const [isShut, setShut] = useState(block.default_collapsed === true);
  const icon = objectOf(block.icon);
  const rich = objectOf(block.rich_text_title);
  const title = (
    <span class="container-title">
      {icon && <Picture source={icon} small />}
      {rich ? <RichText block={rich} /> : <TextObject value={block.title} />}
    </span>
  );
  return (
    <div class={`container-frame ${textOf(block.width)}`}>
      <div class={block.has_header_divider === true ? 'container-head divided' : 'container-head'}>
        {block.is_collapsible === true ? (
          <button type="button" class="fold" aria-expanded={!isShut} onClick={() => setShut(!isShut)}>
            <span aria-hidden="true">{isShut ? '▸' : '▾'}</span>
            {title}
          </button>
        ) : (
          title
        )}
        {line(block.subtitle, 'aside')}
      </div>
      {!isShut && <List blocks={objects(block.child_blocks)} />}
    </div>
  );
}

const signs: Readonly<Record<string, string>> = { info: 'ℹ', warning: '⚠', error: '✕', success: '✓' };

export function Alert({ block }: { readonly block: Json }) {
  const { words } = useDirectory();
  const level = textOf(block.level) || 'default';
  const names: Readonly<Record<string, string>> = {
    info: words.levelInfo,
    warning: words.levelWarning,
    error: words.levelError,
    success: words.levelSuccess,
  };
  return (
    <div class={`alert-frame ${level}`} role={level === 'error' ? 'alert' : 'status'}>
      {signs[level] && (
        <span role="img" aria-label={names[level]}>
          {signs[level]}
        </span>
      )}
      <div>
        <TextObject value={block.text} />
      </div>
    </div>
  );
}
