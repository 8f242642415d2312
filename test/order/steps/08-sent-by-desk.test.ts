import { describe, expect, it } from 'vitest';
import { mailLine } from '../../../blocks/mail-line.ts';
import { threadLine } from '../../../blocks/thread-line.ts';
import { effects } from '../../../src/order/effects.ts';
import type { OrderEvent } from '../../../src/order/events.ts';
import { questions } from '../../../src/order/form.ts';
import type { Order } from '../../../src/order/order.ts';
import { factsOf, stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { faxDigits, isOneAddress } from '../../../src/procedure/sending/addresses.ts';
import { withheldFor } from '../../../src/procedure/sending/hear-mail.ts';
import { allMails } from '../../../src/procedure/sending/mails.ts';
import { raisedDoubt } from '../../support/deeds-commercial.ts';
import { allTicked, drawn, noon, receivedOn, sentOn } from '../../support/deeds-confirmation.ts';
import { heardMail, issuedConfirmation, mailed, mailingMill } from '../../support/deeds-mail.ts';
import {
  advised,
  booked,
  depositPaid,
  onTheRoad,
  onward,
  ordered,
  reviewed,
} from '../../support/deeds-shipments.ts';
import { drawingIn, expectMessage, languages, markupIn } from '../../support/drawing.ts';
import { givenOrder, sign } from '../../support/given.ts';
import { actors, mill } from '../../support/mill.ts';
import { due } from '../deadlines/played.ts';

const pressed = (): Order => onward(issuedConfirmation(), mailed());
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);
const told = (before: Order, events: readonly OrderEvent[], after: Order) =>
  effects(before, { orderId: after.id, version: after.version, events }, after);

describe('M.mail a paper that the desk is to send', () => {
  it('is to be sent, and claimed to be no more, until a server accepted it', () => {
    const order = givenOrder(issuedConfirmation()).when(mailed()).accepted();
    expect(stands(order, 'confirmation-sent')).toBe(false);
    expect(waitedFor(order)).toContain('confirmation-sent');
    expect(due(order, 'wait:confirmation-sent').length).toBeGreaterThan(0);
    expect(allMails(order)).toMatchObject([
      {
        key: 'confirmation-mail',
        by: 'email',
        to: 'czq@lianxing.example',
        paper: 'confirmation',
        answer: null,
      },
    ]);
    expect(allMails(order)[0]?.issue).toBe(factsOf(order, 'confirmation-issue')[0]?.version);
  });

  it('answers the step in the name of who pressed, at the instant of acceptance', () => {
    const at = noon('2026-11-24');
    const { events, after } = heardMail(pressed(), 'accepted', { words: '250 queued', at });
    expect(events.map(({ type }) => type)).toEqual(['MailAnswered', 'Signed']);
    const [mark] = factsOf(after, 'confirmation-sent');
    expect(mark).toMatchObject({
      by: { id: actors.chen.id },
      at,
      answers: { way: 'desk-email', email: 'czq@lianxing.example', sentAt: at },
      facts: { revision: 1, sentOn: '2026-11-24' },
    });
    expect(waitedFor(after)).toContain('confirmation-received');
    expect(waitedFor(after)).not.toContain('confirmation-sent');
    givenOrder(after).when(receivedOn('2026-11-24')).accepted();
  });

  it('is told once in the thread: what, to whom, its id, and that no bounce is known', () => {
    const before = pressed();
    const { events, after } = heardMail(before, 'accepted', { words: '250 queued' });
    const lines = told(before, events, after).filter(({ kind }) => kind === 'line' || kind === 'mail-told');
    expect(lines).toHaveLength(1);
    for (const language of languages) {
      const [line] = lines;
      if (line?.kind !== 'line') throw new Error('the step has a line');
      const drawn = threadLine(line, after, { ...drawingIn(language), sees: 'all' });
      expectMessage(drawn.blocks ?? [], drawn.text);
      const text = JSON.stringify(drawn);
      for (const part of ['250 queued', 'm@mill.example', 'czq@lianxing.example'])
        expect(text).toContain(part);
      expect(text).toContain({ zh: '目前不知有无退信', en: 'No bounce known' }[language]);
      expect(JSON.stringify(threadLine(line, after, { ...drawingIn(language), sees: 'open' }))).not.toContain(
        'czq@',
      );
    }
  });

  it('is refused while one is under way, where no mail server is set, and to others', () => {
    givenOrder(pressed())
      .when(mailed())
      .refused({ code: 'answers', rule: 'M.mail', fields: { way: expect.anything() } });
    givenOrder(issuedConfirmation())
      .when(mailed({}, { outside: mill }))
      .refused({ code: 'answers', fields: { way: expect.anything() } });
    givenOrder(issuedConfirmation())
      .when(
        mailed(
          { way: 'desk-fax', faxNumber: '0769-86882211' },
          { outside: { ...mill, mail: { fax: false } } },
        ),
      )
      .refused({ code: 'answers', fields: { way: expect.anything() } });
    givenOrder(issuedConfirmation())
      .when(mailed({ way: 'desk-arrived' }))
      .refused({ code: 'answers', fields: { way: expect.anything() } });
    givenOrder(issuedConfirmation())
      .when({ ...mailed(), by: 'sun' })
      .refused({ code: 'not-yours' });
  });

  it('takes one plain address or number, and nothing that a header could be made of', () => {
    for (const email of [
      'a@b.example, c@d.example',
      '陈 <a@b.example>',
      'a@b.example\r\nBcc: x@y.example',
      'a b@c.example',
      'a@b',
      '@b.example',
      `${'a'.repeat(65)}@b.example`,
    ])
      givenOrder(issuedConfirmation())
        .when(mailed({ email }))
        .refused({ code: 'answers', fields: { email: expect.anything() } });
    expect(isOneAddress('chen.zq+hg@lian-xing.example')).toBe(true);
    expect(faxDigits('+86 (0769) 8688-2211')).toBe('86076986882211');
    for (const wrongly of ['0769@evil', '12', '123456789012345678901', '0769\r\n8688x'])
      expect(faxDigits(wrongly)).toBeNull();
    givenOrder(issuedConfirmation())
      .when(mailed({ way: 'desk-fax', faxNumber: '0769-8688 x' }))
      .refused({ code: 'answers', fields: { faxNumber: expect.anything() } });
    givenOrder(issuedConfirmation())
      .when(mailed({ way: 'desk-fax', faxNumber: '0769-86882211' }))
      .accepted();
  });

  it('stays open where the server refuses it, and calls the clerk until it is sent another way', () => {
    const before = pressed();
    const { events, after } = heardMail(before, 'refused', { words: '550 no such user <!channel>' });
    expect(events).toHaveLength(1);
    expect(waitedFor(after)).toContain('confirmation-sent');
    const [line] = told(before, events, after).filter(({ kind }) => kind === 'mail-told');
    if (line?.kind !== 'mail-told') throw new Error('it is told');
    for (const language of languages) {
      const drawn = mailLine(line.heard, after, drawingIn(language));
      expectMessage(drawn.blocks ?? [], drawn.text);
      expect(markupIn(drawn).join()).toContain('550 no such user');
      expect(JSON.stringify(drawn)).toContain(`<@${actors.chen.id}>`);
      expect(JSON.stringify(drawn)).not.toContain('<!channel');
      expect(JSON.stringify(drawn)).toContain('open:confirmation-sent');
    }
    const sent = onward(after, sentOn());
    const again = told(after, [], sent).find(({ kind }) => kind === 'mail-told');
    expect(again).toMatchObject({ of: line.key });
    expect(JSON.stringify(mailLine(line.heard, sent, drawingIn('zh')))).not.toContain('open:');
    givenOrder(after)
      .when(mailed({ email: 'other@lianxing.example' }))
      .accepted();
  });

  it('is not sent again by itself where nobody knows: it arrived, or it is sent again, as the clerk says', () => {
    const unknown = heardMail(pressed(), 'unknown').after;
    expect(waitedFor(unknown)).toContain('confirmation-sent');
    const options = wayOptions(unknown);
    expect(options).toEqual(['desk-email', 'desk-fax', 'desk-arrived', 'fax', 'email']);
    const arrived = givenOrder(unknown)
      .when(mailed({ way: 'desk-arrived', sentAt: sentOn().raw.sentAt }))
      .accepted();
    expect(stands(arrived, 'confirmation-sent')).toBe(true);
    expect(wayOptions(arrived)).not.toContain('desk-arrived');
    const again = givenOrder(unknown).when(mailed()).accepted();
    expect(allMails(again)).toHaveLength(2);
    expect(stands(again, 'confirmation-sent')).toBe(false);
  });

  it('has one end: what is said twice, or later than that, changes nothing; what was unknown may become known', () => {
    const accepted = heardMail(pressed(), 'accepted').after;
    for (const outcome of ['accepted', 'refused', 'unknown'] as const)
      expect(heardMail(accepted, outcome).events).toEqual([]);
    const unknown = heardMail(pressed(), 'unknown').after;
    expect(heardMail(unknown, 'unknown').events).toEqual([]);
    expect(heardMail(unknown, 'accepted').events.map(({ type }) => type)).toEqual(['MailAnswered', 'Signed']);
    expect(heardMail(unknown, 'accepted', { mail: 1 }).events).toEqual([]);
    // Sent again, and then the first is known to have arrived: the second stays here.
    const again = onward(unknown, mailed());
    const [first, second] = allMails(again);
    const known = heardMail(again, 'accepted', { mail: first?.id ?? 0 }).after;
    expect(stands(known, 'confirmation-sent')).toBe(true);
    expect(second && withheldFor(known, allMails(known)[1] ?? second)).toBe('sent-otherwise');
  });

  it('is of the issue it was pressed for: of one drawn anew it neither answers the step nor is it asked about', () => {
    const anew = (order: Order): Order =>
      onward(order, drawn(), sign('confirmation-issue', 'chen', allTicked(onward(order, drawn()))));
    const accepted = heardMail(anew(pressed()), 'accepted');
    expect(accepted.events.map(({ type }) => type)).toEqual(['MailAnswered']);
    const unknown = heardMail(pressed(), 'unknown').after;
    expect(wayOptions(anew(unknown))).not.toContain('desk-arrived');
    const [mail] = allMails(anew(pressed()));
    expect(mail && withheldFor(anew(pressed()), mail)).toBe('changed');
  });
});

describe('§6.10 a paper with a doubt about what it prints', () => {
  it('is not to be sent, and withheld where the doubt came after the press', () => {
    givenOrder(onward(issuedConfirmation(), raisedDoubt())).when(mailed()).refused({ code: 'not-yet' });
    const order = pressed();
    const against = (one: Order) => withheldFor(one, allMails(one)[0] ?? expect.fail('there is a mail'));
    expect(against(order)).toBeNull();
    expect(against(onward(order, raisedDoubt()))).toBe('doubted');
    expect(against({ ...order, status: 'held' })).toBe('not-open');
    const sent = onward(order, sentOn());
    expect(against(sent)).toBe('sent-otherwise');
    expect(heardMail(sent, 'withheld', { why: 'sent-otherwise' }).events).toHaveLength(1);
  });
});

describe('M.mail the balance notice and the shipping advice', () => {
  it('are sent the same way, the advice with what was verified, as one paper', () => {
    const outside = mailingMill;
    const notice = onward(
      booked(onward(ordered(), depositPaid())),
      reviewed(),
      sign('balance-notice', 'chen', {}, { part: 'b1', at: '2026-12-04T02:00:00.000Z' }),
    );
    const how = { how: 'desk-fax', faxNumber: '0769-86882211' };
    const at = '2026-12-04T03:00:00.000Z';
    const pressedNotice = givenOrder(notice)
      .when(sign('balance-notice-sent', 'chen', how, { part: 'b1', at, outside }))
      .accepted();
    expect(stands(heardMail(pressedNotice, 'accepted', { at }).after, 'balance-notice-sent', 'b1')).toBe(
      true,
    );
    const road = onTheRoad();
    const pressedAdvice = givenOrder(road)
      .when({ ...advised({ how: 'desk-email', email: 'czq@lianxing.example' }), outside })
      .accepted();
    expect(stands(pressedAdvice, 'shipping-advice', 's1')).toBe(false);
    const { after } = heardMail(pressedAdvice, 'accepted', { at });
    const [mark] = factsOf(after, 'shipping-advice', 's1');
    expect(mark).toMatchObject({ facts: { daysLate: 0 }, answers: { verified: advised().raw.verified } });
    expect(papersOf(after, 'shipping-advice')).toEqual([]);
    expect(papersOf(after, 'shipping-advice-mail')).toEqual(['shipping-advice']);
  });
});

const wayOptions = (order: Order): readonly string[] => {
  const step = find('confirmation-sent');
  if (!step) throw new Error('there is such a step');
  const sight = {
    order,
    part: null,
    by: actors.chen,
    at: noon('2026-11-23'),
    today: '2026-11-23',
    raw: {},
    outside: mailingMill,
  };
  const way = questions(step, sight).find(({ name }) => name === 'way');
  return (way?.field.options?.(sight, undefined) ?? []).map(({ value }) => value);
};

const papersOf = (order: Order, key: 'shipping-advice' | 'shipping-advice-mail'): readonly string[] => {
  const action = find(key);
  return factsOf(order, key).flatMap((mark) =>
    (action?.papers(order, mark as Parameters<typeof action.papers>[1]) ?? []).map(({ kind }) => kind),
  );
};
