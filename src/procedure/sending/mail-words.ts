import { type Label, label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { acceptedIn, type MailFacts, toWhom } from './mails.ts';

/** What the thread says of a press that has a paper sent: no more than that. */
export const toBeSent = (facts: MailFacts): Label => {
  const whom = toWhom(facts);
  const of = ({ zh, en }: { readonly zh: string; readonly en: string }): Label =>
    label(
      `已交系统发送（${zh}），还没有发出；结果会写在这里`,
      `Handed to the desk to be sent (${en}); it is not out yet, what becomes of it is said here`,
    );
  return { ...of(whom), open: of(whom.open ?? whom) };
};

/** What a step "sent" says that the desk answered: taken by which server's words, under which id; null for one that a person sent. */
export const sentByDesk = (order: Order, { version }: Pick<Mark, 'version'>): Label | null => {
  const mail = acceptedIn(order, version);
  if (!mail?.answer) return null;
  const { words, messageId } = mail.answer;
  const whom = toWhom(mail);
  const of = ({ zh, en }: { readonly zh: string; readonly en: string }): Label =>
    label(
      `系统已发出（${zh}），收件服务器已接受：${words}\n没有查退信的邮箱，目前不知有无退信。邮件编号 ${messageId}`,
      `Sent by the desk (${en}) and accepted by the server: ${words}\nNo bounce known: no mailbox is read for them. Message id ${messageId}`,
    );
  return { ...of(whom), open: of(whom.open ?? whom) };
};
