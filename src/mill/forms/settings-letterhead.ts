import { choice, files, optional, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { blankLetterhead, inBoth } from '../../procedure/letterhead.ts';
import { type MillFormSight, millForm } from '../form.ts';
import { pictureIn, pictureRefused } from '../picture.ts';

const capitals = {
  customer: label('只在订单确认书和余款催收通知书上', 'On order confirmation and balance notice only'),
  all: label('在所有写有金额的单据上', 'On every paper with a sum'),
} as const;

const onFile = ({ outside }: Pick<MillFormSight, 'outside'>) =>
  outside.settings.letterhead ?? blankLetterhead;

/** What stands on every paper of the mill: name, address, account. Papers that were issued keep what stood on them. */
export const settingsLetterhead = millForm({
  key: 'settings-letterhead',
  rule: 'A.settings',
  title: label('单据抬头', 'Letterhead'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    nameZh: text(label('本厂全称', 'The mill’s full name'), { initial: (sight) => onFile(sight).name.zh }),
    nameEn: optional(
      text(label('英文全称', 'Its name in English'), { initial: (sight) => onFile(sight).name.en }),
    ),
    address: text(label('地址', 'Address'), { initial: (sight) => onFile(sight).address }),
    phone: text(label('电话', 'Phone'), { most: 60, initial: (sight) => onFile(sight).phone }),
    fax: optional(text(label('传真', 'Fax'), { most: 60, initial: (sight) => onFile(sight).fax })),
    bankAccount: optional(
      text(label('收款账户', 'Bank account'), {
        hint: label('户名 · 开户行 · 账号', 'Holder · bank · number'),
        initial: (sight) => onFile(sight).bankAccount,
      }),
    ),
    logo: optional(
      files(label('标志（PNG 或 JPEG，最多 100 KB）', 'Logo (PNG or JPEG, at most 100 KB)'), {
        hint: label('不传就用现在的', 'Leave it out to keep the one there is'),
      }),
    ),
    capitals: choice(label('金额大写', 'Sums in capitals'), capitals, {
      initial: (sight) => (onFile(sight).capitalsEverywhere ? 'all' : 'customer'),
    }),
  },
  picture: 'logo',
  judge: (sight) => pictureRefused('A.settings', sight, 'logo'),
  reliesOn: (sight) => {
    const { name, address, phone, fax, bankAccount, capitalsEverywhere } = onFile(sight);
    return { name: { ...name }, address, phone, fax, bankAccount, capitalsEverywhere };
  },
  events: (sight, { nameZh, nameEn, address, phone, fax, bankAccount, capitals: where }) => [
    {
      type: 'SettingsChanged',
      settings: {
        letterhead: {
          ...onFile(sight),
          name: inBoth(nameZh, nameEn),
          address,
          phone,
          fax: fax ?? '',
          bankAccount: bankAccount ?? '',
          capitalsEverywhere: where === 'all',
          logo: pictureIn(sight) ?? onFile(sight).logo,
        },
      },
    },
  ],
});
