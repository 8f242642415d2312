import { type Refusal, wrong } from '../../order/decision.ts';
import { text } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import type { DeskSettings } from '../events.ts';
import { type MillFormSight, millForm } from '../form.ts';

type Purpose = keyof DeskSettings['channels'];

const purposes: readonly Purpose[] = ['orders', 'production', 'digest', 'escalations'];

const channelName = (purpose: Purpose, name: Label) =>
  text(name, {
    most: 81,
    // The mill's own side is there whenever a form of the mill is drawn.
    initial: ({ mill }) => mill?.desk.channels[purpose],
  });

/** Where the desk posts, by the channels' names. What was posted before stays where it is. */
export const settingsChannels = millForm({
  key: 'settings-channels',
  rule: 'A.settings',
  title: label('频道', 'Channels'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    orders: channelName('orders', label('订单', 'Orders')),
    production: channelName('production', label('生产', 'Production')),
    digest: channelName('digest', label('每日汇总', 'Daily digest')),
    escalations: channelName('escalations', label('催办升级', 'Escalations')),
  },
  shows: () => [
    {
      label: label('私密频道', 'Private channels'),
      value: label('请先把应用邀请进去', 'Invite the app to them first'),
    },
  ],
  reliesOn: ({ mill }: MillFormSight) => ({ ...mill.desk.channels }),
  judge: (_sight, answers) => firstUnusable(answers),
  events: (_sight, { orders, production, digest, escalations }) => [
    {
      type: 'SettingsChanged',
      settings: {
        channels: {
          orders: bare(orders),
          production: bare(production),
          digest: bare(digest),
          escalations: bare(escalations),
        },
      },
    },
  ],
});

const bare = (typed: string): string => typed.replace(/^#/, '');

/** Slack's own rule for names: 80 letters, figures, - and _, none of them a capital; or the channel's id. */
const isChannel = (name: string): boolean =>
  /^[CG][A-Z0-9]{6,}$/.test(name) ||
  (/^[\p{L}\p{M}\p{N}_-]{1,80}$/u.test(name) && name === name.toLowerCase());

const firstUnusable = (typed: DeskSettings['channels']): Refusal | undefined => {
  const purpose = purposes.find((one) => !isChannel(bare(typed[one])));
  return (
    purpose &&
    wrong(
      'A.settings',
      purpose,
      '频道名只能含小写字母、汉字、数字、- 和 _',
      'A channel’s name has small letters, figures, - and _ only',
    )
  );
};
