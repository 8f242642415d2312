import { z } from 'zod';
import { plainId } from '../../blocks/form.ts';
import { isOrderId } from '../desk/master-data.ts';
import type { Raw } from '../order/raw.ts';

const Element = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
  selected_date_time: z.number().nullish(),
  selected_user: z.string().nullish(),
  files: z.array(z.object({ id: z.string() })).nullish(),
});
const State = z.record(z.string(), z.record(z.string(), Element));

/** A view's state as plain values: block id (without the suffix it was drawn with) → what was typed or chosen. */
export const readInputs = (view: {
  readonly state?: { readonly values?: unknown } | undefined;
}): Record<string, Raw> => {
  const state = State.safeParse(view.state?.values ?? {});
  if (!state.success) return {};
  return Object.fromEntries(
    Object.entries(state.data).flatMap(([blockId, elements]) => {
      const element = elements.value;
      return element ? [[plainId(blockId), rawOf(element)] as const] : [];
    }),
  );
};

const rawOf = (element: z.infer<typeof Element>): Raw => {
  if (element.files) return element.files.map(({ id }) => id);
  if (element.selected_options) return element.selected_options.map(({ value }) => value);
  if (element.selected_option) return element.selected_option.value;
  if (typeof element.selected_date_time === 'number') return String(element.selected_date_time);
  return element.value ?? element.selected_date ?? element.selected_user ?? null;
};

/** The mill’s own streams stand in the same journal: none of them is an order. */
const OrderId = z.string().refine(isOrderId);

/** What a form is about, as it travels in `private_metadata`. */
export const Metadata = z.object({
  orderId: OrderId.nullable(),
  revision: z.number(),
  seen: z.string(),
  part: z.string().optional(),
  draft: z.string().optional(),
  page: z.number().optional(),
  turns: z.record(z.string(), z.number()).optional(),
  files: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  message: z.string().optional(),
  /** The form below a new customer's, in which they are to be chosen, and where what is typed in it is kept. */
  below: z.object({ viewId: z.string(), key: z.string(), blockId: z.string(), draft: z.string() }).optional(),
});
export type Metadata = z.infer<typeof Metadata>;

/** What a button or overflow option carries. */
export const Target = z.object({
  orderId: OrderId,
  revision: z.number(),
  part: z.string().nullish(),
  act: z.string().optional(),
  files: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  /** What a form that it opens is filled in with. */

  /** What is filled in already. */
  raw: z.record(z.string(), z.string()).optional(),
});
export type Target = z.infer<typeof Target>;

/** What the button of a form that belongs to no order carries. */
export const FormTarget = z.object({ form: z.string(), part: z.string().nullable() });

/** JSON from the wire; undefined when it is none. */
export const parseJson = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};
