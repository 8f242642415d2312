import { type Label, label } from '../src/order/labels.ts';
import { type Drawing, type DrawingContext, inline, section } from './kit.ts';
import { backPrivately, type DroppedFile, type FoundBack } from './paper-back.ts';

/** Why nothing, or not everything, was read in a file. The procedure's words are the reader's (papers/scan/scan.ts). */
export type Unread = keyof typeof whyUnread | keyof typeof whyUnknown;

/** What only the person is told who dropped the files. */
export interface ScanTold {
  readonly unread: readonly { readonly file: DroppedFile; readonly why: Unread }[];
  /** Papers that were recognised where no order's thread says so. */
  readonly found: readonly FoundBack[];
}

/** A private answer about dropped files; undefined where there is nothing to say. */
export const scanTold = ({ unread, found }: ScanTold, drawing: DrawingContext): Drawing | undefined => {
  const { language } = drawing;
  if (unread.length + found.length === 0) return undefined;
  const sorry = unread.map(({ file, why }) => unreadText(inline(file.name), why)[language]);
  const named = found.map(({ paper, order }) => `${paper.title[language]} ${paper.number} · ${order.number}`);
  return {
    text: [...named, ...sorry].join(' '),
    blocks: [
      ...found.flatMap((back) => backPrivately(back, drawing)),
      ...(sorry.length > 0 ? [section(sorry.join('\n'))] : []),
    ],
  };
};

const unreadText = (name: string, why: Unread): Label => {
  if (why in whyUnknown) {
    const { zh, en } = whyUnknown[why as keyof typeof whyUnknown];
    return label(`${name}：${zh}`, `${name}: ${en}`);
  }
  const { zh, en } = whyUnread[why as keyof typeof whyUnread];
  return label(
    `没能读 ${name} 上的二维码：${zh}。文件原样还在，可以照常附到表单里。`,
    `The code on ${name} could not be looked for: ${en}. The file is still there and can be attached as usual.`,
  );
};

const whyUnread = {
  kind: label(
    '不是能读的图片或 PDF（HEIC 请另存为 JPEG）',
    'it is no picture that can be read (save HEIC as JPEG) and no PDF',
  ),
  bytes: label('超过 40 MB，请扫描得小一些', 'it has more than 40 MB; scan it smaller'),
  pixels: label(
    '图片太大（超过一亿像素），请扫描得小一些',
    'the picture is too large (over 100 million pixels); scan it smaller',
  ),
  pages: label(
    '超过 20 页，只读了前 20 页，请拆开再传',
    'it has more than 20 pages and only the first 20 were read; split it',
  ),
  locked: label('PDF 有密码，请去掉密码再传', 'the PDF asks for a password; upload it without one'),
  broken: label(
    '文件已损坏，没能读完，请重新扫描',
    'it is damaged and could not be read to its end; scan it again',
  ),
  hard: label(
    '太复杂，没能在一分钟内读完，请拆成几页再传',
    'it could not be read within a minute; split it into a few pages each',
  ),
  gone: label('Slack 没有给出这个文件，请重新上传', 'Slack does not hand it over; upload it again'),
} as const;

const whyUnknown = {
  forged: label(
    '上面的二维码校验码不对，不是本厂开出的单据，请核对来源。可以照常附到表单里，但不要当作已核对。',
    'the check in its code is wrong: the mill did not issue this paper. Find out where it came from; it can be attached as usual, but nothing about it was verified.',
  ),
  lost: label(
    '上面的二维码是本厂的，但这里没有对应的订单或单据。',
    'its code is the mill’s, but there is no such order or paper here.',
  ),
  uncoded: label(
    '上面没有找到本厂的二维码。请发到订单的话题里，再选它是什么。',
    'no code of the mill’s was found on it. Drop it in the order’s thread and say there what it is.',
  ),
} as const;
