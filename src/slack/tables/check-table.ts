import type { ModalView } from '@slack/types';
import { inline } from '../../../blocks/kit.ts';
import type { AnyMillForm } from '../../mill/form.ts';
import { formBlocked } from '../../mill/sign-form.ts';
import { tableBlock } from '../../mill/table.ts';
import { label } from '../../order/labels.ts';
import type { SlackDeps, Values } from '../deps.ts';
import { millFormView } from '../form-subject.ts';
import { draftId } from '../own-drafts.ts';
import { withoutUndefined } from '../redraw-form.ts';
import { readUpload } from './read-upload.ts';

/** The file just handed in with a form that takes a table; undefined where there is none. */
export const fileIn = (form: AnyMillForm | undefined, typed: Values): string | undefined => {
  const { table: first, corrected } = typed;
  const [file] = form?.table ? [corrected, first].flat().filter(Boolean) : [];
  return typeof file === 'string' && file !== '' ? file : undefined;
};

interface HandedIn {
  readonly form: AnyMillForm;
  readonly part: string | null;
  readonly userId: string;
  readonly fileId: string;
  /** What else is filled in. */
  readonly raw: Values;
  /** How many tables were handed in with this form before. */
  readonly turn: number;
}

/** Far more than 2,000 rows of a mill's table need. */
const mostKept = 4_000_000;

/**
 * The same form once more, with the table's rows checked one by one: nothing counts yet. What was read is kept, so that
 * the file need not be fetched when the person has looked at it and says so.
 */
export const checkTable = async (
  deps: SlackDeps,
  { form, part, userId, fileId, raw, turn }: HandedIn,
): Promise<ModalView> => {
  const { table: _, corrected: __, [tableBlock]: ___, ...rest } = raw;
  const about = { part, userId, raw: rest, turn: turn + 1 };
  const blocked = formBlocked(form, { by: await deps.directory.actor(userId) });
  if (blocked || !form.table) return millFormView(deps, form, about);
  const upload = await readUpload(deps, fileId, form.table.missing);
  const kept = upload.ok ? JSON.stringify({ ...upload, ok: undefined }) : '';
  const problem = kept.length > mostKept ? tooMuch : upload.ok ? undefined : upload.problem;
  if (problem) {
    const language = deps.directory.language(userId);
    const said = `*${inline(upload.name)}* ${inline(problem[language])}\n${nothingYet[language]}`;
    return millFormView(deps, form, { ...about, said });
  }
  const draft = draftId(`table:${form.key}`, userId, `${deps.now().toISOString()}:${fileId}`);
  const read = { ...rest, [tableBlock]: kept };
  await deps.drafts(userId).write(draft, withoutUndefined(read));
  return millFormView(deps, form, { ...about, raw: read, draft });
};

const tooMuch = label(
  '表格内容太多，请分成几个再传',
  'The table holds too much text; please upload it in parts',
);
const nothingYet = label('什么也没有导入。', 'Nothing was imported.');
