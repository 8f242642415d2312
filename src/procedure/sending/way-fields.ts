import type { Sight } from '../../order/action.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, type Field, type Option, sometimes, text } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import type { Raw } from '../../order/raw.ts';
import { stampIn } from '../../order/time/dates.ts';
import { faxDigits, isOneAddress, reachOf } from './addresses.ts';
import { type MailFacts, type MailKey, mailsOf, toWhom, unknownMail } from './mails.ts';

/** How the desk itself sends a paper, and that what it sent came to the customer after all. */
export const deskWays = {
  'desk-email': label('由系统发邮件', 'E-mail, by the desk'),
  'desk-fax': label('由系统发传真', 'Fax, by the desk'),
  'desk-arrived': label('系统已发的那一封，客户已收到', 'The desk’s last one did arrive'),
} as const;

type DeskWay = keyof typeof deskWays;

export const isDeskWay = (way: unknown): way is DeskWay =>
  typeof way === 'string' && Object.hasOwn(deskWays, way);
const isToSend = (way: unknown): boolean => way === 'desk-email' || way === 'desk-fax';

/** The act that a form of a step "sent" hands in where the desk is to do it: nothing was sent yet. */
export const instead =
  (question: string, key: MailKey) =>
  (raw: Readonly<Record<string, Raw>>): MailKey | null =>
    isToSend(raw[question]) ? key : null;

/** How a person tells a customer that something is under way or owed. */
export const waysByHand = {
  fax: label('传真', 'Fax'),
  email: label('邮件', 'E-mail'),
  phone: label('短信或微信', 'Text message'),
} as const;

interface Asked<V extends string> {
  /** The field's own name, which is stored. */
  readonly name: string;
  readonly title: Label;
  readonly key: MailKey;
  /** How a person sends it. */
  readonly byHand: Readonly<Record<V, Label>>;
  /** What is proposed where the desk sends nothing; null for nothing. */
  readonly usual: NoInfer<V> | null;
}

/** The questions of a step "sent" that depend on whether the desk sends it, or a person did. */
export const wayFields = <V extends string>({ name, title, key, byHand, usual }: Asked<V>) => {
  const options = ({ order, part, outside }: Sight): readonly Option[] => {
    const desk: readonly DeskWay[] = [
      ...(outside.mail ? ['desk-email' as const] : []),
      ...(outside.mail?.fax ? ['desk-fax' as const] : []),
      ...(unknownMail(order, key, part) ? ['desk-arrived' as const] : []),
    ];
    return [
      ...desk.map((value) => ({ value, label: deskWays[value] })),
      ...(Object.keys(byHand) as V[]).map((value) => ({ value, label: byHand[value] })),
    ];
  };
  const proposed = (sight: Sight): V | DeskWay | null => {
    const last = mailsOf(sight.order, key, sight.part).at(-1);
    if (last?.answer === null) return usual;
    if (unknownMail(sight.order, key, sight.part)) return null;
    return sight.outside.mail && reachOf(sight).email !== '' ? 'desk-email' : usual;
  };
  const chosen = (sight: Sight): Raw => sight.raw[name] ?? proposed(sight);
  const sentAt = moment(label('发出时间', 'Sent at'), 'happened', { initial: rightNow });
  const onlyByHand = <T>(field: Field<T>) => sometimes((sight) => !isDeskWay(chosen(sight)), field);
  return {
    way: choice(title, { ...byHand, ...deskWays }, { initial: proposed, options, redraws: true }),
    email: sometimes((sight) => chosen(sight) === 'desk-email', emailField),
    faxNumber: sometimes((sight) => chosen(sight) === 'desk-fax', faxField),
    /** Asked where a person sent it. */
    byHand: onlyByHand,
    sentTo: onlyByHand(
      text(label('发给', 'Sent to'), { personal: true, initial: ({ order }) => order.content.contact }),
    ),
    /** When it went out: asked of what did. Of what the desk sent and nobody answered for, the time of the press is proposed. */
    sentAt: sometimes((sight) => !isToSend(chosen(sight)), {
      ...sentAt,
      follows: name,
      initial: (sight: Sight) => {
        const last = unknownMail(sight.order, key, sight.part);
        return rightNow(last && chosen(sight) === 'desk-arrived' ? last : sight);
      },
    }),
  };
};

const emailField: Field<string> = {
  ...text(label('收件邮箱', 'E-mail address'), {
    personal: true,
    discreet: true,
    most: 254,
    initial: (sight) => reachOf(sight).email || null,
  }),
  misfit: (raw) =>
    isOneAddress(String(raw).trim())
      ? undefined
      : label('请只填一个邮箱地址，例如 name@example.com', 'Give one address only, such as name@example.com'),
};

const faxField: Field<string> = {
  ...text(label('传真号', 'Fax number'), {
    personal: true,
    discreet: true,
    most: 40,
    initial: (sight) => reachOf(sight).fax || null,
  }),
  misfit: (raw) =>
    faxDigits(String(raw).trim()) === null
      ? label('请填一个传真号，例如 0769-86882211', 'Give one fax number, such as 0769-86882211')
      : undefined,
};

interface Addressed {
  readonly email: string | null;
  readonly faxNumber: string | null;
}

/** To whom it goes, as the form says. */
export const addressOf = ({ email, faxNumber }: Addressed): Pick<MailFacts, 'by' | 'to'> =>
  email === null ? { by: 'fax', to: faxNumber ?? '' } : { by: 'email', to: email };

/** One of a paper is under way at a time: pressed once more while nobody knows what comes of the first, two would go. */
export const underWay = ({ order, part }: Sight, key: MailKey, question: string): Refusal | undefined =>
  mailsOf(order, key, part).at(-1)?.answer === null
    ? wrong(
        'M.mail',
        question,
        '系统正在发送上一封，结果会写在订单话题里；请等结果，或改由人工发出',
        'The desk is still sending the last one and will say in the thread what became of it: wait for that, or send it by hand',
      )
    : undefined;

/** What the form of a step "sent" says of the desk's own sending. */
export const sendingShown = ({ order, part, at, outside }: Sight, key: MailKey): readonly Fact[] => {
  const last = mailsOf(order, key, part).at(-1);
  const byHand = outside.mail
    ? []
    : [
        {
          label: label('发送', 'Sending'),
          value: label(
            '请打印后传真：PDF 在话题里签发那一条的按钮后面',
            'Print it and fax it: the PDF is behind the button of its line in the thread',
          ),
        },
      ];
  if (!last) return byHand;
  const when = stampIn(outside.settings.timeZone, last.at, at);
  const whom = toWhom(last);
  const became = last.answer === null ? stillUnderWay : outcomeWords[last.answer.outcome];
  return [
    ...byHand,
    {
      label: label('系统上次发送', 'Last sent by the desk'),
      value: {
        ...label(`${when} ${whom.zh}：${became.zh}`, `${when} ${whom.en}: ${became.en}`),
        open: label(`${when} ${whom.open?.zh}：${became.zh}`, `${when} ${whom.open?.en}: ${became.en}`),
      },
    },
  ];
};

const stillUnderWay = label('正在发送', 'under way');

export const outcomeWords = {
  accepted: label('已被收件服务器接受', 'accepted by the server'),
  refused: label('被邮件服务器拒绝', 'refused by the mail server'),
  'given-up': label('一小时内没能发出', 'not taken within an hour'),
  unknown: label('不知是否送达', 'it is not known whether it arrived'),
  withheld: label('没有发出', 'it was not sent'),
} as const;
