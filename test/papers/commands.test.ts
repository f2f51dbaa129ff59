import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harbour } from '../helpers/harbour.js';
import { type Stage, stage } from '../helpers/stage.js';

/** The ledger's own template for a document. */
function ownTemplate(at: Stage, name: string, text: string): string {
  const folder = join(at.ledgers, 'harbour.templates', 'documents');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, text);
  return path;
}

const brief = (text: string): string =>
  `title: "{{ community.name }}, in short"\nsections:\n  - id: only\n    blocks:\n      - text: ${text}\n`;

describe.each([
  ['state', 'state-of-play'],
  ['plan', 'momentum-plan'],
])('momentum %s', (command, name) => {
  test('of the example community, in each look', async () => {
    const at = harbour();
    const golden = (ending: string) => `../golden/documents/example-${name}${ending}`;
    for (const [columns, ending] of [
      ['100', '.txt'],
      ['80', '-80.txt'],
      ['40', '-40.txt'],
    ] as const) {
      const { out, exit } = await at.momentum([command], { env: { COLUMNS: columns } });
      expect(exit).toBe(0);
      await expect(out).toMatchFileSnapshot(golden(ending));
    }
    const { out } = await at.momentum([command, '--format', 'markdown']);
    await expect(out).toMatchFileSnapshot(golden('.md'));
  });

  test('is made from the template of the ledger’s own folder where there is one', async () => {
    const at = harbour();
    ownTemplate(at, name, brief('"{{ people.members }} of us, {{ asOf }}"'));
    const { out } = await at.momentum([command, '--format', 'markdown']);
    expect(out).toBe('# Harbour Menders, in short\n\n13 of us, 2026-11-21\n');
  });

  test('an unreadable template is refused with each of its mistakes', async () => {
    const at = harbour();
    const path = ownTemplate(at, name, brief('"{{ people.membres }}"'));
    const { exit, err, out } = await at.momentum([command]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('template-unreadable');
    expect(err.replace(/\s+/g, ' ')).toContain(`${path}:5:19`);
    expect(err).toContain('members');
  });

  test('as data, it says the same for programs', async () => {
    const { out } = await harbour().momentum([command, '--json', '--as-of', '2026-11-01']);
    const said = JSON.parse(out);
    expect(said).toMatchObject({
      schema: 1,
      command,
      asOf: '2026-11-01',
      written: null,
      facts: { asOf: '2026-11-01', community: { name: 'Harbour Menders' } },
    });
  });
});

describe('--output', () => {
  test('writes a file that only you can read, in the format of its ending', async () => {
    const at = harbour();
    const file = join(at.home, 'state.md');
    const { out, exit } = await at.momentum(['state', '--output', file]);
    expect(exit).toBe(0);
    expect(out).toContain('The State of Play as of Saturday 21 November 2026 is in');
    expect(readFileSync(file, 'utf8')).toMatch(/^# Harbour Menders: State of Play\n/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('an existing file stays as it is, unless --force says to replace it', async () => {
    const at = harbour();
    const file = join(at.home, 'plan.md');
    writeFileSync(file, 'mine\n');
    const refused = await at.momentum(['plan', '--output', file]);
    expect([refused.exit, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('file-exists');
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    expect((await at.momentum(['plan', '--output', file, '--force'])).exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Harbour Menders: Momentum Plan\n/);
  });

  test('never through a link', async () => {
    const at = harbour();
    const target = join(at.home, 'precious.md');
    writeFileSync(target, 'mine\n');
    symlinkSync(target, join(at.home, 'plan.md'));
    const { exit } = await at.momentum(['plan', '--output', join(at.home, 'plan.md'), '--force']);
    expect(exit).toBe(1);
    expect(readFileSync(target, 'utf8')).toBe('mine\n');
  });

  test('an ending that says nothing is asked about; --format answers', async () => {
    const at = harbour();
    const file = join(at.home, 'plan');
    const asked = await at.momentum(['plan', '--output', file]);
    expect(asked.exit).toBe(2);
    expect(asked.err).toContain('unknown-format');
    expect(existsSync(file)).toBe(false);
    expect((await at.momentum(['plan', '--output', file, '--format', 'text'])).exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^Harbour Menders: Momentum Plan\n/);
  });

  test('- is here', async () => {
    const at = harbour();
    const { out } = await at.momentum(['plan', '--output', '-', '--format', 'markdown']);
    expect(out).toMatch(/^# Harbour Menders: Momentum Plan\n/);
  });
});

describe('the State of Play', () => {
  test('names what nobody has taken once, and until its day', async () => {
    const at = harbour();
    const offer = ['offer', 'Sweep the quay', '--wanted', '--due', '2026-11-16'];
    await at.momentum([...offer, '--on', '2026-11-05']);
    const { out } = await at.momentum(['state', '--plain']);
    expect(out).not.toContain('Sweep the quay');
    await at.momentum(['move', '19', '--to', '2026-12-16']);
    const { out: again } = await at.momentum(['state', '--plain']);
    expect(again).toContain('Sweep the quay (19), by 16\u00a0Dec');
  });

  test('marks what is new, and only that', async () => {
    const { out } = await harbour().momentum(['state', '--plain']);
    expect(out).toContain('Order fuses, and two spare testers (16),\u00a0new\t');
    expect(out).toContain('Find a hall for the mending weekend (9)\t');
  });

  test('of a community that has just begun has a sentence for its figures', async () => {
    const at = stage();
    await at.momentum(['init', '--name', 'Quay Gardeners', '--facilitator', 'Ana Brook']);
    const { out } = await at.momentum(['state']);
    expect(out).toContain('It is too early to say which way we are going.');
    expect(out).not.toMatch(/nothing to count|too few to say|nothing on record/);
  });
});

describe('the time', () => {
  test.each([
    ['2026-Q3', 'looking back over 1 Jul 2026 to 30 Sep 2026'],
    ['2026-03', 'looking back over 1 Mar 2026 to 31 Mar 2026'],
    ['13w', /since 23\sAug/],
    ['last month', 'looking back over 1 Oct 2026 to 31 Oct 2026'],
    ['2026-10-05..2026-10-09', 'looking back over 5 Oct 2026 to 9 Oct 2026'],
  ])('--period %s', async (period, words) => {
    const { out } = await harbour().momentum(['state', '--period', period]);
    expect(out).toMatch(words);
  });

  test('a period that is not over says so beside its figures', async () => {
    const at = harbour();
    ownTemplate(
      at,
      'figures',
      'title: Figures\nsections: [{ id: all, blocks: [{ measure: { from: measures } }] }]\n',
    );
    const { out } = await at.momentum([
      ...['document', 'make', 'figures', '--period', '2026-11', '--plain'],
    ]);
    expect(out).toContain('1 Nov 2026 to 30 Nov 2026, not over yet');
  });

  test('a period to come is refused', async () => {
    const { exit, err } = await harbour().momentum(['state', '--period', '2027']);
    expect(exit).toBe(1);
    expect(err).toContain('period-to-come');
  });

  test('everyday words for a day, past or to come', async () => {
    const at = harbour();
    const past = await at.momentum(['state', '--as-of', '1 october']);
    expect(past.out).toContain('As of Thursday 1 October 2026');
    const ahead = await at.momentum(['plan', '--as-of', '2027-02-01']);
    expect(ahead.out).toContain('As of Monday 1 February 2027');
  });

  test('what happened since leaves a document of a past day as it was', async () => {
    const at = harbour();
    const before = await at.momentum(['state', '--as-of', '2026-11-20']);
    await at.momentum(['keep', 'fuses']);
    await at.momentum(['move', 'hall', '--to', '2027-03-01', '--because', 'waiting']);
    await at.momentum(['member', 'leave', 'Tom Reed']);
    const after = await at.momentum(['state', '--as-of', '2026-11-20']);
    expect(after.out).toBe(before.out);
    expect((await at.momentum(['state'])).out).not.toBe(before.out);
  });
});

describe('momentum document check', () => {
  test('a sound template is in order', async () => {
    const shipped = join('templates', 'documents', 'state-of-play.yaml');
    const { exit, out } = await stage().momentum(['document', 'check', shipped]);
    expect([exit, out]).toEqual([0, 'The template is in order.\n']);
  });

  test('mistakes are named with file, line and column', async () => {
    const file = join('test', 'papers', 'mistaken.yaml');
    const { exit, err } = await stage().momentum(['document', 'check', file]);
    expect(exit).toBe(1);
    expect(err.match(/mistaken\.yaml:\d+:\d+/g)?.length).toBeGreaterThan(5);
  });

  test('a file that is not there is said to be missing', async () => {
    const { exit, err } = await stage().momentum(['document', 'check', 'nowhere.yaml']);
    expect(exit).toBe(1);
    expect(err).toContain('file-not-found');
  });
});
