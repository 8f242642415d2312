import { confirmation } from './list/confirmation.ts';
import { decisions } from './list/decisions.ts';
import { dispatch } from './list/dispatch.ts';
import { engine } from './list/engine.ts';
import { figures, goods, limits } from './list/figures.ts';
import { intake } from './list/intake.ts';
import { laws } from './list/laws.ts';
import { money } from './list/money.ts';
import { movedMoney, otherOrders } from './list/moved-money.ts';
import { production } from './list/production.ts';
import { road } from './list/road.ts';
import { schedule } from './list/schedule.ts';
import { shop } from './list/shop.ts';
import { takingBack } from './list/taking-back.ts';
import { technical } from './list/technical.ts';
import { terms } from './list/terms.ts';
import { twoPeople } from './list/two-people.ts';
import { warehouse } from './list/warehouse.ts';
import { wholeOrder } from './list/whole-order.ts';
import type { Mutant } from './mutant.ts';

/** Every guard that was taken out by hand once to see whether a test notices, by the rooms of the procedure. */
export const mutants: readonly Mutant[] = [
  ...intake,
  ...terms,
  ...technical,
  ...schedule,
  ...confirmation,
  ...production,
  ...warehouse,
  ...goods,
  ...figures,
  ...limits,
  ...money,
  ...movedMoney,
  ...otherOrders,
  ...dispatch,
  ...road,
  ...wholeOrder,
  ...takingBack,
  ...shop,
  ...twoPeople,
  ...laws,
  ...decisions,
  ...engine,
];
