import type { Sight } from '../../order/action.ts';
import { type Field, type Fields, type Item, sometimes } from '../../order/fields.ts';
import type { Raw } from '../../order/raw.ts';
import { intakeFields } from '../intake/intake-form.ts';
import { lineFields } from '../intake/intake-lines.ts';

/**
 * The memo's own questions, of which exactly the one is asked that corrects the field chosen (a block id of the memo's
 * form, or null for none). In the form their block ids are the field's bare name.
 */
export const correctionFields = (chosen: (sight: Sight) => string | null) => {
  const lineChosen = (sight: Sight, { label }: Pick<Item, 'label'>): Item => ({
    id: Number(/^lines\.(\d+)\./.exec(chosen(sight) ?? '')?.[1] ?? 0),
    label,
  });
  const corrected = <T>(name: string, field: Field<T>): Field<T | null> =>
    sometimes((sight) => chosen(sight)?.split('.').at(-1) === name, {
      ...field,
      blank: 'refused',
      follows: 'spot',
      initial: (sight) => field.initial?.(sight, lineChosen(sight, field)),
      misfit: (raw, sight) => field.misfit?.(raw, sight, lineChosen(sight, field)),
    });
  return {
    customer: corrected('customer', intakeFields.customer),
    contact: corrected('contact', intakeFields.contact),
    contactPhone: corrected('contactPhone', intakeFields.contactPhone),
    paymentMethod: corrected('paymentMethod', intakeFields.paymentMethod),
    wantedOn: corrected('wantedOn', intakeFields.wantedOn),
    wantedKind: corrected('wantedKind', intakeFields.wantedKind),
    deliveryAddress: corrected('deliveryAddress', intakeFields.deliveryAddress),
    receiver: corrected('receiver', intakeFields.receiver),
    receiverPhone: corrected('receiverPhone', intakeFields.receiverPhone),
    tolerance: corrected('tolerance', intakeFields.tolerance),
    packaging: corrected('packaging', intakeFields.packaging),
    labels: corrected('labels', intakeFields.labels),
    specialTerms: corrected('specialTerms', intakeFields.specialTerms),
    product: corrected('product', lineFields.product),
    form: corrected('form', lineFields.form),
    widthMm: corrected('widthMm', lineFields.widthMm),
    lengthMm: corrected('lengthMm', lineFields.lengthMm),
    diameterMm: corrected('diameterMm', lineFields.diameterMm),
    coreMm: corrected('coreMm', lineFields.coreMm),
    quantity: corrected('quantity', lineFields.quantity),
    unitPrice: corrected('unitPrice', lineFields.unitPrice),
  };
};

/** The corrected value as the memo's form would be filled in with it; null where the answer corrects no field. */
export const correctionIn = (
  answers: { readonly spot: string | null } & Readonly<Record<string, unknown>>,
): { readonly blockId: string; readonly raw: Raw } | null => {
  const name = answers.spot?.split('.').at(-1);
  const field = name === undefined ? undefined : asked[name];
  if (!field || name === undefined || answers.spot === null) return null;
  return { blockId: answers.spot, raw: field.write(answers[name]) };
};

const asked: Fields = correctionFields(() => null);
