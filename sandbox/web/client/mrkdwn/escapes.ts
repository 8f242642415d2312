/** `&amp;`, `&lt;` and `&gt;` as the characters they stand for. */
export function withSigns(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** What a person types, as Slack stores it. */
export function withEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
