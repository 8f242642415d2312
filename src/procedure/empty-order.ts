import { beginning } from '../order/procedure.ts';
import { emptyContent } from './content.ts';
import { procedure } from './procedure.ts';

/** An order of this mill before its first event. */
export const emptyOrder = beginning(procedure, {
  kind: 'mill',
  content: emptyContent('phone'),
  shop: null,
  delegates: [],
  carrierReports: [],
  mailAnswers: [],
});
