/** What must not leave with a document or a report (rows 46 and 56), and what a locale may not change (62). */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { faultReport, refusalFor } from '../../src/cli/failure.js';
import { harbour } from '../helpers/harbour.js';
import { root } from '../house/sources.js';

const formats = ['html', 'docx', 'md', 'txt', 'json', 'eml'] as const;

test.each(formats)('a document as %s says nothing of the machine that made it', async (ending) => {
  const { momentum, home } = harbour();
  const file = join(home, `state.${ending}`);
  const { exit, err } = await momentum(['state', '--output', file], {
    env: { USER: 'Canary-User', LOGNAME: 'Canary-User', HOSTNAME: 'Canary-Host' },
  });
  expect(err).not.toContain('✗');
  expect(exit).toBe(0);
  const bytes = readFileSync(file);
  const texts =
    ending === 'docx' ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part, true)) : [];
  const all = [bytes.toString('latin1'), ...texts].join('\n');
  expect(all).not.toMatch(/Canary-/);
  expect(all).not.toContain(basename(home));
  if (hostname().length > 4) expect(all).not.toContain(hostname());
});

test('a report of a fault holds nobody’s words, wherever the error had them from', () => {
  const error = Object.assign(new Error('Canary: Ida Roth <ida@roth.example>'), {
    path: '/home/canary/ida.momentum',
    cause: new Error('Canary'),
  });
  const report = faultReport(error, '0.1.0', 'momentum offer');
  expect(report).not.toMatch(/canary|ida|roth/i);
  expect(report).toContain('momentum offer');
  expect(report).toMatch(/privacy\.test/);
});

test('what is put on record before a disk fails is said to be there; before that nothing is', async () => {
  const failed = Object.assign(new Error('no'), { code: 'EIO', path: 'harbour.momentum' });
  const around = { ledgers: [], keepReport: () => undefined };
  const after = await refusalFor(failed, { ...around, unanswered: 1 });
  expect(after.code).toBe('disk-failing');
  expect(after.details.join(' ')).toContain('don’t type it again');
  const before = await refusalFor(failed, { ...around, unanswered: 0 });
  expect(before.details).toEqual([]);
});

test('the language of a system changes no data: neither order nor days nor letters', async () => {
  const { ledgers, momentum } = harbour();
  for (const name of ['İpek Çelik', 'ilker Işık', 'Iris Zander', 'Ärger', 'Zoë']) {
    await momentum(['member', 'add', name]);
  }
  const said = ['C', 'en_GB.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'sv_SE.UTF-8'].map((locale) => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        join(root, 'bin', 'momentum.js'),
        'member',
        'list',
        '--all',
        '--json',
        '--today',
        '2026-11-21',
      ],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          ...{ LC_ALL: locale, LANG: locale },
          MOMENTUM_LEDGER: join(ledgers, 'harbour.momentum'),
        },
      },
    );
    expect(status).toBe(0);
    return stdout;
  });
  expect(new Set(said).size).toBe(1);
});
