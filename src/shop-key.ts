import { onJournal } from './on-journal.ts';
import { shopKey } from './shop-key-command.ts';

/** `npm run shop-key` */
await onJournal((on) => shopKey(process.argv.slice(2), on));
