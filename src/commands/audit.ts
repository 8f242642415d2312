import type { SealBreak } from '../desk/seals.ts';
import { addingUp } from '../procedure/money/add-up.ts';
import { auditAll } from '../store/audit-all.ts';
import { auditFolds, type Unfolded } from '../store/audit-folds.ts';
import { auditAllSeals } from '../store/audit-seals.ts';
import { onJournal } from './on-journal.ts';

const said = {
  missing: 'a commit is missing',
  changed: 'a commit was changed, or does not follow the one before,',
  'out-of-place': 'a commit is not where it belongs',
} as const;

const sealSaid = {
  changed: 'the seal was changed, or does not follow the one before',
  missing: 'the seal is gone, though the mill’s stream tells of it',
  cut: 'is gone',
  rewritten: 'is not the one that was sealed',
} as const;

const sealText = ({ night, why, stream, version }: SealBreak): string =>
  stream === null
    ? `night of ${night}: ${sealSaid[why]}`
    : `night of ${night}: commit ${version} of ${stream} ${sealSaid[why]}`;

const named = (unfolded: readonly Unfolded[]): string =>
  unfolded.map(({ number, orderId }) => number ?? orderId).join(', ');

/**
 * `npm run audit`: verifies every chain of the journal and folds every order. Says which breaks where, which cannot
 * be folded, and which customer’s money does not add up over all orders (process §6.9); ends with 1 when anything does not hold.
 */
await onJournal(async ({ collections, say }) => {
  const { streams, commits, breaks } = await auditAll(collections);
  for (const { orderId, version, why } of breaks) say(`${orderId}: ${said[why]} at commit ${version}`);
  const nights = await auditAllSeals(collections);
  for (const broken of nights.breaks) say(sealText(broken));
  say(
    nights.breaks.length === 0
      ? `${nights.seals} nights are sealed: the journal holds all they named.`
      : `${nights.seals} nights are sealed: ${nights.breaks.length} things they named do not hold.`,
  );
  say(
    breaks.length === 0
      ? `${commits} commits in ${streams} chains: all hold.`
      : `${commits} commits in ${streams} chains: ${breaks.length} of the chains broken.`,
  );
  const money = addingUp();
  const unfolded = await auditFolds(collections, money.add);
  for (const { number, why } of unfolded) say(`${number ?? 'without a number'}: ${why}`);
  if (unfolded.length > 0) say(`${unfolded.length} orders cannot be folded: ${named(unfolded)}.`);
  const customers = money.customers();
  const unequal = customers.filter(({ wrong }) => wrong.length > 0);
  for (const { owner, wrong } of unequal) say(`${owner ?? 'without a customer'}: ${wrong.join('; ')}`);
  say(
    unequal.length === 0
      ? `${customers.length} customers: what came in is used, paid back, on the account or under way.`
      : `${customers.length} customers: the money of ${unequal.length} does not add up.`,
  );
  return breaks.length + nights.breaks.length + unfolded.length + unequal.length === 0 ? 0 : 1;
});
