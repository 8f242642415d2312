import type { Delivery } from '../../src/store/deliveries.ts';

/** The ways in which what is owed goes out; each is a wake-up by this name. No way waits for another. */
export type LaneName = 'delivery' | 'files' | 'messages' | 'mail' | 'webhooks' | 'escalations';

const lanes: Readonly<Record<Delivery['kind'], LaneName>> = {
  line: 'delivery',
  paper: 'delivery',
  redraw: 'delivery',
  channel: 'delivery',
  escalation: 'escalations',
  'escalation-settled': 'escalations',
  file: 'files',
  print: 'files',
  scan: 'files',
  word: 'messages',
  mail: 'mail',
  webhook: 'webhooks',
};

export const laneOf = (kind: Delivery['kind']): LaneName => lanes[kind];
