import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { aloneInCache, cacheFolder } from '../../sandbox/stores/cache.ts';

export interface Visit {
  /** Where the sandbox is: `http://127.0.0.1:4000`. */
  readonly url: string;
  /** The person whose own window it is: `chen.yu`. */
  readonly as: string;
  readonly context?: BrowserContextOptions;
}

/** A headless Chromium without asking the machine for anything. Close it after the tests. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedChromium();
  const executablePath = join(folder, 'chromium');
  const args = ['--no-sandbox', '--font-render-hinting=none'];
  try {
    return await chromium.launch({ executablePath, args });
  } catch (fault) {
    if (!String(fault).includes('shared libraries')) throw fault;
    // A machine without a browser's libraries: the package brings its own.
    const libraries = join(folder, 'al2023', 'lib');
    return chromium.launch({ executablePath, args, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** A person's own window, in a context of its own, once it is live; the browser speaks Chinese unless told otherwise. A fault of the page's script fails `faultsOf`. */
export async function visit(browser: Browser, { url, as, context }: Visit): Promise<Page> {
  const page = await watched(browser, {
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    ...context,
  });
  await page.goto(`${url}/as/${as}`);
  await page.locator('.window').waitFor();
  return page;
}

/** An empty page in a context of its own. A fault of its script fails `faultsOf`. */
export async function watched(browser: Browser, context: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(context)).newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  faultsByPage.set(page, faults);
  page.on('pageerror', (fault) => faults.push(fault.stack ?? String(fault)));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text());
  });
  return page;
}

const faultsByPage = new WeakMap<Page, string[]>();

/** What the page's script got wrong so far; expect it to be empty. */
export function faultsOf(page: Page): readonly string[] {
  return faultsByPage.get(page) ?? [];
}

/**
 * What axe finds wrong with the page as it stands: the rule, and where. `contrast` looks at colours alone, which is all
 * that light and dark differ in.
 */
export async function axeFinds(page: Page, what: 'all' | 'contrast' = 'all'): Promise<readonly string[]> {
  // Only what is wrong is asked for, and no second page is opened for the frames that there are not.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false })
    .setLegacyMode();
  const { violations } = await (what === 'all' ? axe : axe.withRules('color-contrast')).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** The message with this `ts`, in the channel or in the thread. */
export function messageOf(page: Page, ts: string) {
  return page.locator(`.message[data-ts="${ts}"]`).first();
}

/** The field of the modal on top, by the block it stands in. */
export function fieldOf(page: Page, blockId: string) {
  return page.locator(`.modal-view:not([hidden]) [data-block-id="${blockId}"]`);
}

/** Opens a select menu of the modal on top, types into it and takes the line that reads so. */
export async function pick(
  page: Page,
  blockId: string,
  choice: { readonly type?: string; readonly line: string },
): Promise<void> {
  const menu = fieldOf(page, blockId).getByRole('combobox');
  await menu.click();
  if (choice.type !== undefined) await menu.fill(choice.type);
  await page.getByRole('option', { name: choice.line }).first().click();
}

/** Unpacked once a machine, into the user's cache folder. */
async function unpackedChromium(): Promise<string> {
  // The package does not let its own package.json be asked for by name.
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest: unknown = JSON.parse(
    await readFile(join(dirname(entry), '..', '..', 'package.json'), 'utf8'),
  );
  const { version } = z.object({ version: z.string() }).parse(manifest);
  const cache = cacheFolder();
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  return aloneInCache(cache, `chromium-${version}`, async () => {
    if (!existsSync(folder)) await unpackInto(folder);
    return folder;
  });
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes itself on a known host. */
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  await mkdir(draft, { recursive: true });
  const before = { ...process.env };
  process.env.TMPDIR = draft;
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  try {
    const { default: pack } = await import('@sparticuz/chromium');
    await pack.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  await rename(draft, folder);
}
