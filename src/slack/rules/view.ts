import { violationsOf } from './apply.ts';
import { blocksOn } from './blocks.ts';
import { plain } from './composition.ts';
import { inPayloadOrder } from './in-order.ts';
import { isObject, type JsonObject } from './json.ts';
import { boolean, byType, type Check, object, string } from './schema.ts';
import { type Verdict, type Violation, verdictOf } from './verdict.ts';
import { acrossBlocks, placedBlocks } from './whole-payload.ts';

const root = '/view';
const maxBytes = 250_000;

const common = { private_metadata: string(3000, 0), callback_id: string(255), external_id: string(255) };

const submitForInputs: Check = (view, pointer) => {
  const asks = placedBlocks(view.blocks, '').some(({ block }) => block.type === 'input');
  if (!asks || view.submit !== undefined) return [];
  return [{ pointer, text: 'must define `submit` to use an `input` block in modals' }];
};

const views = byType({
  modal: object({
    required: { title: plain(24), blocks: blocksOn('modal') },
    optional: {
      ...common,
      submit: plain(24),
      close: plain(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
    checks: [submitForInputs],
  }),
  home: object({ required: { blocks: blocksOn('home') }, optional: common }),
});

/**
 * What `views.*` says to a modal or a Home tab, told apart by `type`. Errors: `view_too_large` above 250 kB
 * of JSON, else `invalid_arguments` with every broken rule. An empty Home tab is accepted with a warning.
 */
export function checkView(view: unknown): Verdict {
  const violations = viewViolations(view);
  if (isObject(view) && bytesOf(view) > maxBytes)
    return { error: 'view_too_large', violations, warnings: [] };
  return verdictOf('invalid_arguments', violations, warningsOf(view));
}

function viewViolations(view: unknown): readonly Violation[] {
  const broken = violationsOf(views, view, root);
  if (!isObject(view)) return broken;
  const across = acrossBlocks(view.blocks, `${root}/blocks`, view.type === 'home' ? 'home' : 'modal');
  return inPayloadOrder([...broken, ...across], view, root);
}

function warningsOf(view: unknown): readonly string[] {
  const empty = isObject(view) && Array.isArray(view.blocks) && view.blocks.length === 0;
  return empty ? ['the view has no blocks'] : [];
}

function bytesOf(view: JsonObject): number {
  return new TextEncoder().encode(JSON.stringify(view)).length;
}
