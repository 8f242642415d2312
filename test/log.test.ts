import { expect, it } from 'vitest';
import { createLog, type Log } from '../src/running/log.ts';

function logged(write: (log: Log) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

it('hides tokens, phones and prices by the name of their field, at any depth', () => {
  const line = logged((log) =>
    log.info({
      botToken: 'aaa',
      order: {
        contact: { phone: 'bbb' },
        lines: [{ unitPriceFen: 7_770_777, quantityKg: 500 }],
        totalFen: 8_880_888,
      },
    }),
  );
  for (const hidden of ['aaa', 'bbb', '7770777', '8880888']) expect(line).not.toContain(hidden);
  expect(line).toContain('"quantityKg":500');
});

it('hides tokens, passwords in addresses and mobile numbers by their shape, in messages and errors', () => {
  const line = logged((log) => {
    log.error(new Error('bad token xoxb-12-ab for mongodb://desk:open-sesame@db/desk'));
    log.error({ err: Object.assign(new Error('refused'), { request: { authorization: 'Basic eee' } }) });
    log.info('call 13812345678 about SO-261123-017');
  });
  for (const hidden of ['xoxb-12', 'open-sesame', 'eee', '13812345678']) expect(line).not.toContain(hidden);
  expect(line).toContain('SO-261123-017');
});

it('leaves instants and Slack timestamps readable', () => {
  const line = logged((log) => log.info({ ts: '1795473935.000100', at: 1795473935123 }));
  expect(line).toContain('1795473935.000100');
  expect(line).toContain('1795473935123');
});

it('hides them in what a child logger always says', () => {
  expect(logged((log) => log.child({ phone: 'ccc' }).info('here'))).not.toContain('ccc');
});
