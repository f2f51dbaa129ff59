/** What commands say of what they touch without having been told to: nobody finds it out later. */
import { expect, test } from 'vitest';
import { stage } from '../helpers/stage.js';

async function begun() {
  const at = stage();
  /** What was printed, on one line; the day before what is typed. */
  const type = async (day: string, ...argv: string[]): Promise<string> => {
    const { exit, out, err } = await at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
    expect([argv, exit, exit === 0 ? '' : err]).toEqual([argv, 0, '']);
    return `${out}${err}`.replace(/\s+/g, ' ');
  };
  const refused = async (day: string, ...argv: string[]): Promise<string> => {
    const { exit, err } = await at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
    expect([argv, exit === 1 || exit === 2]).toEqual([argv, true]);
    return err.replace(/\s+/g, ' ');
  };
  await type('2026-11-03', 'init', '--name', 'Harbour Menders', '--facilitator', 'Amina Yusuf');
  for (const name of ['Tom Reed', 'Ida Moss', 'Grace Okoro']) {
    await type('2026-11-03', 'member', 'add', name, '--joined', '2026-01-10');
  }
  const json = (day: string, ...argv: string[]) =>
    at.momentum(argv, { env: { MOMENTUM_TODAY: day } });
  return { at, type, refused, json };
}

test('whoever leaves is no host any more, and what they held is told as it is', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(day, 'meeting', 'plan', 'Winter fair', '--on', '2026-12-17', '--host', 'ida');
  await type(day, 'offer', 'Find a room', '--by', 'ida');
  const paused = await type(day, 'member', 'pause', 'ida');
  expect(paused).toContain('still to host: 1 (Winter fair, 17 Dec 2026)');
  expect(paused).toContain('momentum meeting edit 1 --host NAME');
  const left = await type(day, 'member', 'leave', 'ida');
  expect(left).toContain('without a host now: 1 (Winter fair, 17 Dec 2026)');
  expect(left).toContain('looking for someone now: 1 (Find a room)');
  expect(left).toContain('momentum meeting edit 1 --host NAME');
  expect(left).not.toContain('still');
});

test('whoever was to host and is not on a whole list of who came is asked about', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(day, 'meeting', 'plan', 'Winter fair', '--on', '2026-11-10', '--host', 'ida');
  const held = await type(day, 'meeting', 'hold', '1', '--present', 'tom, grace');
  expect(held).toContain('no host: Ida Moss, who was to host it, is not on the list of who came');
  expect(held).toContain(
    'Ida Moss was to host and is not on the list; if they came: momentum meeting attend 1 --present "Ida Moss"',
  );
  const put = await type(day, 'meeting', 'attend', '1', '--present', 'Ida Moss');
  expect(put).toContain('hosted by Ida Moss');
  expect(put).not.toContain('was to host');
});

test('a break says which meetings are planned in it, and a meeting in which break it is', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(day, 'meeting', 'plan', 'Winter fair', '--on', '2026-12-17');
  await type(day, 'meeting', 'plan', 'Café', '--on', '2026-12-24');
  await type(day, 'meeting', 'plan', 'Off', '--on', '2026-12-28');
  await type(day, 'meeting', 'cancel', '3');
  const named = await type(day, 'community', 'pause', '--from', '2026-12-20', '--to', '2027-01-06');
  expect(named).toContain('a meeting is planned in it: 2 (Café), Thursday 24 December 2026');
  expect(named).toContain('momentum meeting edit 2 --on DATE');
  expect(named).not.toMatch(/Winter fair|Off/);
  const inIt = 'in a break that was named: Sunday 20 December 2026 to Wednesday 6 January 2027';
  expect(await type(day, 'meeting', 'plan', 'Tea', '--on', '2027-01-06')).toContain(inIt);
  expect(await type(day, 'meeting', 'edit', '1', '--on', '2026-12-20')).toContain(inIt);
  expect(await type(day, 'meeting', 'edit', '1', '--on', '2026-12-19')).not.toContain('break');
});

test('where a meeting’s day is put right, what was offered there goes along, as far as it can', async () => {
  const { type, json } = await begun();
  const day = '2026-11-16';
  await type(day, 'meeting', 'hold', 'Tea', '--on', '2026-11-10', '--new', '--present', 'tom,ida');
  const offer = (text: string, by: string, ...more: string[]) =>
    type(day, 'offer', text, '--by', by, '--at', '1', ...more);
  await offer('A', 'tom', '--on', '2026-11-10', '--due', '2026-12-01');
  await offer('B', 'ida', '--on', '2026-11-10');
  await offer('C', 'ida', '--on', '2026-11-13');
  await type(day, 'pass', '2', '--to', 'tom', '--on', '2026-11-11');
  const put = await type(day, 'meeting', 'edit', '1', '--on', '2026-11-12');
  expect(put).toContain('offered there, and so on that day as well: 1 (A)');
  expect(put).toContain('offered there, and on Tuesday 10 November 2026 as it was: 2 (B)');
  expect(put).not.toContain('(C)');
  const story = await type(day, 'commitment', 'show', '1');
  expect(story).toContain('12 Nov 2026: Tom Reed offered 1 (A)');
  expect(story).toContain('The day 1 (A) was offered was put right');
  const found = async () => {
    const { commitments } = JSON.parse((await json(day, 'commitments', '--all', '--json')).out);
    return (commitments as Array<{ offeredOn: string }>).map(({ offeredOn }) => offeredOn).sort();
  };
  expect(await found()).toEqual(['2026-11-10', '2026-11-12', '2026-11-13']);
  await type(day, 'undo', '--yes');
  expect(await found()).toEqual(['2026-11-10', '2026-11-10', '2026-11-13']);

  await type('2026-11-16', 'meeting', 'plan', 'Fair', '--on', '2026-11-17');
  await type('2026-11-17', 'offer', 'D', '--by', 'tom', '--at', '2');
  const held = await type('2026-11-18', 'meeting', 'hold', '2', '--on', '2026-11-18');
  expect(held).toContain('and so on that day as well: 4 (D)');
});

test('the day on which something was offered can be put right, up to what followed', async () => {
  const { type, refused } = await begun();
  const day = '2026-11-16';
  await type('2026-11-10', 'offer', 'A', '--by', 'tom', '--due', '2026-12-01');
  const edit = ['commitment', 'edit', '1', '--offered'];
  expect(await type(day, ...edit, '2026-11-06')).toContain('offered on Friday 6 November 2026');
  expect(await type(day, 'log')).toContain(
    '1 (A) was offered on Friday 6 November 2026, as has been put right.',
  );
  expect(await type(day, ...edit, '2026-11-06')).toContain('Unchanged 1');
  await type(day, 'move', '1', '--to', '2026-12-08', '--on', '2026-11-12');
  expect(await refused(day, ...edit, '2026-11-13')).toContain('(offered-after)');
  await type(day, ...edit, '2026-11-12');
  await type(day, 'undo', '--yes');
  const minutes = await type(day, 'why', '1');
  expect(minutes).toContain('Its date was moved once');
  await type(day, 'check');
});

test('of a last meeting from before the record begins it is said that it is the last we know of', async () => {
  const { at, type } = await begun();
  await type('2026-11-03', 'meeting', 'hold', 'Old one', '--on', '2026-10-01', '--new');
  const later = '2026-12-20';
  expect(await type(later, 'state')).toContain(
    'the last that we know of was on Thursday 1 October 2026',
  );
  expect((await type(later, 'state', '--language', 'fr')).replace(/\s/g, ' ')).toContain(
    'la dernière que nous connaissons remonte au jeudi 1er octobre 2026',
  );
  expect(await type(later, 'meeting', 'agenda')).toContain('the last one that we know of was on');
  expect(await type(later, 'status')).toContain('the last that we know of was on');
  const sitting = await at.momentum(['checkin'], {
    env: { MOMENTUM_TODAY: later },
    answers: new Map(),
  });
  expect(`${sitting.out}${sitting.err}`.replace(/\s+/g, ' ')).toContain(
    'the last that we know of was on',
  );
  await type('2026-11-12', 'meeting', 'hold', 'Tea', '--on', '2026-11-12', '--new');
  expect(await type(later, 'status')).toContain('the last was on');
  expect(await type(later, 'state')).not.toContain('that we know of was');
});

test('a break that is over is told in the State of Play of the time in which it ended', async () => {
  const { type } = await begun();
  const day = '2026-11-10';
  await type(
    day,
    'community',
    'pause',
    '--from',
    '2026-12-01',
    '--to',
    '2026-12-14',
    '--why',
    'rest',
  );
  const over = await type('2026-12-20', 'state');
  expect(over).toContain('We took a break from 1 Dec to 14 Dec (rest)');
  expect(over).not.toContain('We take a break');
  expect((await type('2026-12-20', 'state', '--language', 'fr')).replace(/\s/g, ' ')).toContain(
    'Nous avons fait une pause du 1er déc. au 14 déc. (rest)',
  );
  expect(await type('2026-12-20', 'state', '--audience', 'public')).not.toContain('(rest)');
  expect(await type('2026-12-14', 'state')).toContain('We are taking a break until');
  expect(await type('2026-12-14', 'state')).not.toContain('We took a break');
  expect(await type('2027-02-20', 'state')).not.toContain('We took a break');
});

test('a command that there is not is not suggested', async () => {
  const { refused } = await begun();
  const day = '2026-11-10';
  const help = await refused(day, 'help', 'ledgers', 'copy');
  expect(help).toContain('There is no command “ledgers copy”.');
  expect(help).toContain('momentum ledgers --help');
});

test('what was let go stands in the next agenda, and in the minutes of the day it was offered', async () => {
  const { type } = await begun();
  const held = ['meeting', 'hold', 'Tea', '--on', '2026-11-10', '--new', '--present', 'tom'];
  await type('2026-11-10', ...held);
  await type('2026-11-10', 'offer', 'Print posters', '--by', 'tom');
  await type('2026-11-10', 'offer', 'Find a room', '--by', 'tom', '--at', '1');
  await type('2026-11-10', 'meeting', 'plan', 'Fair', '--on', '2026-12-10');
  const day = '2026-11-12';
  await type(day, 'release', '1', '--because', 'busy');
  await type(day, 'release', '2');
  const agenda = await type(day, 'meeting', 'agenda');
  expect(agenda).toContain('Let go since then');
  expect(agenda).toContain('Print posters (too busy)');
  expect(await type(day, 'meeting', 'agenda', '--language', 'fr')).toContain(
    'Laissé de côté depuis',
  );
  const minutes = await type(day, 'meeting', 'minutes');
  expect(minutes).toContain('Print posters: let go since (too busy)');
  expect(minutes).toContain('Find a room: let go since');
});

test('what was said on another day is due on a day as it was meant then', async () => {
  const { type, refused } = await begun();
  const day = '2026-11-26';
  const offered = (text: string, due: string, ...more: string[]) =>
    type(day, 'offer', text, '--by', 'tom', '--due', due, ...more);
  const said = ['--on', '20 nov'];
  expect(await offered('A', '25 nov', ...said)).toContain('due Wednesday 25 November 2026');
  expect(await offered('B', 'fri 20 nov', '--on', '13 nov')).toContain(
    'due Friday 20 November 2026',
  );
  expect(await offered('C', 'in two weeks', ...said)).toContain('due Friday 4 December 2026');
  // Tomorrow is the day after the one on which somebody types it.
  expect(await offered('D', 'tomorrow', ...said)).toContain('due Friday 27 November 2026');
  expect(await type(day, 'move', '1', '--to', '24 nov', '--on', '21 nov')).toContain(
    'due Tuesday 24 November 2026',
  );
  await type('2026-11-19', 'offer', 'E', '--wanted');
  expect(await type(day, 'take', '5', '--by', 'ida', '--due', '25 nov', ...said)).toContain(
    'due Wednesday 25 November 2026',
  );
  expect(
    await type(day, 'pass', '5', '--to', 'tom', '--due', '24 nov', '--on', '21 nov'),
  ).toContain('due Tuesday 24 November 2026');
  expect(await refused(day, 'offer', 'F', '--by', 'tom', '--due', '25 now', ...said)).toContain(
    '(unclear-date)',
  );
});

test('what was said at a meeting was said on its day, unless that is yet to come', async () => {
  const { type } = await begun();
  const day = '2026-11-26';
  await type(day, 'meeting', 'hold', 'Tea', '--on', '2026-11-10', '--new', '--present', 'tom,ida');
  await type(day, 'meeting', 'plan', 'Fair', '--on', '2026-12-10');
  const offer = (text: string, ...more: string[]) =>
    type(day, 'offer', text, '--by', 'tom', ...more);
  const then = await offer('A', '--at', 'last', '--due', '25 nov');
  expect(then).toContain('on Tuesday 10 November 2026 (16 days ago)');
  expect(then).toContain('due Wednesday 25 November 2026');
  expect(await offer('B', '--at', '1', '--on', '2026-11-12')).toContain(
    'on Thursday 12 November 2026',
  );
  const toCome = await offer('C', '--at', '2', '--due', '25 nov');
  expect(toCome).not.toContain('• on ');
  expect(toCome).toContain('due Thursday 25 November 2027');
  await type(day, 'question', 'ask', 'Who has the key?', '--at', 'last');
  expect(await type(day, 'question', 'list')).toContain('16 days');
});

test('what was done before an offer may say that the day of the offer is wrong', async () => {
  const { type, refused } = await begun();
  await type('2026-11-26', 'offer', 'A', '--by', 'tom', '--due', '2026-12-01');
  const edit = 'momentum commitment edit 1 --offered DATE';
  const early = ['--on', '2026-11-20'];
  for (const typed of [
    ['keep', '1', ...early],
    ['release', '1', ...early],
    ['pass', '1', '--to', 'ida', ...early],
    ['move', '1', '--to', '2026-11-22'],
  ]) {
    expect((await refused('2026-11-26', ...typed)).replace(/\s+/g, ' ')).toContain(edit);
  }
});

test('what is typed a second time is never on record twice without a word', async () => {
  const { type, refused, json } = await begun();
  const day = '2026-11-10';
  const ask = ['question', 'ask', 'Who insures our tools?', '--by', 'tom'];
  await type(day, ...ask);
  expect(await refused(day, 'question', 'ask', 'who insures our tools')).toContain('--again');
  const open = JSON.parse((await json(day, 'question', 'list', '--json')).out);
  expect(open.questions).toHaveLength(1);
  await type(day, ...ask, '--again');
  await type(day, 'question', 'answer', '1');
  await type(day, 'question', 'answer', '2');
  await type(day, ...ask);

  const plan = ['meeting', 'plan', 'Tools and tea', '--on', '2026-12-11'];
  await type(day, ...plan);
  expect(await refused(day, ...plan, '--start', '18:00')).toContain(
    'momentum meeting show 1. If another one is meant, add --again',
  );
  expect(await refused(day, 'meeting', 'plan', 'tools and TEA', '--on', '2026-12-11')).toContain(
    '(planned-already)',
  );
  await type(day, 'meeting', 'plan', 'Tools and tea', '--on', '2026-12-12');
  await type(day, ...plan, '--start', '18:00', '--again');
  await type(day, 'meeting', 'cancel', '2');
  await type(day, 'meeting', 'plan', 'Tools and tea', '--on', '2026-12-12');

  const held = ['meeting', 'hold', 'Sorting', '--on', '2026-11-09', '--new', '--present', 'tom'];
  await type(day, ...held);
  expect(await refused(day, ...held)).toContain('is on record as held on');
  await type(day, ...held, '--again');

  await type(day, 'offer', 'Find a room', '--by', 'ida', '--due', '2026-12-01');
  const later = ['offer', 'Find a room', '--by', 'ida', '--due', '2026-12-08'];
  expect(await type(day, ...later)).toContain(
    '1 (Find a room) is open too, due Tuesday 1 December 2026. If this one is a slip: momentum undo',
  );
  await type(day, 'undo', '--yes');
  expect(await type(day, 'commitments')).toContain('1 Dec');
  expect(await type(day, ...later, '--again')).not.toContain('is open too');
});
