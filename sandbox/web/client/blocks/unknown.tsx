import { useEffect } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { type Json, textOf } from '../json.ts';

/** What the client cannot draw is shown as it came, never left out. */
export function Unknown({ block }: { readonly block: Json }) {
  const { words } = useDirectory();
  // Tests fail for what the console calls an error.
  useEffect(() => console.error(`unknown block: ${textOf(block.type)}`), []);
  return (
    <div class="unknown-block" role="alert">
      <strong>{words.unknownBlock(textOf(block.type) || '?')}</strong>
      <code>{JSON.stringify(block, undefined, 1)}</code>
    </div>
  );
}
