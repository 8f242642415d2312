import type { KnownBlock, ModalView } from '@slack/types';
import { manifestWith } from '../with-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const rich = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] }],
});
const option = (value: string, text: string) => ({ value, text: plain(text) });
const picture = {
  type: 'image' as const,
  image_url: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
  alt_text: '一点',
};
const button = (action_id: string, text: string) => ({
  type: 'button' as const,
  action_id,
  text: plain(text),
  value: '1',
});

/** With the scope for videos, and the domain they come from. */
export const mayEmbedVideos = () =>
  manifestWith((file) => {
    file.oauth_config.scopes.bot.push('links.embed:write');
    Object.assign(file.features, { unfurl_domains: ['example.invalid'] });
  });

/** One block of every kind a message may hold, with what a reader must find of each; tables one a message. */
export const messageBlocks: readonly { readonly block: object; readonly shows: string }[] = [
  { block: { type: 'header', text: plain('标题 SO-261123-017') }, shows: '标题 SO-261123-017' },
  {
    block: {
      type: 'section',
      text: mrkdwn('*要求* 12-05 <https://example.com|链接>'),
      fields: [mrkdwn('*品名*\n双胶纸'), plain('12.5 吨')],
      accessory: button('acc', '打开'),
    },
    shows: '双胶纸',
  },
  { block: { type: 'divider' }, shows: '' },
  { block: { type: 'context', elements: [picture, mrkdwn('承诺 _12-08_')] }, shows: '承诺 12-08' },
  {
    block: {
      type: 'image',
      image_url: picture.image_url,
      alt_text: '传真',
      title: plain('客户传真'),
    },
    shows: '客户传真',
  },
  {
    block: {
      type: 'actions',
      elements: [
        button('go', '登记回传'),
        {
          type: 'static_select',
          action_id: 'pick',
          placeholder: plain('等级'),
          options: [option('a', 'A 类'), option('b', 'B 类')],
        },
        { type: 'datepicker', action_id: 'day', initial_date: '2026-12-05', placeholder: plain('日期') },
        { type: 'checkboxes', action_id: 'ticks', options: [option('x', '数量 12.5 吨')] },
        { type: 'radio_buttons', action_id: 'one', options: [option('y', '送货'), option('z', '自提')] },
        {
          type: 'overflow',
          action_id: 'more',
          options: [option('doubt', '疑问'), option('anomaly', '异常')],
        },
      ],
    },
    shows: '登记回传',
  },
  {
    block: {
      type: 'input',
      block_id: 'note',
      label: plain('备注'),
      element: { type: 'plain_text_input', action_id: 'value' },
    },
    shows: '备注',
  },
  {
    block: {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: '粗体', style: { bold: true } },
            { type: 'user', user_id: 'UCHENYU' },
            { type: 'emoji', name: 'white_check_mark' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [rich('第一').elements[0], rich('第二').elements[0]],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '引用' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code 1' }] },
      ],
    },
    shows: '@陈宇',
  },
  {
    block: {
      type: 'video',
      title: plain('纸机巡检'),
      video_url: 'https://example.invalid/v',
      thumbnail_url: picture.image_url,
      alt_text: '视频',
    },
    shows: '纸机巡检',
  },
  {
    block: { type: 'markdown', text: '## 日报\n- [x] **完成** 4 单\n\n| 品 | 吨 |\n|---|---|\n| 牛卡 | 8 |' },
    shows: '牛卡',
  },
  {
    block: {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: '产品' },
          { type: 'raw_text', text: '吨' },
        ],
        [rich('双胶纸'), { type: 'raw_number', value: 12.5, text: '12.5' }],
      ],
    },
    shows: '12.5',
  },
  {
    block: {
      type: 'data_table',
      caption: '在产订单',
      page_size: 2,
      rows: [['单号'], ['001'], ['002'], ['003']].map((row) =>
        row.map((text) => ({ type: 'raw_text', text })),
      ),
    },
    shows: '在产订单',
  },
  {
    block: {
      type: 'data_visualization',
      title: '本周发货',
      chart: {
        type: 'bar',
        series: [
          {
            name: '吨',
            data: [
              { label: '周一', value: 12 },
              { label: '周二', value: 30 },
            ],
          },
        ],
        axis_config: { categories: ['周一', '周二'] },
      },
    },
    shows: '周二\t30',
  },
  {
    block: {
      type: 'data_visualization',
      title: '品种',
      chart: {
        type: 'pie',
        segments: [
          { label: '双胶', value: 3 },
          { label: '牛卡', value: 1 },
        ],
      },
    },
    shows: '品种',
  },
  {
    block: {
      type: 'card',
      title: plain('联兴'),
      subtitle: mrkdwn('B 类'),
      body: mrkdwn('*欠款* 0'),
      actions: [button('open', '查看')],
    },
    shows: 'B 类',
  },
  {
    block: {
      type: 'carousel',
      elements: [
        { type: 'card', title: plain('甲') },
        { type: 'card', title: plain('乙') },
      ],
    },
    shows: '乙',
  },
  {
    block: {
      type: 'container',
      title: plain('收起的组'),
      is_collapsible: true,
      child_blocks: [{ type: 'section', text: plain('里面的话') }],
    },
    shows: '里面的话',
  },
  {
    block: {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'fb',
          positive_button: { text: plain('有用'), value: 'yes' },
          negative_button: { text: plain('没用'), value: 'no' },
        },
        { type: 'icon_button', action_id: 'bin', icon: 'trash', text: plain('删除') },
      ],
    },
    shows: '',
  },
  {
    block: {
      type: 'plan',
      title: '接单',
      tasks: [{ type: 'task_card', task_id: 't1', title: '读传真', status: 'complete' }],
    },
    shows: '读传真',
  },
  {
    block: {
      type: 'task_card',
      task_id: 't2',
      title: '核价',
      status: 'in_progress',
      details: rich('价目 2026-11'),
    },
    shows: '价目 2026-11',
  },
];

/** A modal with one field of every kind. */
export const everyField: ModalView = {
  type: 'modal',
  callback_id: 'intake',
  title: plain('登记资料'),
  submit: plain('签署'),
  close: plain('先不签'),
  blocks: [
    { type: 'context', elements: [mrkdwn('联兴 · *B 类*')] },
    input('customer', '客户', {
      type: 'external_select',
      min_query_length: 1,
      placeholder: plain('名称或拼音'),
    }),
    input('grade', '等级', {
      type: 'static_select',
      option_groups: [
        { label: plain('常用'), options: [option('a', 'A 类'), option('b', 'B 类')] },
        { label: plain('其他'), options: [option('c', 'C 类')] },
      ],
    }),
    input('seller', '业务员', { type: 'users_select' }),
    input('tags', '标签', {
      type: 'multi_static_select',
      options: [option('rush', '加急'), option('new', '新客户')],
    }),
    input('quantity', '数量', {
      type: 'number_input',
      is_decimal_allowed: true,
      min_value: '0.5',
      max_value: '99',
    }),
    input('mail', '邮箱', { type: 'email_text_input' }),
    input('site', '网址', { type: 'url_text_input' }),
    input('due', '交货日', { type: 'datepicker' }),
    input('hour', '时间', { type: 'timepicker' }),
    input('moment', '发运时刻', { type: 'datetimepicker' }),
    input('checks', '核对', {
      type: 'checkboxes',
      options: [option('q', '数量 12.5 吨'), option('p', '单价 6,350')],
    }),
    input('way', '提货', {
      type: 'radio_buttons',
      options: [option('send', '送货'), option('fetch', '自提')],
    }),
    {
      ...input('written', '书面说明', {
        type: 'plain_text_input',
        multiline: true,
        min_length: 5,
        max_length: 60,
      }),
      hint: plain('口头无效：请写明储备情况'),
    },
    {
      ...input('paper', '传真', { type: 'file_input', filetypes: ['png', 'pdf'], max_files: 2 }),
      optional: true,
    },
  ] as KnownBlock[],
};

function input(block_id: string, label: string, element: object) {
  return {
    type: 'input' as const,
    block_id,
    label: plain(label),
    element: { action_id: 'value', ...element },
  };
}

/** The kinds of field that `everyField` has no room for. */
export const rarerFields: ModalView = {
  type: 'modal',
  callback_id: 'rarer',
  title: plain('少见的'),
  submit: plain('签署'),
  blocks: [
    input('rich', '富文本', { type: 'rich_text_input' }),
    input('room', '会话', { type: 'conversations_select', filter: { include: ['public'] } }),
    input('channel', '频道', { type: 'channels_select' }),
    input('rooms', '几个会话', { type: 'multi_conversations_select' }),
    input('channels', '几个频道', { type: 'multi_channels_select', max_selected_items: 2 }),
    input('people', '几个人', { type: 'multi_users_select', initial_users: ['ULINA'] }),
    input('customers', '几个客户', { type: 'multi_external_select', min_query_length: 1 }),
    {
      ...input('named', '直接说的', {
        type: 'plain_text_input',
        initial_value: '早先的',
        focus_on_load: true,
      }),
    },
  ] as KnownBlock[],
};
