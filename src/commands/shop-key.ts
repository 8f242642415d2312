import { onJournal } from './on-journal.ts';
import { shopKey } from './run-shop-key.ts';

/** `npm run shop-key` */
await onJournal((on) => shopKey(process.argv.slice(2), on));
