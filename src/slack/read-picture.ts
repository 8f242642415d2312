import type { AnyMillForm } from '../mill/form.ts';
import { mostPictureBytes, type PictureProblem, pictureBlock } from '../mill/picture.ts';
import type { SlackDeps, Values } from './deps.ts';

/**
 * Fetches the picture handed in with a form that takes one, and tries it on a paper: one that cannot be printed would keep
 * every paper back. What was typed comes back with the picture, or with what is wrong with it.
 */
export const withPicture = async (
  deps: Pick<SlackDeps, 'fetchFile' | 'printing' | 'log'>,
  form: AnyMillForm,
  raw: Values,
): Promise<Values> => {
  const { [pictureBlock]: _, ...typed } = raw;
  const given = form.picture === null ? undefined : typed[form.picture];
  const [fileId] = Array.isArray(given) ? given : [];
  if (typeof fileId !== 'string') return typed;
  return { ...typed, [pictureBlock]: await readPicture(deps, fileId) };
};

const readPicture = async (
  { fetchFile, printing, log }: Pick<SlackDeps, 'fetchFile' | 'printing' | 'log'>,
  fileId: string,
): Promise<string> => {
  try {
    const file = await fetchFile(fileId, mostPictureBytes);
    if (!file || file.bytes.byteLength > mostPictureBytes) return 'large' satisfies PictureProblem;
    const type = typeOf(file.bytes);
    if (type === undefined) return 'kind' satisfies PictureProblem;
    const address = `data:${type};base64,${Buffer.from(file.bytes).toString('base64')}`;
    return (await printing.isPrintable(address)) ? address : ('broken' satisfies PictureProblem);
  } catch (error) {
    log.warn({ fileId, error }, 'a picture could not be fetched');
    return 'away' satisfies PictureProblem;
  }
};

/** By what a file begins with, whatever its name says. */
const typeOf = (bytes: Uint8Array): string | undefined => {
  if (Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? 'image/jpeg' : undefined;
};
