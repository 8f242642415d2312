import type { Station } from './station.ts';
import { confirming } from './stations/confirming.ts';
import { making } from './stations/making.ts';
import { shipping } from './stations/shipping.ts';
import { takingIn } from './stations/taking-in.ts';

/** A grade B order on its whole way, from the fax of 联兴 to closing, with one anomaly: every role acts in it. */
export const tourOrder: readonly Station[] = [...takingIn, ...confirming, ...making, ...shipping];
