/** Payload pieces that Slack accepts, for tests to spoil one at a time. */

export type Json = Readonly<Record<string, unknown>>;

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const letters = (count: number): string => 'x'.repeat(count);

/** `count` different things. */
export function many<Item>(count: number, make: (index: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export const option = (index: number): Json => ({ text: plain(`Option ${index}`), value: `value-${index}` });
export const options = (count: number): readonly Json[] => many(count, option);
export const group = (index: number): Json => ({
  label: plain(`Group ${index}`),
  options: [{ text: plain('One'), value: `of-group-${index}` }],
});

export const section = (text: string): Json => ({ type: 'section', text: mrkdwn(text) });
export const button = (changes: Json = {}): Json => ({ type: 'button', text: plain('Press'), ...changes });
export const actions = (...elements: readonly Json[]): Json => ({ type: 'actions', elements });
export const input = (element: Json): Json => ({ type: 'input', label: plain('Label'), element });
export const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A reel of paper' };
export const slackImage = { type: 'image', slack_file: { id: 'F1' }, alt_text: 'A reel of paper' };
export const confirm = {
  title: plain('Sure?'),
  text: mrkdwn('Sure?'),
  confirm: plain('Yes'),
  deny: plain('No'),
};

export const richText = (...leaves: readonly Json[]): Json => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: leaves.length > 0 ? leaves : [{ type: 'text', text: 'a' }] },
  ],
});

export const modal = (blocks: unknown, changes: Json = {}): Json => ({
  type: 'modal',
  title: plain('Order'),
  submit: plain('Send'),
  blocks,
  ...changes,
});
export const home = (blocks: unknown, changes: Json = {}): Json => ({ type: 'home', blocks, ...changes });

/** One element of every type, in a form Slack accepts. */
export const elements: Readonly<Record<string, Json>> = {
  button: button(),
  overflow: { type: 'overflow', options: options(2) },
  workflow_button: {
    type: 'workflow_button',
    text: plain('Run'),
    workflow: { trigger: { url: 'https://example.com/t' } },
  },
  checkboxes: { type: 'checkboxes', options: options(2) },
  radio_buttons: { type: 'radio_buttons', options: options(2) },
  static_select: { type: 'static_select', options: options(2) },
  external_select: { type: 'external_select' },
  users_select: { type: 'users_select' },
  conversations_select: { type: 'conversations_select' },
  channels_select: { type: 'channels_select' },
  multi_static_select: { type: 'multi_static_select', option_groups: [group(1)] },
  multi_external_select: { type: 'multi_external_select' },
  multi_users_select: { type: 'multi_users_select' },
  multi_conversations_select: { type: 'multi_conversations_select' },
  multi_channels_select: { type: 'multi_channels_select' },
  datepicker: { type: 'datepicker' },
  timepicker: { type: 'timepicker' },
  datetimepicker: { type: 'datetimepicker' },
  plain_text_input: { type: 'plain_text_input' },
  number_input: { type: 'number_input', is_decimal_allowed: false },
  email_text_input: { type: 'email_text_input' },
  url_text_input: { type: 'url_text_input' },
  rich_text_input: { type: 'rich_text_input' },
  file_input: { type: 'file_input' },
  image,
  plain_text: plain('Text'),
  mrkdwn: mrkdwn('Text'),
  feedback_buttons: {
    type: 'feedback_buttons',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  },
  icon_button: { type: 'icon_button', icon: 'trash', text: plain('Delete') },
};

const card = { type: 'card', title: mrkdwn('Order 1') };
const pieChart = { type: 'pie', segments: [{ label: 'A', value: 1 }] };

/** One block of every type, in a form Slack accepts. */
export const blocks: Readonly<Record<string, Json>> = {
  actions: actions(button()),
  context: { type: 'context', elements: [mrkdwn('a')] },
  divider: { type: 'divider' },
  header: { type: 'header', text: plain('Order') },
  image,
  input: input({ type: 'plain_text_input' }),
  rich_text: richText(),
  section: section('a'),
  video: {
    type: 'video',
    title: plain('Film'),
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'A film',
  },
  markdown: { type: 'markdown', text: '# a' },
  table: { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] },
  data_table: { type: 'data_table', caption: 'A', rows: many(2, () => [{ type: 'raw_text', text: 'a' }]) },
  data_visualization: { type: 'data_visualization', title: 'A', chart: pieChart },
  container: { type: 'container', title: plain('A'), child_blocks: [section('a')] },
  context_actions: { type: 'context_actions', elements: [elements.feedback_buttons] },
  plan: {
    type: 'plan',
    title: 'A',
    tasks: [{ type: 'task_card', task_id: '1', title: 'A', status: 'pending' }],
  },
  task_card: { type: 'task_card', task_id: '1', title: 'A', status: 'pending' },
  card,
  carousel: { type: 'carousel', elements: [card] },
  alert: { type: 'alert', text: mrkdwn('Careful') },
  file: { type: 'file', source: 'remote', external_id: 'a' },
};
