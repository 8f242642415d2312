import { contextActions, plan, taskCard } from './agent-blocks.ts';
import { baseBlocks } from './base-blocks.ts';
import { alert, card, carousel, container } from './card-blocks.ts';
import { dataTable, dataVisualization, markdown, table } from './data-blocks.ts';
import { byType, type ListSchema, list, type ObjectSchema } from './schema.ts';
import type { Surface } from './surfaces.ts';

type Blocks = Readonly<Record<string, ObjectSchema>>;

// `file` blocks only ever appear when reading, so no surface lists them. Tables, data tables and cards
// are published for more surfaces than they were seen to work on; these are the ones seen to work.
const extraBlocks: Readonly<Record<Surface, Blocks>> = {
  message: {
    markdown,
    table,
    data_table: dataTable,
    data_visualization: dataVisualization,
    container: container({ ...baseBlocks('message'), table }),
    context_actions: contextActions,
    plan,
    task_card: taskCard,
    card,
    carousel,
  },
  modal: { alert },
  home: { card, carousel },
};

const lists: Readonly<Record<Surface, ListSchema>> = {
  message: blockList('message', { max: 50, min: 0 }),
  modal: blockList('modal', { max: 100, min: 1 }),
  home: blockList('home', { max: 100, min: 0 }),
};

/** The rule for the `blocks` of a surface: how many, and which. */
export function blocksOn(surface: Surface): ListSchema {
  return lists[surface];
}

function blockList(surface: Surface, bounds: { readonly max: number; readonly min: number }): ListSchema {
  return list(byType({ ...baseBlocks(surface), ...extraBlocks[surface] }), bounds.max, bounds.min);
}
