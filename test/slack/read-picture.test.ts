import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { AnyMillForm } from '../../src/mill/form.ts';
import { settingsLetterhead } from '../../src/mill/forms/settings-letterhead.ts';
import { pictureBlock } from '../../src/mill/picture.ts';
import { openPrinter } from '../../src/papers/print/printer.ts';
import { blankLetterhead } from '../../src/procedure/letterhead.ts';
import { onPaper } from '../../src/procedure/papers.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { withPicture } from '../../src/slack/read-picture.ts';

const printer = openPrinter();
afterAll(() => printer.close());

const form = settingsLetterhead as unknown as AnyMillForm;

/** Tried on a real printer, with the bytes that Slack would hand over. */
const read = async (bytes: Uint8Array | undefined): Promise<unknown> => {
  const deps = {
    fetchFile: async () => bytes && { name: 'logo.png', mimeType: 'image/png', bytes },
    printing: {
      isPrintable: (logo: string) =>
        printer
          .print({
            paper: onPaper('memo', { number: '', rows: [], table: null }),
            letterhead: { ...blankLetterhead, logo },
            language: 'zh',
            sees: 'all',
            code: null,
            drawnAt: '2026-11-23T01:00:00.000Z',
            timeZone: 'UTC',
          })
          .then(
            () => true,
            () => false,
          ),
    },
    log: { warn: () => undefined },
  } as unknown as SlackDeps;
  return (await withPicture(deps, form, { logo: ['F1'] }))[pictureBlock];
};

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // The reader asks for no checksum.
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** A grey square of one pixel. */
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
  chunk('IEND', Buffer.alloc(0)),
]);

describe('a logo handed in', () => {
  test('is taken where a paper can be printed with it', async () => {
    expect(await read(png)).toBe(`data:image/png;base64,${png.toString('base64')}`);
  });

  test('is named broken, of a wrong kind or too large, since it would keep every paper back', async () => {
    expect(await read(Buffer.concat([png.subarray(0, 20), Buffer.alloc(40)]))).toBe('broken');
    expect(await read(Buffer.from('<svg onload="x">'))).toBe('kind');
    expect(await read(Buffer.concat([png, Buffer.alloc(100_001)]))).toBe('large');
    expect(await read(undefined)).toBe('large');
  });

  test('is none where none was handed in, whatever a client puts in its place', async () => {
    const raw = { logo: null, [pictureBlock]: 'data:image/png;base64,AAAA' };
    expect(await withPicture({} as SlackDeps, form, raw)).toEqual({ logo: null });
  });
});
