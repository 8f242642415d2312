import { choice } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { millForm } from '../form.ts';

const answers = {
  no: label(
    '不显示：频道里只说事由，金额由按钮单独查看',
    'No: the channel names the matter, a button shows the sums',
  ),
  yes: label('显示：频道成员都能看到价格与金额', 'Yes: everybody in the channel sees prices and sums'),
} as const;

/** Whether prices, and papers that bear them, stand in the orders' channel (process §1). */
export const settingsPrices = millForm({
  key: 'settings-prices',
  rule: 'A.settings',
  title: label('频道里的价格', 'Prices in the channel'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    inChannel: choice(
      label('价格、金额、私人电话与地址', 'Prices, sums, private phones and addresses'),
      answers,
      {
        initial: ({ outside }) => (outside.settings.pricesInChannel ? 'yes' : 'no'),
      },
    ),
  },
  reliesOn: ({ outside }) => ({ inChannel: outside.settings.pricesInChannel === true }),
  events: (_sight, { inChannel }) => [
    { type: 'SettingsChanged', settings: { pricesInChannel: inChannel === 'yes' } },
  ],
});
