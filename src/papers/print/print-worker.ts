import { print } from './print.ts';

/** What the threads of the printer run: one sheet after another, its fonts read once (printer.ts). */
export default print;
