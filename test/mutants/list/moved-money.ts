import { mutantsOf } from '../mutant.ts';

export const movedMoney = mutantsOf(
  'procedure/money',
  ['steps/09-', 'steps/13-', 'laws/customers-money', 'acts/regrade'],
  [
    {
      rule: 'S13.2',
      lets: 'more moved than lies on the account',
      file: 'whose-money.ts',
      find: 'if (amount > 0 && amount <= there) return undefined;',
      put: 'if (amount > 0) return undefined;',
    },
    {
      rule: 'S13.2',
      lets: 'nothing at all moved',
      file: 'whose-money.ts',
      find: 'if (amount > 0 && amount <= there) return undefined;',
      put: 'if (amount <= there) return undefined;',
    },
    {
      rule: 'S13.2',
      lets: 'another’s money allotted beyond what is owed',
      file: 'payment-allot.ts',
      find: 'if (amount <= openFen) return undefined;',
      put: 'if (amount >= 0) return undefined;',
    },
    {
      rule: 'S13.2',
      lets: 'money sent to an order of another customer',
      file: 'payment-allot.ts',
      find: "(answers.destination === 'elsewhere'\n      ? mustBeTheirs",
      put: "(answers.destination !== 'elsewhere'\n      ? mustBeTheirs",
    },
    {
      rule: 'S13.2',
      lets: 'another’s money used without their consent',
      file: 'payment-allot.ts',
      find: "(sight) => sight.raw.destination === 'order' && isForeign(sight.order, accountIn(sight)),",
      put: "(sight) => sight.raw.destination === 'order' && accountIn(sight) === undefined,",
    },
    {
      rule: 'S13.2',
      lets: 'a kept deposit sent to an order of another customer',
      file: 'deposit-settlement.ts',
      find: "(answers.outcome === 'transfer'\n      ? mustBeTheirs",
      put: "(answers.outcome === 'back'\n      ? mustBeTheirs",
      tests: ['linked-orders'],
    },
    {
      rule: 'S13.2',
      lets: 'a transfer that came in nowhere',
      file: 'transfer-recorded.ts',
      find: 'return sight.other && isRecorded(sight.other, reference)',
      put: 'return sight.other',
      tests: ['linked-orders'],
    },
    {
      rule: '§6.9',
      lets: 'goods that left and count as unpaid for once cancelled',
      file: 'accounts.ts',
      find: 'minus(addUp(gone), settled)',
      put: 'addUp(gone)',
      tests: ['steps/18-', 'steps/13-', 'laws/'],
    },
  ],
);

export const otherOrders = mutantsOf(
  'procedure',
  ['linked-orders'],
  [
    {
      rule: 'S13.2',
      lets: 'money moved to the order it comes from',
      file: 'other-order.ts',
      find: 'if (other.id === order.id) return',
      put: "if (other.id === '') return",
    },
    {
      rule: 'S13.2',
      lets: 'money moved to another customer',
      file: 'other-order.ts',
      find: 'return other.content.customer?.code === customer',
      put: "return customer !== ''",
    },
  ],
);
