import type { Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { chosen, type Item, optional, sometimes } from '../../order/fields.ts';
import { lineIds } from '../../order/form-lines.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import type { Customer } from '../../procedure/outside.ts';

/** The customer that a form is about: named by the button that opened it. */
export const customerAbout = ({ part, outside }: Pick<Sight, 'part' | 'outside'>): Customer | undefined =>
  outside.customers.find(({ code }) => code === part);

export const customerHead = (sight: Sight): readonly Fact[] => {
  const customer = customerAbout(sight);
  if (!customer) return [];
  const { code, name, shortName } = customer;
  return [{ label: label('客户', 'Customer'), value: verbatim(`${code} ${name}（${shortName}）`) }];
};

/** The entries of a list that may grow, as its form asks about them; the first has a name of its own. */
export const entriesAsked =
  (onFile: (sight: Sight) => readonly unknown[], names: { readonly first: Label; readonly other: Label }) =>
  (sight: Sight): readonly Item[] =>
    lineIds(
      sight.raw,
      onFile(sight).map((_, index) => index + 1),
    ).map((id, index) => {
      const { zh, en } = names.other;
      return { id, label: index === 0 ? names.first : label(`${zh} ${index + 1}`, `${en} ${index + 1}`) };
    });

/** Asked where there are several: which of them comes first from now on, and so is proposed for new orders. */
export const firstKnown = (name: Label, onFile: (sight: Sight) => readonly string[]) =>
  sometimes(
    (sight) => onFile(sight).length > 1,
    optional(
      chosen(
        name,
        (sight) => onFile(sight).map((text, index) => ({ value: String(index + 1), label: verbatim(text) })),
        { hint: label('不改就不选', 'Leave it to keep the order they have') },
      ),
    ),
  );

/** The lines with the one that was chosen first; as they are where none was, or it was removed. */
export const firstBefore = <L extends { readonly id: number }>(
  lines: readonly L[],
  first: string | null,
): readonly L[] => {
  const chosenLine = lines.find(({ id }) => String(id) === first);
  return chosenLine ? [chosenLine, ...lines.filter((line) => line !== chosenLine)] : lines;
};

/** Said where the form was opened about nobody known. */
export const noCustomer: Refusal = forbidden(
  'A.customer',
  '没有这个客户：请从 /order customer 名称 打开。',
  'There is no such customer: open it by /order customer NAME.',
);

export const nothingChanged: Refusal = forbidden('A.customer', '没有任何改动。', 'Nothing would change.');
