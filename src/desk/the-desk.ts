import type { Person } from '../order/roles.ts';

/** The desk itself, where an act is nobody's: what it writes down by itself bears this name. */
export const theDesk: Person = { id: 'countersign', name: 'Countersign' };
