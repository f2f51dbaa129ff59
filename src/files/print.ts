import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { onSignals } from './system.js';

/** Milliseconds that a browser may take for a document before it is stopped. */
const patience = 60_000;

/** The switches that a browser is started with: nobody sees it, and it speaks to nobody but us. */
const switchesFor = (profile: string): string[] => [
  '--headless',
  // Two pipes of ours, and no port that anybody else could knock at; it ends when they close.
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-gpu',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  // Whatever it might still look for, there is no such host.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // It writes into the PDF's properties what it is; the machine and its system are nobody's affair.
  '--user-agent=momentum',
  // Chromium refuses to be the superuser's, save without the sandbox, which needs another user.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  'about:blank',
];

/** What DevTools answers, as far as we ask. */
interface Answer {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** A program that is no browser may say anything. */
function answerOf(message: string): Answer {
  try {
    return JSON.parse(message) as Answer;
  } catch {
    return {};
  }
}

type Ask = (
  method: string,
  params?: object,
  sessionId?: string,
) => Promise<Readonly<Record<string, unknown>>>;

/** Speaks DevTools with a browser over its pipes: JSON, with a NUL after each message. */
function speakWith(browser: ChildProcess): Ask {
  const [, , , input, output] = browser.stdio as unknown as Duplex[];
  const waiting = new Map<number, (answer: Answer) => void>();
  let heard: Buffer[] = [];
  output?.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      heard.push(chunk.subarray(from, end));
      const { id, ...answer } = answerOf(Buffer.concat(heard).toString('utf8'));
      heard = [];
      from = end + 1;
      if (id !== undefined) waiting.get(id)?.(answer);
    }
    heard.push(chunk.subarray(from));
  });
  // A browser that is gone is told of by its end.
  for (const pipe of [input, output]) pipe?.on('error', () => undefined);
  let last = 0;
  return (method, params = {}, sessionId) => {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (result) resolve(result);
        else reject(new Error(error?.message ?? 'no answer'));
      });
      input?.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  };
}

/** In inches, as DevTools wants it; what a page's own styles say comes first. */
const papers = {
  a4: { paperWidth: 8.27, paperHeight: 11.69 },
  letter: { paperWidth: 8.5, paperHeight: 11 },
} as const;

export interface PrintOptions {
  readonly paper: keyof typeof papers;
  /** Milliseconds, after which the browser is stopped. */
  readonly limit?: number;
}

export interface Printed {
  readonly pdf: Buffer;
  /** Letters that no font of this machine has, each once: on paper they are empty boxes. */
  readonly lacking: readonly string[];
}

/**
 * Run in the page: the letters of its text that are drawn as what nobody has a letter for. Latin ones
 * are left out, which every machine has.
 */
const lackingLetters = `(() => {
  const pen = Object.assign(document.createElement('canvas'), { width: 40, height: 40 })
    .getContext('2d', { willReadFrequently: true });
  pen.font = '24px ' + getComputedStyle(document.body).fontFamily;
  const drawn = (letter) => {
    pen.clearRect(0, 0, 40, 40);
    pen.fillText(letter, 4, 30);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn('\\u{10fffd}');
  if (!/[1-9]/.test(box)) return [];
  const text = document.body.textContent + document.title;
  return [...new Set(text.match(/(?![\\0-\\u024f])\\p{L}/gu))].filter((each) => drawn(each) === box);
})()`;

async function printWith(ask: Ask, html: string, paper: keyof typeof papers): Promise<Printed> {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params: object = {}) => ask(method, params, sessionId as string);
  const { frameTree } = await page('Page.getFrameTree');
  const { id: frameId } = (frameTree as { frame: { id: string } }).frame;
  await page('Page.setDocumentContent', { frameId, html });
  const { result } = await page('Runtime.evaluate', {
    expression: lackingLetters,
    returnByValue: true,
  });
  const { value } = result as { value?: readonly string[] };
  const { data } = await page('Page.printToPDF', {
    ...papers[paper],
    displayHeaderFooter: false,
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return { pdf: Buffer.from(data as string, 'base64'), lacking: value ?? [] };
}

/**
 * The pages of `html` as a tagged PDF with bookmarks, printed by the browser at `path` in a profile
 * of its own that is gone afterwards. The document goes through a pipe and never lies on the disk.
 * @throws Refusal `not-printed`
 */
export async function printPdf(
  path: string,
  html: string,
  { paper, limit = patience }: PrintOptions,
): Promise<Printed> {
  const profile = mkdtempSync(join(tmpdir(), 'momentum-print-'));
  const browser = spawn(path, switchesFor(profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // In a group of its own on systems that know groups, so that all of it can be ended.
    detached: process.platform !== 'win32',
  });
  const over = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  const gone = new Promise<never>((_, reject) => {
    browser.once('error', reject);
    browser.once('close', () => reject(new Error('it ended too early')));
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${limit / 1000} seconds`)), limit);
  });
  const release = onSignals(() => {
    end(browser);
    remove(profile);
  });
  try {
    return await Promise.race([printWith(speakWith(browser), html, paper), gone, late]);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new Refusal(
      'not-printed',
      `The browser ${visible(path)} did not print the document: ${visible(why)}.`,
      'Name another browser with MOMENTUM_BROWSER=PATH, or take a format that needs none: --format html, --format docx.',
    );
  } finally {
    clearTimeout(timer);
    release();
    end(browser);
    // One that never started has no end to wait for.
    if (browser.pid !== undefined) await over;
    remove(profile);
  }
}

function end(browser: ChildProcess): void {
  if (browser.pid === undefined) return;
  try {
    if (process.platform === 'win32') browser.kill();
    else process.kill(-browser.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

// What the browser's last helpers still write as they end must not keep the folder there.
const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
