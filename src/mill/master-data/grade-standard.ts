import type { Sight } from '../../order/action.ts';
import { label } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';

/** Process §2: the standard that a grade is set by, put before whoever sets one. */
export const gradeStandard = ({ outside }: Pick<Sight, 'outside'>): Fact => ({
  label: label('客户等级划分标准', 'Standard for grades'),
  value: outside.settings.gradeStandard,
});
