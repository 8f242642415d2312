import type { Actor } from '../order/roles.ts';

/**
 * Whether somebody has no place at this desk (process §1): no role in it, of another team, or an account that is gone. Every door
 * asks this before anything is read for them; a stranger is told no and sees nothing of the mill's.
 */
export const isStranger = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.length === 0;
