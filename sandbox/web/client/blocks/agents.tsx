import { useDirectory } from '../directory.ts';
import { Element } from '../elements/element.tsx';
import { type Json, objectOf, objects, textOf } from '../json.ts';
import { RichText } from './rich-text.tsx';

const signs: Readonly<Record<string, string>> = { pending: '○', in_progress: '◐', complete: '✓', error: '✕' };

/** One task of an assistant and how far it is. */
export function TaskCard({ task }: { readonly task: Json }) {
  const { words } = useDirectory();
  const status = textOf(task.status);
  const names: Readonly<Record<string, string>> = {
    pending: words.statusPending,
    in_progress: words.statusInProgress,
    complete: words.statusComplete,
    error: words.statusError,
  };
  const parts = [objectOf(task.details), objectOf(task.output)].filter((part) => part !== undefined);
  return (
    <div class={`task ${status}`}>
      <div class="task-head">
        <span role="img" aria-label={names[status] ?? status}>
          {signs[status] ?? '○'}
        </span>
        <strong>{textOf(task.title)}</strong>
      </div>
      {parts.map((part, index) => (
        <RichText key={String(index)} block={part} />
      ))}
      {objects(task.sources).length > 0 && (
        <p class="aside">
          {words.sources}：
          {objects(task.sources).map((source) => (
            <a key={textOf(source.url)} href={textOf(source.url)} target="_blank" rel="noreferrer">
              {textOf(source.text)}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

export function Plan({ block }: { readonly block: Json }) {
  return (
    <div class="plan">
      <strong>{textOf(block.title)}</strong>
      {objects(block.tasks).map((task) => (
        <TaskCard key={textOf(task.task_id)} task={task} />
      ))}
    </div>
  );
}

export function ContextActions({ block }: { readonly block: Json }) {
  return (
    <div class="action-elements small">
      {objects(block.elements).map((element) => (
        <Element key={textOf(element.action_id)} block={block} element={element} />
      ))}
    </div>
  );
}
