import { charactersOfCells } from './cells.ts';
import { isObject, type JsonObject } from './json.ts';
import { richTextBlock } from './rich-text.ts';
import {
  boolean,
  byType,
  type Check,
  integer,
  list,
  nullable,
  number,
  object,
  string,
  word,
} from './schema.ts';
import type { Violation } from './verdict.ts';

// Blocks that carry much text or many figures.

const blockId = { block_id: string(255) };

// The sum over all markdown blocks of a message has the same limit; whole-payload checks see to that.
export const markdown = object({ required: { text: string(12_000) }, optional: blockId });

const cell = byType({
  raw_text: object({ required: { text: string() } }),
  raw_number: object({ required: { value: number(), text: string() } }),
  rich_text: richTextBlock,
});
const row = list(cell, 20);

const column = object({ optional: { align: word('left', 'center', 'right'), is_wrapped: boolean } });

export const table = object({
  required: { rows: list(row, 100) },
  optional: { ...blockId, column_settings: list(nullable(column), 20) },
  checks: [cellsWithin(10_000)],
});

export const dataTable = object({
  required: { rows: list(row, 201, 2), caption: string() },
  optional: { ...blockId, page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  checks: [cellsWithin(20_000)],
});

const label = string(20);
const pie = object({
  required: { segments: list(object({ required: { label, value: number(0) } }), 12) },
});
const series = object({
  required: { name: label, data: list(object({ required: { label, value: number() } }), 20) },
});
const axes = object({
  required: { categories: list(label, 20) },
  optional: { x_label: string(50), y_label: string(50) },
});
const plotted = object({
  required: { series: list(series, 12), axis_config: axes },
  checks: [pointForEachCategory],
});

export const dataVisualization = object({
  required: { title: string(50), chart: byType({ pie, bar: plotted, area: plotted, line: plotted }) },
  optional: blockId,
});

function cellsWithin(max: number): Check {
  return (value, pointer) => {
    const rows = `${pointer}/rows`;
    return charactersOfCells(value.rows) > max
      ? [{ pointer: rows, text: `must be less than ${max + 1} characters` }]
      : [];
  };
}

/** Every series gives each category of the axis one value. */
function pointForEachCategory(chart: JsonObject, pointer: string): readonly Violation[] {
  const categories = isObject(chart.axis_config) ? chart.axis_config.categories : undefined;
  if (!Array.isArray(categories) || !Array.isArray(chart.series)) return [];
  return chart.series.flatMap((one: unknown, index) => {
    const data = isObject(one) && Array.isArray(one.data) ? one.data : undefined;
    if (data === undefined) return [];
    const labels = data.map((point: unknown) => (isObject(point) ? point.label : undefined));
    const complete = labels.length === categories.length && categories.every((name) => labels.includes(name));
    return complete
      ? []
      : [{ pointer: `${pointer}/series/${index}/data`, text: 'must match the axis categories' }];
  });
}
