import { wordsFor } from '../src/order/discreet.ts';
import { type Label, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { find } from '../src/procedure/catalogue.ts';
import type { Withheld } from '../src/procedure/own-events.ts';
import {
  allMails,
  type HeardMail,
  isDealtWith,
  type Mail,
  sentBy,
  toWhom,
} from '../src/procedure/sending/mails.ts';
import { outcomeWords } from '../src/procedure/sending/way-fields.ts';
import { actionButton } from './buttons.ts';
import { type Drawing, type DrawingContext, escaped, inline, section } from './kit.ts';
import { cut } from './measure.ts';
import { waitedFor } from './waits.ts';

/**
 * What became of a paper that the desk was told to send, in the server's words, with what its clerk can do: who pressed is
 * called until somebody has sent it again or recorded that it is out.
 */
export const mailLine = (heard: HeardMail, order: Order, drawing: DrawingContext): Drawing => {
  const { language } = drawing;
  const mail = allMails(order).find(({ id }) => id === heard.mail);
  const title = mail ? (find(mail.key)?.title[language] ?? mail.key) : '';
  const whom = mail ? wordsFor(toWhom(mail), drawing) : '';
  const head = `${inline(title)} · ${inline(whom)}：${outcomeWords[heard.outcome][language]}`;
  const calls = heard.outcome !== 'accepted' && mail && !isDealtWith(order, mail);
  return {
    text: cut(`${escaped(order.number)} · ${head}`, 250),
    blocks: [
      section(
        [
          `${heard.outcome === 'accepted' ? '✉️' : '⚠️'} ${head}`,
          ...(heard.words === '' ? [] : [`>${inline(cut(heard.words, 500))}`]),
          ...(heard.why === null ? [] : [withheldWords[heard.why][language]]),
          inline(`${label('邮件编号', 'Message id')[language]} ${heard.messageId}`),
        ].join('\n'),
      ),
      ...(calls ? called(mail, { heard, order, drawing }) : []),
    ],
  };
};

interface Calling {
  readonly heard: HeardMail;
  readonly order: Order;
  readonly drawing: DrawingContext;
}

const called = (mail: Mail, { heard, order, drawing }: Calling): Drawing['blocks'] & object => {
  const { language } = drawing;
  const step = find(sentBy[mail.key]);
  const clerk = /^[A-Z0-9]{3,20}$/.test(mail.clerk.id)
    ? `<@${mail.clerk.id}>`
    : waitedFor({ who: ['service'] }, order, drawing);
  return [
    section(`📣 ${clerk} ${nextWords[heard.outcome][language]}`),
    ...(step
      ? [
          {
            type: 'actions' as const,
            elements: [
              actionButton(step, {
                order,
                part: mail.part,
                language,
                primary: true,
                text: label('处理', 'Deal with it')[language],
              }),
            ],
          },
        ]
      : []),
  ];
};

const sendAnew = label(
  '请核对地址后重新发送，或改由人工发出',
  'please check the address and have it sent again, or send it by hand',
);

const nextWords: Readonly<Record<HeardMail['outcome'], Label>> = {
  accepted: label('', ''),
  refused: sendAnew,
  'given-up': sendAnew,
  withheld: label('请处理后再发送', 'please see to it, then have it sent'),
  unknown: label(
    '请先问客户收到没有：收到的登记“客户已收到”，没收到的再发送一次。系统不会自动重发',
    'please ask the customer first: record that it arrived, or have it sent again. The desk sends nothing again by itself',
  ),
};

const withheldWords: Readonly<Record<Withheld, Label>> = {
  doubted: label('疑问未了结，或前面的签署已不成立', 'A doubt is open, or what it rests on stands no more'),
  changed: label('单据在此期间已变', 'The paper changed meanwhile'),
  'not-open': label('订单已暂停、取消或关闭', 'The order is held, cancelled or closed'),
  'sent-otherwise': label('已由其他方式发出', 'It was sent in another way meanwhile'),
  'not-set': label('没有可用的地址或传真网关', 'There is no address, or no fax gateway, that can be used'),
};
