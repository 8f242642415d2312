import nzh from 'nzh';
import { type Label, label } from '../../order/labels.ts';
import { dateIn, timeIn } from '../../order/time/dates.ts';

/** 人民币大写 of a sum in fen, as banks and contracts write it: 1_000_050 → 人民币壹万元伍角; whole yuan end with 整. */
export const inCapitals = (fen: number): string =>
  nzh.cn.toMoney(fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

/** Points in time that messages leave to the reader's clock, in plain words at the mill. */
export const plainTimes = (text: string, timeZone: string): string =>
  text.replace(/<!date\^(\d{1,10})\^[^|>]*\|[^>]*>/g, (_, seconds: string) => {
    const instant = new Date(Number(seconds) * 1000).toISOString();
    return `${dateIn(timeZone, instant)} ${timeIn(timeZone, instant)}`;
  });

export const said = {
  number: label('编号', 'No.'),
  drawnOn: label('日期', 'Date'),
  phone: label('电话', 'Phone'),
  fax: label('传真', 'Fax'),
  bankAccount: label('收款账户', 'Bank account'),
  sum: label('合计（大写）', 'Amount in words'),
  row: label('序号', 'No.'),
  draft: label('草稿', 'DRAFT'),
} as const satisfies Record<string, Label>;

/** "第 1 页 共 2 页" */
export const pageWords = (page: number, of: number): Label =>
  label(`第 ${page} 页 共 ${of} 页`, `Page ${page} of ${of}`);
