import { useDirectory } from '../directory.ts';
import { Element } from '../elements/element.tsx';
import { fieldAt } from '../form/fields.ts';
import { idOf, useHost } from '../form/host.ts';
import { type Json, labelOf, numberOf, objectOf, objects, textOf } from '../json.ts';
import { TextObject } from '../mrkdwn/text.tsx';
import { Picture } from './picture.tsx';

interface BlockProps {
  readonly block: Json;
}

export function Section({ block }: BlockProps) {
  const accessory = objectOf(block.accessory);
  const fields = objects(block.fields);
  return (
    <div class={accessory ? 'with-accessory' : ''}>
      <div class="section-body">
        {block.text !== undefined && (
          <div class="section-text">
            <TextObject value={block.text} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="section-fields">
            {fields.map((field, index) => (
              <div key={`${index}-${labelOf(field)}`} class="section-field">
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div class="accessory">
          <Element block={block} element={accessory} label={plainLabel(block.text)} />
        </div>
      )}
    </div>
  );
}

/** What a control beside a text is called: the text's first line without its marks. */
function plainLabel(text: unknown): string {
  const [line = ''] = labelOf(text).split('\n');
  return line.replace(/[*_~`]/g, '').slice(0, 80);
}

export function Header({ block }: BlockProps) {
  const level = numberOf(block.level) ?? 2;
  // The first level is the page's own.
  return (
    // biome-ignore lint/a11y/useSemanticElements: the level comes from the app
    <div class={`header-text level-${level}`} role="heading" aria-level={Math.max(2, level)}>
      <TextObject value={block.text} />
    </div>
  );
}

export function Context({ block }: BlockProps) {
  return (
    <div class="context-elements">
      {objects(block.elements).map((element, index) =>
        element.type === 'image' ? (
          <Picture key={`${index}-image`} source={element} small />
        ) : (
          <span key={`${index}-text`} class="context-text">
            <TextObject value={element} />
          </span>
        ),
      )}
    </div>
  );
}

export function Actions({ block }: BlockProps) {
  return (
    <div class="action-elements">
      {objects(block.elements).map((element, index) => (
        <Element key={`${index}-${textOf(element.action_id)}`} block={block} element={element} />
      ))}
    </div>
  );
}

export function Input({ block }: BlockProps) {
  const { words } = useDirectory();
  const { errors } = useHost();
  const element = objectOf(block.element) ?? {};
  const field = fieldAt(block, element);
  const id = idOf(field);
  const error = errors[field.blockId];
  const isGroup = field.type === 'checkboxes' || field.type === 'radio_buttons';
  const label = (
    <>
      <TextObject value={block.label} />
      {block.optional === true && <span class="optional"> {words.optional}</span>}
    </>
  );
  return (
    <div class={error ? 'field invalid' : 'field'}>
      {isGroup ? (
        <span class="field-label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label class="field-label" for={id}>
          {label}
        </label>
      )}
      <Element block={block} element={element} label={labelOf(block.label)} />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          <TextObject value={block.hint} />
        </p>
      )}
    </div>
  );
}

export function Image({ block }: BlockProps) {
  return (
    <figure>
      {block.title !== undefined && (
        <figcaption>
          <TextObject value={block.title} />
        </figcaption>
      )}
      <Picture source={block} />
    </figure>
  );
}

export function Video({ block }: BlockProps) {
  const { words } = useDirectory();
  const url = textOf(block.title_url) || textOf(block.video_url);
  return (
    <figure class="video">
      <figcaption>
        <a href={url} target="_blank" rel="noreferrer">
          <TextObject value={block.title} />
        </a>
        {[block.author_name, block.provider_name].filter(Boolean).map((name) => (
          <span key={textOf(name)} class="aside">
            {textOf(name)}
          </span>
        ))}
        <p class="aside">
          <TextObject value={block.description} />
        </p>
      </figcaption>
      <a
        class="video-frame"
        href={textOf(block.video_url)}
        target="_blank"
        rel="noreferrer"
        aria-label={words.watch}
      >
        <img class="picture" src={textOf(block.thumbnail_url)} alt={textOf(block.alt_text)} loading="lazy" />
        <span class="play" aria-hidden="true">
          ▶
        </span>
      </a>
    </figure>
  );
}
