/** Somebody nobody knows yet becomes a member by the act that names them, and by nothing else. */
import { describe, expect, test } from 'vitest';
import { type Stage, stage } from '../helpers/stage.js';

const yes = (...flags: string[]) => new Map(flags.map((flag) => [`add.${flag}`, 'yes']));

/** A stage with Harbour Menders, whose one member is Amina Yusuf. */
async function harbour(): Promise<Stage> {
  const at = stage();
  await at.momentum(['init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf']);
  return at;
}

async function members({ momentum }: Stage): Promise<string[]> {
  const { out } = await momentum(['member', 'list', '--json']);
  return JSON.parse(out).members.map(({ name }: { name: string }) => name);
}

async function entries({ momentum }: Stage): Promise<number> {
  const { out } = await momentum(['log', '--all', '--json']);
  return JSON.parse(out).entries.length;
}

test('nobody is asked about, let alone added, where a day can’t be read', async () => {
  const at = await harbour();
  const before = await entries(at);
  const words = ['offer', 'Clean the till', '--by', 'Zed Newman', '--due', '31 february'];
  const { exit, err } = await at.momentum(words, { answers: new Map() });
  expect([exit, err]).toEqual([1, expect.stringContaining('31 february')]);
  expect(err).not.toContain('Nobody here is known');
  expect(await members(at)).toEqual(['Amina Yusuf']);
  expect(await entries(at)).toBe(before);
  // Where nobody can be asked the same is said first.
  expect((await at.momentum(words)).err).toBe(err);
});

test('nobody is asked about where something else that was named is not there', async () => {
  const at = await harbour();
  const offer = ['offer', 'Clean the till', '--by', 'Zed Newman'];
  for (const [flag, code] of [
    ['--at', 'unknown-meeting'],
    ['--needs', 'unknown-commitment'],
  ] as const) {
    const { err } = await at.momentum([...offer, flag, '99'], { answers: new Map() });
    expect(err).toContain(`(${code})`);
    expect(err).not.toContain('Nobody here is known');
  }
});

describe('what is refused anyway asks nobody, and leaves nobody behind:', () => {
  test.each([
    ['an empty sentence', ['offer', ' ', '--by', 'Zed Newman'], 'text-empty'],
    [
      'a date before the offer',
      ['offer', 'Clean', '--by', 'Zed Newman', '--due', '2026-11-01'],
      'due-before-offered',
    ],
    ['by somebody and wanted', ['offer', 'x', '--by', 'Zed', '--wanted'], 'offered-and-wanted'],
    ['one that is taken', ['take', '1', '--by', 'Zed Newman'], 'already-taken'],
    ['one that was kept', ['pass', '2', '--to', 'Zed Newman'], 'already-closed'],
    ['a kept one kept', ['keep', '2', '--by', 'Zed Newman'], 'already-closed'],
    ['no question', ['question', 'ask', ' ', '--by', 'Zed Newman'], 'text-empty'],
    ['nobody to come yet', ['meeting', 'attend', '1', '--present', 'Zed Newman'], 'not-held-yet'],
    [
      'a title that is none',
      ['meeting', 'plan', ' ', '--on', 'tomorrow', '--host', 'Zed Newman'],
      'text-empty',
    ],
    ['no title', ['resource', 'add', ' ', '--keeper', 'Zed Newman'], 'text-empty'],
    [
      'no community',
      ['community', 'edit', '--plan-keeper', 'Zed Newman', '--name', ' '],
      'text-empty',
    ],
    [
      'a day to come',
      ['contribution', 'add', '--by', 'Zed Newman', '--on', '2026-11-22'],
      'day-to-come',
    ],
    ['a role without a name', ['role', 'give', ' ', '--new', '--to', 'Zed'], 'text-empty'],
  ] as const)('%s', async (_, words, code) => {
    const at = await harbour();
    await at.momentum(['offer', 'Sort the fuses', '--by', 'amina']);
    await at.momentum(['offer', 'Book the hall', '--by', 'amina']);
    await at.momentum(['keep', '2']);
    await at.momentum(['meeting', 'plan', 'Winter café', '--on', '2026-12-11']);
    const before = await entries(at);
    const { err } = await at.momentum(words, { answers: new Map() });
    expect(err).toContain(`(${code})`);
    expect(err).not.toContain('Add them');
    expect(await members(at)).toEqual(['Amina Yusuf']);
    expect(await entries(at)).toBe(before);
  });

  test('the same need twice', async () => {
    const at = await harbour();
    await at.momentum(['offer', 'Sort the fuses', '--by', 'amina']);
    const before = await entries(at);
    const words = ['offer', 'Clean', '--by', 'Zed Newman', '--needs', '1', '--needs', '1'];
    const { err } = await at.momentum(words, { answers: new Map() });
    expect(err).toContain('(link-twice)');
    expect(await members(at)).toEqual(['Amina Yusuf']);
    expect(await entries(at)).toBe(before);
  });
});

describe('one undo takes back the act and whom it added:', () => {
  test.each([
    ['offer', ['offer', 'Clean the till', '--by', 'Zed Newman'], ['by']],
    ['offer --with', ['offer', 'Clean', '--by', 'amina', '--with', 'Zed Newman'], ['with']],
    ['take', ['take', '2', '--by', 'Zed Newman'], ['by']],
    ['keep', ['keep', '2', '--by', 'Zed Newman'], ['by']],
    ['pass', ['pass', '1', '--to', 'Zed Newman'], ['to']],
    ['commitment edit', ['commitment', 'edit', '1', '--with', 'Zed Newman'], ['with']],
    [
      'meeting plan',
      ['meeting', 'plan', 'x', '--on', 'tomorrow', '--host', 'Zed Newman'],
      ['host'],
    ],
    ['meeting edit', ['meeting', 'edit', '1', '--host', 'Zed Newman'], ['host']],
    [
      'meeting hold',
      ['meeting', 'hold', '1', '--on', 'today', '--present', 'amina, Zed Newman'],
      ['present'],
    ],
    [
      'meeting hold --new',
      ['meeting', 'hold', 'Tools', '--new', '--apologies', 'Zed Newman'],
      ['apologies'],
    ],
    ['meeting attend', ['meeting', 'attend', '1', '--apologies', 'Zed Newman'], ['apologies']],
    ['question ask', ['question', 'ask', 'Why?', '--by', 'Zed Newman'], ['by']],
    ['question answer', ['question', 'answer', '1', '--by', 'Zed Newman'], ['by']],
    ['contribution add', ['contribution', 'add', '--by', 'Zed Newman'], ['by']],
    ['resource add', ['resource', 'add', 'x', '--keeper', 'Zed Newman'], ['keeper']],
    ['resource review', ['resource', 'review', '1', '--keeper', 'Zed Newman'], ['keeper']],
    ['role give', ['role', 'give', '3', '--to', 'Zed Newman'], ['to']],
    ['role give --new', ['role', 'give', 'Tools', '--new', '--to', 'Zed Newman'], ['to']],
    ['community edit', ['community', 'edit', '--plan-keeper', 'Zed Newman'], ['plan-keeper']],
  ] as const)('%s', async (_, words, flags) => {
    const at = await harbour();
    for (const line of [
      ['offer', 'Sort the fuses', '--by', 'amina'],
      ['offer', 'Book the hall', '--wanted'],
      ['meeting', 'plan', 'Winter café', '--on', '2026-12-11'],
      ['question', 'ask', 'Who insures our tools?'],
      ['resource', 'add', 'Checklist'],
    ]) {
      await at.momentum(line);
    }
    const { exit, out } = await at.momentum(words, { answers: yes(...flags) });
    expect(exit).toBe(0);
    expect(out).toContain('Zed Newman (2) was added as a member.');
    expect(await members(at)).toEqual(['Amina Yusuf', 'Zed Newman']);
    const undone = await at.momentum(['undo', '--yes', '--json']);
    expect(JSON.parse(undone.out).undone.join('\n')).toContain('Zed Newman joined');
    expect(await members(at)).toEqual(['Amina Yusuf']);
    // One batch was all of it: what is left to take back came before.
    expect((await at.momentum(['undo', '--dry-run'])).out).toContain('Checklist');
  });
});

test('one new name in two places is one person, asked about once', async () => {
  const at = await harbour();
  const words = ['offer', 'Clean the till', '--by', 'Zed Newman', '--with', 'zed newman'];
  const { out, err } = await at.momentum(words, { answers: yes('by') });
  expect(err.match(/Nobody here is known/g)).toHaveLength(1);
  // As one who was known would: nobody does a thing together with themselves.
  expect(out).toContain('• by Zed Newman\n');
  expect(await members(at)).toEqual(['Amina Yusuf', 'Zed Newman']);
});

test('a new name can be said shorter the second time, and two new people are two', async () => {
  const at = await harbour();
  const lists = ['--present', 'Zed Newman, Kim Adler', '--present', 'zed'];
  const { exit, out, err } = await at.momentum(['meeting', 'hold', 'Tools', '--new', ...lists], {
    answers: yes('present'),
  });
  expect(exit).toBe(0);
  expect(err.match(/Nobody here is known/g)).toHaveLength(2);
  expect(out).toContain('Zed Newman (2) and Kim Adler (3) were added as members.');
  expect(await members(at)).toEqual(['Amina Yusuf', 'Kim Adler', 'Zed Newman']);
});

test('where a short name could be one who is here or one who is new, that is asked', async () => {
  const at = await harbour();
  await at.momentum(['member', 'add', 'Zed Moor']);
  const words = ['offer', 'Clean', '--by', 'Zed Newman', '--with', 'zed'];
  const answers = new Map([...yes('by'), ['which.with', '2']]);
  const { out } = await at.momentum(words, { answers });
  expect(out).toContain('• by Zed Newman and Zed Moor\n');
});

test('who is asked for by the command itself is part of its act as well', async () => {
  const at = await harbour();
  const by = ['offer.by', 'Zed Newman'] as const;
  const refused = await at.momentum(['offer', ' '], { answers: new Map([by]) });
  expect(refused.err).toContain('(text-empty)');
  expect(await members(at)).toEqual(['Amina Yusuf']);
  const answers = new Map([by, ...yes('by')]);
  const done = await at.momentum(['offer', 'Clean the till'], { answers });
  expect(done.out).toContain('Zed Newman (2) was added as a member.');
});

test('a name that waited and means somebody new takes them along, and back again', async () => {
  const at = await harbour();
  const csv = 'meeting,date,person\nTools and tea,2026-11-10,Zeddy\n';
  await at.momentum(['import', 'attendance', '-'], { stdin: csv });
  const words = ['import', 'unmatched', 'Zeddy', '--is', 'Zed Newman'];
  const { out } = await at.momentum(words, { answers: yes('is') });
  expect(out).toContain('“Zeddy” is Zed Newman from now on');
  expect(out).toContain('Zed Newman (2) was added as a member.');
  await at.momentum(['undo', '--yes']);
  expect(await members(at)).toEqual(['Amina Yusuf']);
  const waiting = await at.momentum(['import', 'unmatched', '--json']);
  expect(JSON.parse(waiting.out).waiting).toHaveLength(1);
});

test('two names that wait can mean one person, who joins with the first', async () => {
  const at = await harbour();
  const csv = 'meeting,date,person\nTools and tea,2026-11-10,Zeddy\nTools,2026-11-17,Zedders\n';
  await at.momentum(['import', 'attendance', '-'], { stdin: csv });
  const answers = new Map([
    ...[1, 2].flatMap((no) => [
      [`unmatched.${no}`, 'other'] as const,
      [`unmatched.${no}.is`, 'Zed Newman'] as const,
    ]),
    ...yes('is'),
  ]);
  const { exit, err } = await at.momentum(['import', 'unmatched', '--each'], { answers });
  expect([exit, err.match(/Add them as a member/g)?.length]).toEqual([0, 1]);
  expect(await members(at)).toEqual(['Amina Yusuf', 'Zed Newman']);
});

test.each([
  [['member', 'show', 'Zed Newman']],
  [['member', 'edit', 'Zed Newman', '--email', 'zed@harbour.example']],
  [['member', 'alias', 'Zed Newman', 'Zeddy']],
  [['commitments', '--by', 'Zed Newman']],
  [['contribution', 'list', '--by', 'Zed Newman']],
  [['log', '--by', 'Zed Newman']],
  [['role', 'end', 'coordinator', '--by', 'Zed Newman']],
  [['meeting', 'attend', '1', '--absent', 'Zed Newman']],
  [['document', 'make', 'state-of-play', '--for', 'Zed Newman']],
])('who has to be there is not offered to be added: momentum %j', async (words) => {
  const at = await harbour();
  await at.momentum(['meeting', 'hold', 'Tools', '--new', '--present', 'amina']);
  const { exit, err } = await at.momentum(words, { answers: new Map() });
  expect([exit, err]).toEqual([1, expect.stringContaining('(unknown-person)')]);
  expect(err).not.toContain('Add them');
});

test('whose name is near is asked about before anybody is added', async () => {
  const at = await harbour();
  const offer = (by: string) => ['offer', 'Clean the till', '--by', by];
  const { exit, err } = await at.momentum(offer('Amnia'));
  expect(exit).toBe(1);
  expect(err).toContain('Did you mean Amina Yusuf (1)? If not, to add them: momentum member add');
  for (const [picked, who] of [
    ['1', 'Amina Yusuf'],
    ['new', 'Amnia'],
  ] as const) {
    const { out } = await at.momentum(offer('Amnia'), { answers: new Map([['near.by', picked]]) });
    expect(out).toContain(`by ${who}`);
  }
  const slip = await at.momentum(offer('Amian'), { answers: new Map([['near.by', 'nobody']]) });
  expect(slip.err).toContain('(unknown-person)');
  expect(await members(at)).toEqual(['Amina Yusuf', 'Amnia']);
  // A number is nobody’s name.
  expect((await at.momentum(offer('99'))).err).not.toContain('member add');
});
