// @module-tag thorough
/** Printing with the browser that is here; without one there is nothing to test. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../src/files/browser.js';
import { printPdf } from '../../src/files/print.js';
import { renderPdf } from '../../src/out/pdf.js';
import { heading, root } from '../../src/papers/build.js';
import type { Day } from '../../src/time/day.js';
import { everything } from '../render/tree.js';

function here(): string | undefined {
  try {
    return findBrowser(process.env);
  } catch {
    return undefined;
  }
}

const browser = here() ?? '';

/** A place for temporary files of our own, so that what is left in it can be seen. */
let scratch: string;
const before = process.env.TMPDIR;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'momentum-scratch-'));
  process.env.TMPDIR = scratch;
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(scratch, { recursive: true, force: true });
});

const left = (): string[] => readdirSync(scratch).filter((name) => name.startsWith('momentum-'));

/** A program that is no browser. */
function impostor(script: string): string {
  const path = join(scratch, 'impostor');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Whether a process is gone; in some containers nobody takes note of the end of an orphan. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return true;
  }
}

const refused = (path: string, limit?: number) =>
  printPdf(path, '<p>x</p>', { paper: 'a4', ...(limit === undefined ? {} : { limit }) });

describe.skipIf(process.platform === 'win32')('what is no browser', () => {
  test.each([
    ['ends at once', 'exit 3', undefined, /ended too early/],
    ['talks nonsense', "printf 'hello\\0{}\\0' >&4; exit 0", undefined, /ended too early/],
    ['never answers', 'sleep 600 & sleep 600', 300, /more than 0.3 seconds/],
  ])('%s, is refused, and leaves nothing', async (_, script, limit, why) => {
    await expect(refused(impostor(script), limit)).rejects.toThrow(why);
    expect(left()).toEqual([]);
  });

  test('is not there any more', async () => {
    await expect(refused(join(scratch, 'gone'))).rejects.toMatchObject({ code: 'not-printed' });
    expect(left()).toEqual([]);
  });

  test('a signal meanwhile ends the browser, takes its profile away, and is obeyed', async () => {
    const script = `
      import { printPdf } from ${JSON.stringify(new URL('../../src/files/print.ts', import.meta.url).href)};
      import { existsSync } from 'node:fs';
      const begun = setInterval(() => {
        if (!existsSync(process.argv[2])) return;
        clearInterval(begun);
        process.kill(process.pid, 'SIGTERM');
      }, 20);
      await printPdf(process.argv[1], '<p>x</p>', { paper: 'a4' });
    `;
    const pidFile = join(scratch, 'pid');
    const child = spawn(process.execPath, [
      ...['--import', 'tsx', '--input-type=module', '--eval', script],
      impostor(`echo $$ > ${pidFile}.part; mv ${pidFile}.part ${pidFile}; sleep 600`),
      pidFile,
    ]);
    const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
    expect(signal).toBe('SIGTERM');
    expect(left()).toEqual([]);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await vi.waitFor(() => expect(hasEnded(pid)).toBe(true), { timeout: 600_000 });
  });
});

const unsaid = (): void => undefined;

/** The figures of a PDF that stand in it as plain words. */
const plain = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe.skipIf(browser === '')('printing (skipped where there is no browser)', () => {
  const about = {
    title: 'Harbour Menders: State of Play',
    community: 'Harbour Menders',
    language: 'en-GB',
    direction: 'ltr' as const,
    asOf: '2026-11-21' as Day,
    subject: 'State of Play',
  };
  const tree = { ...everything, data: { about } };

  test('is tagged, has bookmarks, title and language, and the day of the document', async () => {
    const pdf = plain(await renderPdf(tree, browser, unsaid));
    expect(pdf).toMatch(/^%PDF-1\./);
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Outlines');
    expect(pdf).toContain('(Who has offered what)');
    expect(pdf).toContain('/Title (Harbour Menders: State of Play)');
    expect(pdf).toContain('/Lang (en-GB)');
    expect(pdf).toContain("/CreationDate (D:20261121120000+00'00')");
    expect(pdf).toMatch(/\/MediaBox \[0 0 595(?:\.\d+)? 84[12]/);
    expect(left()).toEqual([]);
  });

  test('is the same twice, and says nothing of the machine', async () => {
    const [one, other] = [
      await renderPdf(tree, browser, unsaid),
      await renderPdf(tree, browser, unsaid),
    ];
    expect(Buffer.compare(one, other)).toBe(0);
    const pdf = plain(one);
    expect(pdf).toContain('/Creator (momentum)');
    expect(pdf).not.toContain(scratch);
    expect(pdf).not.toMatch(/Mozilla|Linux|file:|\/home\/|\/Author/);
  });

  test('says which letters are empty boxes in it, since no font here has them', async () => {
    const said: string[] = [];
    const of = (words: string) =>
      renderPdf(root(heading(1, words)), browser, (sentence) => void said.push(sentence));
    await of('Ottilie Marsh, Łukasz, Ελένη, Зоя, naïve “quoted”');
    expect(said).toEqual([]);
    // The last of the Han signs that were added to Unicode in 2022.
    await of('Ottilie \u{323af}');
    expect(said).toEqual([expect.stringMatching(/no font for some letters in it \(\u{323af}\)/u)]);
  });

  test('is on the paper of the place', async () => {
    const about = { ...tree.data.about, language: 'en-US' };
    expect(plain(await renderPdf({ ...tree, data: { about } }, browser, unsaid))).toMatch(
      /\/MediaBox \[0 0 612 792/,
    );
  });

  test('asks nothing of any other machine, whatever the page holds', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, answer) => {
      asked.push(url);
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const at = (host: string): string => `http://${host}:${port}`;
    const html = `<link rel=stylesheet href="${at('localhost')}/css"><img src="${at('127.0.0.1')}/img"><iframe src="${at('127.0.0.1')}/frame"></iframe><script>fetch("${at('127.0.0.1')}/run")</script>`;
    await printPdf(browser, html, { paper: 'a4' });
    server.close();
    expect(asked).toEqual([]);
  });
});
