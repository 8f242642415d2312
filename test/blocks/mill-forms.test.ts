import { describe, expect, it } from 'vitest';
import { formView } from '../../blocks/form.ts';
import { settingsMenu } from '../../blocks/settings.ts';
import { millForms } from '../../src/mill/forms/index.ts';
import { emptyRecord } from '../../src/mill/record.ts';
import { formSeen, formSight } from '../../src/mill/sign-form.ts';
import { everybody, expectView, languages } from '../support/drawing.ts';
import { mill } from '../support/mill.ts';

const channels = { orders: 'orders', production: 'p', digest: 'd', escalations: 'e' };
const side = { record: emptyRecord, desk: { channels }, found: {} };
const parts: Readonly<Record<string, string>> = { archive: '2026-10', 'customer-contract': 'C001' };

describe.each(millForms.map((form) => [form.key, form] as const))('the form %s', (key, form) => {
  it.each(languages)('is drawn as Slack takes it, in %s', (language) => {
    const part = parts[key] ?? null;
    const signing = { part, raw: {}, by: everybody, at: '2026-11-23T02:00:00.000Z', outside: mill };
    const sight = formSight(signing, side);
    const view = formView({ action: form, sight, language, seen: formSeen(form, sight) });
    expectView(view, key);
    expect(view.callback_id).toBe(key);
  });
});

it.each(languages)('the settings are listed as Slack takes it, in %s', (language) => {
  expectView(settingsMenu(language), 'settings');
});
