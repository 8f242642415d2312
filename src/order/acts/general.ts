import { cancel } from './cancel.ts';
import { chase } from './chase.ts';
import { delegate } from './delegate.ts';
import { erpNumber } from './erp-number.ts';
import { exception } from './exception.ts';
import { hold } from './hold.ts';
import { reassign } from './reassign.ts';
import { resume } from './resume.ts';
import { revise } from './revise.ts';
import { snooze } from './snooze.ts';
import { undelegate } from './undelegate.ts';

/** What may happen to an order as a whole at any time before it closes. */
export const generalActs = {
  hold,
  resume,
  cancel,
  revise,
  delegate,
  undelegate,
  reassign,
  exception,
  chase,
  'erp-number': erpNumber,
  snooze,
} as const;
