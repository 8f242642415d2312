import { intake } from './01-intake.ts';
import { terms } from './05-terms.ts';
import { technical } from './06-technical.ts';

/** Intake to return, in the order in which they are taken. */
export const commercial = {
  intake,
  terms,
  technical,
} as const;
