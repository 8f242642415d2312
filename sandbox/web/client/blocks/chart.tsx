import { type Json, numberOf, objectOf, objects, textOf } from '../json.ts';
import { Unknown } from './unknown.tsx';

const colours = ['#2f6f8f', '#c27b2c', '#4f8a5b', '#9a4f6e', '#6a6fb0', '#a08a2f', '#5b8f8c', '#b0574b'];

/** A `data_visualization` block: bars, lines, areas or a pie, with its figures in a table beneath, which is how they are read without seeing it too. */
export function Chart({ block }: { readonly block: Json }) {
  const chart = objectOf(block.chart);
  if (!chart) return <Unknown block={block} />;
  const title = textOf(block.title);
  const series = seriesOf(chart);
  const labels = series[0]?.points.map(({ label }) => label) ?? [];
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 400 200" role="img" aria-label={title}>
        {chart.type === 'pie' ? (
          <Pie points={series[0]?.points ?? []} />
        ) : (
          <Plot type={textOf(chart.type)} {...{ series, labels }} />
        )}
      </svg>
      <Legend names={chart.type === 'pie' ? labels : series.map(({ name }) => name)} />
      <Figures {...{ series, labels }} />
    </figure>
  );
}

interface Point {
  readonly label: string;
  readonly value: number;
}

interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

function seriesOf(chart: Json): readonly Series[] {
  if (chart.type === 'pie') return [{ name: '', points: objects(chart.segments).map(pointOf) }];
  return objects(chart.series).map((one) => ({
    name: textOf(one.name),
    points: objects(one.data).map(pointOf),
  }));
}

function pointOf(point: Json): Point {
  return { label: textOf(point.label), value: numberOf(point.value) ?? 0 };
}

function colourOf(index: number): string {
  return colours[index % colours.length] ?? '#2f6f8f';
}

interface PlotProps {
  readonly type: string;
  readonly series: readonly Series[];
  readonly labels: readonly string[];
}

const floor = 175;
const ceiling = 12;

function Plot({ type, series, labels }: PlotProps) {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const most = Math.max(1, ...values);
  const least = Math.min(0, ...values);
  const y = (value: number) => floor - ((value - least) / (most - least)) * (floor - ceiling);
  const slot = 380 / Math.max(1, labels.length);
  const middle = (index: number) => 10 + slot * (index + 0.5);
  const every = Math.ceil(labels.length / 10);
  return (
    <>
      <line class="axis" x1="10" x2="390" y1={y(0)} y2={y(0)} />
      {series.map((one, nth) =>
        type === 'bar'
          ? one.points.map((point, at) => {
              const width = (slot * 0.7) / series.length;
              const top = Math.min(y(point.value), y(0));
              return (
                <rect
                  key={point.label}
                  x={10 + slot * at + slot * 0.15 + width * nth}
                  y={top}
                  width={width}
                  height={Math.abs(y(point.value) - y(0))}
                  fill={colourOf(nth)}
                />
              );
            })
          : trace(
              one.points.map((point, at) => `${middle(at)},${y(point.value)}`),
              {
                colour: colourOf(nth),
                base: type === 'area' ? y(0) : undefined,
              },
            ),
      )}
      {labels.map((label, at) =>
        at % every === 0 ? (
          <text key={label} x={middle(at)} y="192" text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </>
  );
}

function trace(
  points: readonly string[],
  { colour, base }: { readonly colour: string; readonly base: number | undefined },
) {
  const first = points[0]?.split(',')[0] ?? '0';
  const last = points.at(-1)?.split(',')[0] ?? '0';
  return (
    <g key={colour}>
      {base !== undefined && (
        <polygon
          points={`${first},${base} ${points.join(' ')} ${last},${base}`}
          fill={colour}
          fill-opacity="0.25"
        />
      )}
      <polyline points={points.join(' ')} fill="none" stroke={colour} stroke-width="2.5" />
    </g>
  );
}

function Pie({ points }: { readonly points: readonly Point[] }) {
  const total = points.reduce((sum, { value }) => sum + value, 0) || 1;
  // Dashes on a circle of circumference 100: each slice a dash, turned to where the one before ended.
  const radius = 100 / (2 * Math.PI);
  return (
    <g transform="translate(200 100) scale(2.9) rotate(-90)">
      {points.map((point, index) => {
        const before = points.slice(0, index).reduce((sum, { value }) => sum + value, 0);
        return (
          <circle
            key={point.label}
            r={radius}
            fill="none"
            stroke={colourOf(index)}
            stroke-width={radius * 2}
            stroke-dasharray={`${(point.value / total) * 100} 100`}
            stroke-dashoffset={(-before / total) * 100}
          />
        );
      })}
    </g>
  );
}

function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <div class="legend">
      {names.filter(Boolean).map((name, index) => (
        <span key={name}>
          <span class="swatch" style={{ background: colourOf(index) }} />
          {name}
        </span>
      ))}
    </div>
  );
}

function Figures({ series, labels }: Omit<PlotProps, 'type'>) {
  return (
    <table class="figures">
      {series.some(({ name }) => name !== '') && (
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {labels.map((label) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {series.map(({ name, points }) => (
              <td key={name}>{points.find((point) => point.label === label)?.value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
