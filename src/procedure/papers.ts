import { type Label, label } from '../order/labels.ts';
import type { Paper } from '../order/paper.ts';

interface PaperKind {
  /** As the mill's procedure has it; a setting may say otherwise. */
  readonly title: Label;
  /** One letter, in the codes that are printed: it never changes. */
  readonly code: string;
  readonly reader: Paper['reader'];
  readonly signs: readonly Label[];
}

const clerk = label('客服经办', 'Customer service');
const customer = label('客户签字盖章', 'Customer, signed and stamped');
const dispatcher = label('发货员', 'Dispatch');
const finance = label('财务', 'Finance');

/** Every paper of the mill, by the name under which it is stored. */
export const paperKinds = {
  memo: { code: 'M', title: label('客户信息备忘录', 'Customer memo'), reader: 'mill', signs: [clerk] },
  'raw-material': {
    code: 'R',
    title: label('原材料储备情况书面说明', 'Raw-material statement'),
    reader: 'mill',
    signs: [label('技术部', 'Technical')],
  },
  formula: {
    code: 'F',
    title: label('配方书面确认', 'Written formula confirmation'),
    reader: 'mill',
    signs: [label('技术部', 'Technical')],
  },
  schedule: {
    code: 'T',
    title: label('预定交货期书面说明', 'Schedule statement'),
    reader: 'mill',
    signs: [label('生产部', 'Production')],
  },
  confirmation: {
    code: 'C',
    title: label('销售部客户订单确认书', 'Order confirmation'),
    reader: 'customer',
    signs: [label('供方（盖章）', 'Supplier, stamped'), customer, label('日期', 'Date')],
  },
  'production-order': {
    code: 'P',
    title: label('生产指令单', 'Production order'),
    reader: 'mill',
    signs: [clerk, label('生产部', 'Production'), label('技术部', 'Technical')],
  },
  'production-report': {
    code: 'D',
    title: label('生产日报表', 'Daily production report'),
    reader: 'mill',
    signs: [label('生产部', 'Production')],
  },
  'warehouse-in': {
    code: 'W',
    title: label('成品交库单', 'Warehouse-in note'),
    reader: 'mill',
    signs: [label('质检', 'Quality'), label('仓库', 'Warehouse')],
  },
  'balance-notice': {
    code: 'B',
    title: label('余款催收通知书', 'Balance collection notice'),
    reader: 'customer',
    signs: [label('供方（盖章）', 'Supplier, stamped'), finance],
  },
  'dispatch-notice': {
    code: 'N',
    title: label('商品销售发货（申请）通知单', 'Dispatch notice'),
    reader: 'mill',
    signs: [clerk, dispatcher],
  },
  'delivery-note': {
    code: 'L',
    title: label('销售发货单', 'Delivery note'),
    reader: 'customer',
    signs: [dispatcher, label('司机', 'Driver'), label('收货人签字盖章', 'Receiver, signed and stamped')],
  },
  'delivery-receipt': {
    code: 'E',
    title: label('到货回单', 'Delivery receipt'),
    reader: 'customer',
    signs: [label('收货人签字盖章', 'Receiver, signed and stamped'), label('收货日期', 'Received on')],
  },
  'shipping-advice': {
    code: 'A',
    title: label('发货告知书', 'Shipping advice'),
    reader: 'customer',
    signs: [label('供方（盖章）', 'Supplier, stamped'), label('客户收妥签字', 'Customer, received')],
  },
  archive: {
    code: 'Z',
    title: label('月度归档清单', 'Monthly archive list'),
    reader: 'mill',
    signs: [finance],
  },
  dossier: { code: 'X', title: label('订单资料包', 'Dossier of the order'), reader: 'mill', signs: [] },
} as const satisfies Readonly<Record<string, PaperKind>>;

export type PaperName = keyof typeof paperKinds;

/** The kind of paper that a letter in a code stands for; undefined where there is none such. */
export const paperOfCode = (letter: string): PaperName | undefined =>
  (Object.keys(paperKinds) as PaperName[]).find((name) => paperKinds[name].code === letter);

/** What is particular to one paper: its number and what stands on it. */
type OnIt = Pick<Paper, 'number' | 'rows' | 'table'> &
  Partial<Pick<Paper, 'standing' | 'notes' | 'amount' | 'isWide' | 'title' | 'signs'>>;

/** A paper of a kind, with what all of that kind have in common. */
export const onPaper = (kind: PaperName, onIt: OnIt): Paper => {
  const { title, reader, signs } = paperKinds[kind];
  return { kind, title, reader, signs, ...usual, ...onIt };
};

const usual = {
  standing: 'issued',
  notes: [],
  amount: null,
  isWide: false,
} as const;
