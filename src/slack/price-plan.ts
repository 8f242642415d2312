import type { ModalView } from '@slack/types';
import { notice } from '../../blocks/notice.ts';
import { pricePlanView } from '../../blocks/price-plan.ts';
import { standingRows } from '../mill/master-data/price-plan.ts';
import type { Role } from '../order/keys.ts';
import { label } from '../order/labels.ts';
import { dateIn } from '../order/time/dates.ts';
import { holds } from '../procedure/roles.ts';
import { queryKeys, searchKeys } from '../text/search-keys.ts';
import type { SlackDeps } from './deps.ts';

const may: readonly Role[] = ['service', 'sales', 'finance', 'director', 'admin'];

/** `/order prices 双胶纸` or `/order prices C001`: the plan in force, all of it where no words are given. */
export const planFor = async (
  deps: SlackDeps,
  userId: string,
  { words, page }: { readonly words: string; readonly page: number },
): Promise<ModalView> => {
  const language = deps.directory.language(userId);
  const by = await deps.directory.actor(userId);
  if (!may.some((role) => holds(by.roles, role)))
    return notice(label('价格执行方案', 'Price plan'), notTheirs[language], language);
  const { outside } = deps.mill();
  const today = dateIn(outside.settings.timeZone, deps.now().toISOString());
  const products = new Map(outside.products.map((product) => [product.code, product]));
  const customers = new Map(outside.customers.map((customer) => [customer.code, customer]));
  const wanted = queryKeys(words);
  const rows = standingRows(outside, today).filter((row) => {
    const [product, customer] = [products.get(row.product), customers.get(row.for)];
    const names = [row.product, product?.name, product?.grammage.toString(), row.for, customer?.name];
    const keys = new Set(searchKeys([...names, customer?.shortName]));
    return wanted.every((key) => keys.has(key));
  });
  return pricePlanView({ words, page, rows }, outside, language);
};

const notTheirs = label(
  '价格执行方案由客服、销售、财务、总监和系统管理员查看。',
  'The price plan is for service, sales, finance, the director and administrators.',
);
