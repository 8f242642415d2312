import { isObject, nodesOf } from './json.ts';
import { textLength } from './text-length.ts';

const roomPerPart = 10;

/**
 * How many characters the blocks of a message hold together. Slack counts texts and adds an unpublished
 * amount for what holds them; here every string but `type` counts, plus ten for each part that has a type.
 */
export function messageSize(blocks: unknown): number {
  return nodesOf(blocks, '').reduce((sum, { value }) => {
    if (typeof value === 'string') return sum + textLength(value);
    if (!isObject(value) || typeof value.type !== 'string') return sum;
    return sum + roomPerPart - textLength(value.type);
  }, 0);
}
