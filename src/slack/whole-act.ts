import type { ModalView } from '@slack/types';
import { notice } from '../../blocks/notice.ts';
import { wholeAct } from '../../blocks/whole-act.ts';
import { label } from '../order/labels.ts';
import { allMarks, type Order } from '../order/order.ts';
import { say } from '../text/say.ts';
import type { SlackDeps } from './deps.ts';
import { contextFor } from './look.ts';

interface Asked {
  readonly order: Order;
  /** The commit that the act was written down by. */
  readonly version: number;
  readonly userId: string;
}

/** All that an act said and the paper it drew, privately: for who sees prices (process §1); the others are told who does. */
export const wholeActFor = async (
  deps: Pick<SlackDeps, 'history' | 'mill' | 'now' | 'directory'>,
  { order, version, userId }: Asked,
): Promise<ModalView> => {
  const context = contextFor(deps, userId);
  if (context.sees !== 'all') return notice(title, notForYou[context.language], context.language);
  const then = (await deps.history(order.id)).find((state) => state.version === version);
  const marks = then ? allMarks(then).filter((mark) => mark.version === version) : [];
  if (!then || marks.length === 0)
    return notice(title, say('pressed-nothing', context.language), context.language);
  return wholeAct(then, marks, context);
};

const title = label('查看全文', 'All of it');
const notForYou = label(
  '价格、金额和私人电话、地址不对技术部和生产部显示；需要时请问客服或销售员。',
  'Prices, sums, private phones and addresses are not shown to technical and production; please ask customer service or sales.',
);
