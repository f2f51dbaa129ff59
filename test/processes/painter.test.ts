import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { renderDocx } from '../../src/render/docx.js';
import { painter } from '../../src/render/picture/index.js';
import { root } from '../house/sources.js';

const folder = mkdtempSync(join(tmpdir(), 'momentum-painter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program, with a home of its own. */
function momentum(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'momentum.js'), ...words],
    {
      encoding: 'utf8',
      input: '',
      timeout: 600_000,
      maxBuffer: 16 * 1024 * 1024,
      env: {
        ...process.env,
        HOME: folder,
        XDG_DATA_HOME: folder,
        LOCALAPPDATA: folder,
        MOMENTUM_TODAY: '2026-11-21',
      },
    },
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

test('what is painted beside the program is, byte for byte, what would be painted in it', async () => {
  momentum('demo', '--keep');
  const file = join(folder, 'state.docx');
  momentum('state', '--ledger', 'demo', '--output', file);
  const { about, document } = JSON.parse(momentum('state', '--ledger', 'demo', '--format', 'json'));
  expect(
    Buffer.from(await renderDocx({ ...document, data: { about } })).equals(readFileSync(file)),
  ).toBe(true);
});

test('the plan’s picture leaves alone, painted beside the program or in it, and shows every script as svg', async () => {
  const at = (name: string): string => join(folder, name);
  momentum('plan', '--ledger', 'demo', '--output', at('plan.svg'));
  momentum('plan', '--ledger', 'demo', '--output', at('plan.png'));
  const svg = readFileSync(at('plan.svg'), 'utf8');
  expect(svg).toMatch(/^<svg [^>]*width="1016"[\s\S]*Harbour Menders: Momentum Plan<\/text>/);
  const painted = painter()(svg);
  if (painted === undefined) throw new Error('it has letters that we lack');
  expect(Buffer.from(await painted.png).equals(readFileSync(at('plan.png')))).toBe(true);
});
