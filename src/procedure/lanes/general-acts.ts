import { chase } from '../confirmation/chase.ts';
import type { InLane } from '../lane.ts';
import { cancel } from '../whole-order/cancel.ts';
import { delegate } from '../whole-order/delegate.ts';
import { erpNumber } from '../whole-order/erp-number.ts';
import { exception } from '../whole-order/exception.ts';
import { hold } from '../whole-order/hold.ts';
import { reassign } from '../whole-order/reassign.ts';
import { remind } from '../whole-order/remind.ts';
import { resume } from '../whole-order/resume.ts';
import { revise } from '../whole-order/revise.ts';
import { snooze } from '../whole-order/snooze.ts';
import { undelegate } from '../whole-order/undelegate.ts';

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
  remind,
} as const satisfies InLane;
