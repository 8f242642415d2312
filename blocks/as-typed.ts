/**
 * What people type stands in messages as what it is, and imitates nothing of the desk's (process §6, architecture §4): marks that Slack
 * would make bold, struck or code of are set in their full-width form, which Unicode's NFKC turns back into what was
 * typed; what shows nothing, or turns the order of reading, is shown as a box, and a control character as its picture.
 * Each character stays one, so that limits reckoned before still hold.
 */
export const asTyped = (text: string): string =>
  asTypedPlain(text).replace(marks, (mark) => String.fromCharCode(mark.charCodeAt(0) + toFullWidth));

/** The same where Slack reads no marks but still makes pictures of `:names:`. */
export const asTypedPlain = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(joiners, (joiner) => (joiner.length > 1 ? joiner : '▯'))
    .replace(unseen, '▯')
    .replace(controls, pictureOf)
    .replace(emojis, '：');

const toFullWidth = 0xff00 - 0x20;

/** Between two letters or figures Slack leaves them alone, as in 787*1092 and in names of files; a backtick never. */
const marks = /(?<![A-Za-z0-9])[*_~]|[*_~](?![A-Za-z0-9])|`/g;

/** The colon that begins `:name:`; that of a time of day, 10:30:00, begins none. */
const emojis = /(?<!\d(?=:\d\d:)):(?=[\p{L}\p{N}_+'-]{1,100}:)/gu;

/** A joiner that makes one picture of several, as in a family, stays; any other is a character that shows nothing. */
const joiners =
  /\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?\u200D(?=\p{Extended_Pictographic})|\u200D/gu;

/** Zero-width and bidi characters, fillers that look like nothing, tags; not what chooses how an emoji is drawn. */
const unseen = /(?!\u200d|[\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

const controls = /(?![\t\n])\p{Cc}/gu;

const pictureOf = (control: string): string => {
  const code = control.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '▯';
};
