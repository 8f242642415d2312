/**
 * How many characters Slack may count in a text: UTF-16 units after `&`, `<` and `>` became entities.
 * Slack publishes neither the unit nor whether escaping counts, so this is the largest of the readings.
 */
export function textLength(text: string): number {
  let length = text.length;
  for (const character of text) {
    if (character === '&') length += '&amp;'.length - 1;
    else if (character === '<' || character === '>') length += '&lt;'.length - 1;
  }
  return length;
}
