import { optional, text } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { blankLetterhead } from '../../procedure/letterhead.ts';
import { type PaperName, paperKinds } from '../../procedure/papers.ts';
import { type MillFormSight, millForm } from '../form.ts';

const names = Object.keys(paperKinds) as readonly PaperName[];

const onFile = ({ outside }: Pick<MillFormSight, 'outside'>) =>
  outside.settings.letterhead ?? blankLetterhead;

const titleField = (name: PaperName) =>
  optional(
    text(paperKinds[name].title, { most: 40, initial: (sight) => onFile(sight).titles[name]?.zh ?? null }),
  );

type TitleFields = Record<PaperName, ReturnType<typeof titleField>>;

/** How the mill's own procedure calls its papers, where that differs from the usual titles. */
export const settingsTitles = millForm({
  key: 'settings-titles',
  rule: 'A.settings',
  title: label('单据名称', 'Titles of papers'),
  by: ['admin'],
  menu: 'settings',
  fields: Object.fromEntries(names.map((name) => [name, titleField(name)])) as TitleFields,
  shows: () => [
    { label: label('留空', 'Blank'), value: label('用通常的名称', 'The usual title is printed') },
  ],
  reliesOn: (sight) =>
    Object.fromEntries(names.map((name) => [name, onFile(sight).titles[name]?.zh ?? null])),
  events: (sight, answers) => [
    {
      type: 'SettingsChanged',
      settings: {
        letterhead: {
          ...onFile(sight),
          titles: Object.fromEntries(
            names.flatMap((name) => {
              const title = answers[name];
              return title === null ? [] : [[name, verbatim(title)]];
            }),
          ),
        },
      },
    },
  ],
});
