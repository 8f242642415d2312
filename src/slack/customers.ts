import type { ModalView } from '@slack/types';
import { customerForms, customersView } from '../../blocks/customers.ts';
import { notice } from '../../blocks/notice.ts';
import { acceptable } from '../mill/master-data/new-customers.ts';
import type { Role } from '../order/keys.ts';
import { label } from '../order/labels.ts';
import { holds } from '../procedure/roles.ts';
import type { SlackDeps } from './deps.ts';
import { customerView } from './new-customer.ts';
import { found } from './search-master-data.ts';

const may: readonly Role[] = ['service', 'assistant', 'sales', 'finance', 'dispatch', 'director', 'admin'];

/** `/order customer 联兴`: what is on file of them, or the form of a new customer where nobody is called so. */
export const customersFor = async (deps: SlackDeps, userId: string, words: string): Promise<ModalView> => {
  const language = deps.directory.language(userId);
  const by = await deps.directory.actor(userId);
  if (!may.some((role) => holds(by.roles, role)))
    return notice(label('客户', 'Customer'), notTheirs[language], language);
  const known = words === '' ? [] : found(acceptable(deps.mill().outside), words);
  if (known.length === 0) return customerView(deps, userId, words);
  return customersView({ found: known, words }, { by, language });
};

interface Changed {
  readonly form: string;
  readonly part: string | null;
  /** The view beneath the form; null where there is none. */
  readonly below: string | null;
  readonly userId: string;
}

/** The customer's page that a form was opened from shows what was just changed. */
export const refreshPage = async (deps: SlackDeps, { form, part, below, userId }: Changed): Promise<void> => {
  if (below === null || part === null || !customerForms.includes(form)) return;
  const view = await customersFor(deps, userId, part);
  await deps.client.views.update({ view_id: below, view });
};

const notTheirs = label(
  '客户资料由客服、销售、财务、发货员、总监和系统管理员查看。',
  'Customers are for service, sales, finance, dispatch, the director and administrators.',
);
