import type { HomeView } from '@slack/types';
import { section } from './kit.ts';

/** The Home tab of somebody to whom nothing of the desk can be shown: why, and nothing else. */
export const closedHome = (text: string): HomeView => ({ type: 'home', blocks: [section(text)] });
