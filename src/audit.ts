import { onJournal } from './on-journal.ts';
import { auditAll } from './store/audit-all.ts';

const said = {
  missing: 'a commit is missing',
  changed: 'a commit was changed, or does not follow the one before,',
  'out-of-place': 'a commit is not where it belongs',
} as const;

/** `npm run audit`: verifies every chain of the journal and says which order breaks where; ends with 1 when one does. */
await onJournal(async ({ collections, say }) => {
  const { streams, commits, breaks } = await auditAll(collections);
  for (const { orderId, version, why } of breaks) say(`${orderId}: ${said[why]} at commit ${version}`);
  say(
    breaks.length === 0
      ? `${commits} commits in ${streams} chains: all hold.`
      : `${commits} commits in ${streams} chains: ${breaks.length} of the chains broken.`,
  );
  return breaks.length === 0 ? 0 : 1;
});
