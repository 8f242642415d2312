import type { Commit } from '../order/commit.ts';
import type { OrderEvent } from '../order/events.ts';
import { joined, type Label, label, verbatim } from '../order/labels.ts';
import { allMarks, type Order } from '../order/order.ts';
import type { Paper } from '../order/paper.ts';
import { plainlySaid } from '../order/plainly-said.ts';
import { stampIn } from '../order/time/dates.ts';
import { find } from '../procedure/catalogue.ts';
import { contentOf } from '../procedure/facets.ts';
import { onPaper } from '../procedure/papers.ts';
import { outcomeWords } from '../procedure/sending/way-fields.ts';

interface Recorded {
  /** The order's commits, oldest first, and the order as it stood after each of them. */
  readonly commits: readonly Commit[];
  readonly states: readonly Order[];
  readonly timeZone: string;
  /** ISO instant. */
  readonly now: string;
}

/**
 * 订单资料包: all that was said and signed of an order, entry by entry as the journal has it, each with its hash and how to
 * check it. What its reader may not see is left out when it is printed.
 */
export const dossier = (order: Order, { commits, states, timeZone, now }: Recorded): Paper =>
  onPaper('dossier', {
    standing: 'record',
    isWide: true,
    number: order.number,
    rows: contentOf(order).map((facet) => ({ label: facet.label, value: facet.show(order) })),
    table: {
      head: [
        label('时间', 'When'),
        label('谁', 'Who'),
        label('签了什么、说了什么', 'What was signed and said'),
        label('校验值 SHA-256', 'SHA-256'),
      ],
      rows: commits.map((commit, index) => [
        verbatim(stampIn(timeZone, commit.at, now)),
        verbatim(commit.for ? `${commit.by.name} / ${commit.for.name}` : commit.by.name),
        saidBy(commit, states[index] ?? order),
        verbatim(inGroups(commit.hash)),
      ]),
    },
    notes: [
      label(
        '每一条的校验值里含有前一条的校验值：改动任何一条，其后各条都不再相符。个人信息以加盐的摘要计入，涂去后仍可核对。',
        'The hash of each entry contains the hash of the one before: should one be changed, none after it holds. What is personal enters by a salted digest, so that it can be blotted out and the chain still holds.',
      ),
      label(
        '用 npm run audit 核对全部记录；本页的校验值应与记录中的相同。',
        'Verify the whole journal by npm run audit; the hashes on these pages must be those in the journal.',
      ),
    ],
  });

const saidBy = ({ events, version }: Commit, then: Order): Label =>
  joined(
    events.map((event) => eventText(event, version, then)),
    verbatim('\n'),
  );

const eventText = (event: OrderEvent, version: number, then: Order): Label => {
  switch (event.type) {
    case 'Signed': {
      const action = find(event.action);
      const mark = allMarks(then).find((one) => one.version === version && one.action === event.action);
      if (!action || !mark) return verbatim(event.action);
      const part = event.part === null ? verbatim('') : verbatim(` ${event.part}`);
      return joined(
        [joined([action.title, part], verbatim('')), plainlySaid(action, mark, then)],
        verbatim('\n'),
      );
    }
    case 'FileKept':
      return label(`文件留存：${event.sha256}`, `File kept: ${event.sha256}`);
    case 'DeadlineFired':
      return label(`到期：${event.slot}`, `Fell due: ${event.slot}`);
    case 'OrderPlaced':
      return label(`订单建立：${event.number}`, `Placed: ${event.number}`);
    case 'MailAnswered': {
      const { zh, en } = outcomeWords[event.outcome];
      return label(
        `系统发送：${zh} ${event.words} ${event.messageId}`,
        `By the desk: ${en} ${event.words} ${event.messageId}`,
      );
    }
    default:
      return verbatim(event.type);
  }
};

/** So that it goes over several lines of a narrow column. */
const inGroups = (hash: string): string => (hash.match(/.{1,16}/g) ?? []).join(' ');
