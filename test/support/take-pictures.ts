import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectControl } from '../../sandbox/tour/control.ts';
import { tourOrder } from '../../sandbox/tour/order.ts';
import { play } from '../../sandbox/tour/play.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/running/log.ts';
import { start } from '../../src/start/start.ts';
import { launchBrowser, visit } from './browser.ts';

/**
 * `npm run pictures`: takes the README's pictures of a form and of a card anew, from the running sandbox with the guided
 * order on its way. Deletes the data it made.
 */
const [port, sandboxPort] = ['34730', '34740'];
const url = `http://127.0.0.1:${sandboxPort}`;
const folder = new URL('../../docs/pictures/', import.meta.url).pathname;
const formOf = 'technical';
const cardBefore = 'deposit';

const data = await mkdtemp(join(tmpdir(), 'countersign-pictures-'));
const reading = readConfig({ PORT: port, SANDBOX_PORT: sandboxPort, DATA_DIR: data, LOG_LEVEL: 'warn' });
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const log = createLog(reading.config.logLevel);
const started = await start(reading.config, {
  tell: (line) => process.stdout.write(`${line}\n`),
  log,
  signal: new AbortController().signal,
});
if (!started.ok) throw new Error(started.problems.join('\n'));
const browser = await launchBrowser();
const listening = new AbortController();
try {
  const order = await playUntil(formOf, 0, '');
  await picture('form', await technicalForm());
  await playUntil(cardBefore, stationOf(formOf), order);
  await picture('card', await card());
} finally {
  listening.abort();
  await browser.close();
  await started.close();
  await rm(data, { recursive: true, force: true });
}

function stationOf(key: string): number {
  return tourOrder.findIndex((station) => station.key === key);
}

/** Plays the guided order up to, not with, a station. */
async function playUntil(key: string, from: number, order: string): Promise<string> {
  const control = await connectControl(url, listening.signal);
  return play({
    control,
    stations: tourOrder.slice(0, stationOf(key)),
    ...(order ? { from: { index: from, order } } : {}),
    paceMs: 0,
    turn: () => undefined,
    signal: listening.signal,
  });
}

async function technicalForm() {
  const page = await visit(browser, { url, as: 'sun.kai', context: picturing(1000) });
  await page.getByRole('button', { name: '技术确认' }).first().click();
  const form = page.locator(`.modal-view[data-callback-id="${formOf}"]`);
  await form.locator('textarea').first().fill('木浆库存 86 吨，可满足本单及已排 3 单；BCTMP 12-02 到货。');
  return form;
}

async function card() {
  const page = await visit(browser, { url, as: 'chen.yu', context: picturing(760) });
  const shown = page.locator('.message', { hasText: 'SO-' }).last();
  await shown.getByText('登记定金').first().waitFor();
  return shown;
}

/** As wide as needed, in one pixel a pixel: the README shows them small. */
function picturing(width: number) {
  return { viewport: { width, height: 1000 } };
}

async function picture(name: string, what: Awaited<ReturnType<typeof card>>): Promise<void> {
  await what.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
