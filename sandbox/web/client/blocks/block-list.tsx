import { type Json, textOf } from '../json.ts';
import { ContextActions, Plan, TaskCard } from './agents.tsx';
import { Alert, Card, Carousel, Container } from './cards.tsx';
import { Chart } from './chart.tsx';
import { Actions, Context, Header, Image, Input, Section, Video } from './common.tsx';
import { Markdown } from './markdown.tsx';
import { RichText } from './rich-text.tsx';
import { DataTable, Table } from './tables.tsx';
import { Unknown } from './unknown.tsx';

/** Blocks, one below the other. */
export function BlockList({ blocks }: { readonly blocks: readonly Json[] }) {
  const seen = new Map<string, number>();
  return (
    <div class="blocks">
      {blocks.map((block) => {
        const type = textOf(block.type);
        const nth = seen.get(type) ?? 0;
        seen.set(type, nth + 1);
        // Inputs are known by their id; the rest by their place, since an id made by the server changes with each update.
        const key = type === 'input' ? textOf(block.block_id) : `${type}-${nth}`;
        return (
          <div
            key={key}
            class={`block block-${type}`}
            data-block-id={textOf(block.block_id)}
            data-block-type={type}
          >
            <BlockBody block={block} />
          </div>
        );
      })}
    </div>
  );
}

function BlockBody({ block }: { readonly block: Json }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <Header block={block} />;
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'image':
      return <Image block={block} />;
    case 'video':
      return <Video block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    default:
      return <NewerBlock block={block} />;
  }
}

function NewerBlock({ block }: { readonly block: Json }) {
  switch (block.type) {
    case 'markdown':
      return <Markdown text={textOf(block.text)} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'card':
      return <Card card={block} />;
    case 'carousel':
      return <Carousel block={block} />;
    case 'container':
      return <Container block={block} list={BlockList} />;
    case 'alert':
      return <Alert block={block} />;
    case 'context_actions':
      return <ContextActions block={block} />;
    case 'plan':
      return <Plan block={block} />;
    case 'task_card':
      return <TaskCard task={block} />;
    default:
      return <Unknown block={block} />;
  }
}
