import { describe, expect, test } from 'vitest';
import { formView, plainId } from '../../blocks/form.ts';
import type { FormRequest } from '../../blocks/form-request.ts';
import type { AnyAction, Sight } from '../../src/order/action.ts';
import { isMet } from '../../src/order/checks.ts';
import { sightOf } from '../../src/order/decide.ts';
import { questions, tickBlocks } from '../../src/order/form.ts';
import type { Language } from '../../src/order/labels.ts';
import type { Order } from '../../src/order/order.ts';
import { partsOf } from '../../src/order/parts.ts';
import { actions, catalogue } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { everybody, expectView, languages } from '../support/drawing.ts';
import { stages } from '../support/drawn-orders.ts';
import { mill } from '../support/mill.ts';

const orders = stages();

describe.each(actions.map((action) => [action.key, action] as const))('the form of %s', (key, action) => {
  test('is taken by Slack for every order it may be signed on, in both languages, with every question on a page', () => {
    for (const [name, order] of Object.entries(orders)) {
      for (const part of signable(action, order)) {
        for (const language of languages)
          expectWholeForm({ action, order, part, language }, `${key} on ${name}`);
      }
    }
  });

  test('has words in both languages that fit where they stand', () => {
    for (const language of languages) {
      expect(action.title[language].length).toBeLessThanOrEqual(24);
      expect(action.submit[language].length).toBeLessThanOrEqual(24);
      expect(action.short[language].length).toBeGreaterThan(0);
    }
  });
});

test('the form that takes in a new order is drawn before there is one', () => {
  for (const language of languages) {
    const order = { ...emptyOrder, status: 'open' as const };
    expectWholeForm({ action: catalogue.intake, order, part: null, language }, 'a new order');
  }
});

interface Asked {
  readonly action: AnyAction;
  readonly order: Order;
  readonly part: string | null;
  readonly language: Language;
}

const expectWholeForm = ({ action, order, part, language }: Asked, what: string): void => {
  const sight = sightOf(
    { by: everybody, at: '2026-11-25T06:00:00.000Z', outside: mill, raw: {} },
    order,
    part,
  );
  const drawn = pagesOf({ action, sight, language });
  for (const [page, view] of drawn.entries()) expectView(view, `${what}, page ${page + 1}, ${language}`);
  const inputs = drawn.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'input' ? [plainId(block.block_id ?? '')] : [])),
  );
  expect({ what, inputs }).toEqual({ what, inputs: asked(action, sight) });
};

/** Every page of a form, as somebody sees it who turns them one by one. */
const pagesOf = (request: FormRequest): readonly ReturnType<typeof formView>[] => {
  const views = [formView(request)];
  while (JSON.stringify(views.at(-1)).includes('form:next-page')) {
    views.push(formView({ ...request, page: views.length, draft: 'D1' }));
  }
  return views;
};

const asked = (action: AnyAction, sight: Sight): readonly string[] =>
  questions(action, sight).flatMap((question) =>
    question.field.input.kind === 'ticks'
      ? tickBlocks(question, sight).map(({ blockId }) => blockId)
      : [question.blockId],
  );

const signable = (action: AnyAction, order: Order): readonly (string | null)[] =>
  action.during.includes(order.status)
    ? partsOf(action, order)
        .map((part) => part?.id ?? null)
        .filter((part) => action.applies(order, part) && action.needs(order, part).every(isMet))
    : [];
