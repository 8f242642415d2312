import { useState } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { type Json, numberOf, objectOf, objects, textOf } from '../json.ts';
import { RichText } from './rich-text.tsx';

/** A `table` block: its first row is the heading. */
export function Table({ block }: { readonly block: Json }) {
  const rows = rowsOf(block.rows);
  const columns = Array.isArray(block.column_settings) ? block.column_settings.map(objectOf) : [];
  return <Grid rows={rows.slice(1)} heading={rows[0] ?? []} columns={columns} caption="" />;
}

/** A `data_table` block: turned page by page. */
export function DataTable({ block }: { readonly block: Json }) {
  const { words } = useDirectory();
  const [page, setPage] = useState(0);
  const [heading = [], ...rows] = rowsOf(block.rows);
  const size = numberOf(block.page_size) ?? 10;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, pages - 1);
  return (
    <div class="data-table">
      <Grid
        rows={rows.slice(at * size, (at + 1) * size)}
        heading={heading}
        columns={[]}
        caption={textOf(block.caption)}
        rowHeader={numberOf(block.row_header_column_index)}
      />
      {pages > 1 && (
        <div class="pager">
          <button type="button" class="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            {words.previous}
          </button>
          <span role="status">{words.page(at + 1, pages)}</span>
          <button type="button" class="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
            {words.next}
          </button>
        </div>
      )}
    </div>
  );
}

type Row = readonly Json[];

interface GridProps {
  readonly heading: Row;
  readonly rows: readonly Row[];
  readonly columns: readonly (Json | undefined)[];
  readonly caption: string;
  readonly rowHeader?: number | undefined;
}

function Grid({ heading, rows, columns, caption, rowHeader }: GridProps) {
  const { words } = useDirectory();
  const look = (cell: Json, at: number) => {
    const align = textOf(columns[at]?.align) || (cell.type === 'raw_number' ? 'right' : 'left');
    return `align-${align} ${columns[at]?.is_wrapped === false ? 'unwrapped' : ''}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <section class="table-frame" tabIndex={0} aria-label={caption || words.messages}>
      <table>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heading.map((cell, at) => (
              <th key={String(at)} scope="col" class={look(cell, at)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={String(index)}>
              {row.map((cell, at) =>
                at === rowHeader ? (
                  <th key={String(at)} scope="row" class={look(cell, at)}>
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={String(at)} class={look(cell, at)}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { readonly cell: Json }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : <span>{textOf(cell.text)}</span>;
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.map(objects) : [];
}
