import { expect, test } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../src/slack/rules/index.ts';
import { actions, blocks, elements, home, input, type Json, modal, section } from './samples.ts';

const everywhere = ['message', 'modal', 'home'];
const surfacesOfBlock: Readonly<Record<string, readonly string[]>> = {
  actions: everywhere,
  context: everywhere,
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  rich_text: everywhere,
  section: everywhere,
  video: everywhere,
  markdown: ['message'],
  table: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  container: ['message'],
  context_actions: ['message'],
  plan: ['message'],
  task_card: ['message'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  alert: ['modal'],
  file: [],
};

const check = {
  message: (block: unknown) => checkMessageBlocks([block]),
  modal: (block: unknown) => checkView(modal([block])),
  home: (block: unknown) => checkView(home([block])),
};

test('the table of surfaces names every block of the samples', () => {
  expect(Object.keys(surfacesOfBlock).sort()).toEqual(Object.keys(blocks).sort());
});

for (const [type, surfaces] of Object.entries(surfacesOfBlock)) {
  for (const surface of ['message', 'modal', 'home'] as const) {
    const allowed = surfaces.includes(surface);
    test(`a ${type} block is ${allowed ? 'accepted' : 'refused'} in a ${surface}`, () => {
      const pointer = surface === 'message' ? '/blocks/0/type' : '/view/blocks/0/type';
      const expected = allowed ? [] : [{ pointer, text: `unsupported type: ${type}` }];
      expect(check[surface](blocks[type]).violations).toEqual(expected);
    });
  }
}

const stateful = [
  ...['checkboxes', 'radio_buttons', 'static_select', 'external_select', 'users_select'],
  ...['conversations_select', 'channels_select', 'multi_static_select', 'multi_external_select'],
  ...[
    'multi_users_select',
    'multi_conversations_select',
    'multi_channels_select',
    'datepicker',
    'timepicker',
  ],
];
const pressable = ['button', 'overflow', 'workflow_button'];
const typed = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'];

interface Place {
  readonly block: (element: Json) => Json;
  readonly pointer: string;
  readonly allowed: readonly string[];
}

const places: Readonly<Record<string, Place>> = {
  'section accessory': {
    block: (accessory) => ({ ...section('a'), accessory }),
    pointer: '/accessory/type',
    allowed: [...stateful, ...pressable, 'image'],
  },
  'actions block': {
    block: actions,
    pointer: '/elements/0/type',
    allowed: [...stateful, ...pressable, 'datetimepicker', 'rich_text_input'],
  },
  'input block': {
    block: input,
    pointer: '/element/type',
    allowed: [...stateful, ...typed, 'datetimepicker', 'rich_text_input', 'file_input'],
  },
  'context block': {
    block: (element) => ({ type: 'context', elements: [element] }),
    pointer: '/elements/0/type',
    allowed: ['image', 'plain_text', 'mrkdwn'],
  },
};

for (const [name, { block, pointer, allowed }] of Object.entries(places)) {
  test(`a ${name} takes exactly the elements Slack lists`, () => {
    for (const [type, element] of Object.entries(elements)) {
      const refused = [{ pointer: `/view/blocks/0${pointer}`, text: `unsupported type: ${type}` }];
      expect(checkView(modal([block(element)])).violations, type).toEqual(
        allowed.includes(type) ? [] : refused,
      );
    }
  });
}

test('a context_actions block takes feedback and icon buttons only', () => {
  for (const [type, element] of Object.entries(elements)) {
    const { error } = checkMessageBlocks([{ type: 'context_actions', elements: [element] }]);
    expect(error === undefined, type).toBe(['feedback_buttons', 'icon_button'].includes(type));
  }
});

test('a file input stands in a modal only', () => {
  const block = input({ type: 'file_input' });
  expect(checkView(modal([block])).error).toBeUndefined();
  const expected = 'unsupported type: file_input';
  expect(checkView(home([block])).violations).toEqual([
    { pointer: '/view/blocks/0/element/type', text: expected },
  ]);
  expect(checkMessageBlocks([block]).violations).toEqual([
    { pointer: '/blocks/0/element/type', text: expected },
  ]);
});

test('a file input cannot dispatch actions', () => {
  const block = { ...input({ type: 'file_input' }), dispatch_action: true };
  expect(checkView(modal([block])).violations).toEqual([
    { pointer: '/view/blocks/0/element/type', text: 'unsupported type: file_input' },
  ]);
});

test('a container takes the base blocks and a table, and no further containers', () => {
  const children = ['section', 'actions', 'table', 'video', 'image'].map((type) => blocks[type]);
  const container = (child_blocks: unknown) => ({ ...blocks.container, child_blocks });
  expect(checkMessageBlocks([container(children)]).violations).toEqual([]);
  for (const type of ['container', 'markdown', 'card', 'file', 'alert']) {
    expect(checkMessageBlocks([container([blocks[type]])]).violations).toEqual([
      { pointer: '/blocks/0/child_blocks/0/type', text: `unsupported type: ${type}` },
    ]);
  }
});

test('response_url_enabled is for input blocks of a modal', () => {
  const select = { type: 'conversations_select', response_url_enabled: true };
  const text = 'invalid additional property: response_url_enabled';
  expect(checkView(modal([input(select)])).violations).toEqual([]);
  expect(checkView(modal([actions(select)])).violations).toEqual([
    { pointer: '/view/blocks/0/elements/0', text },
  ]);
  expect(checkView(home([input(select)])).violations).toEqual([{ pointer: '/view/blocks/0/element', text }]);
  expect(checkMessageBlocks([input(select)]).violations).toEqual([{ pointer: '/blocks/0/element', text }]);
});
