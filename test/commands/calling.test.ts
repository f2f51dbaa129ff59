import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { editCommunity } from '../../src/things/community/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import { harbourLedger } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

/** A stage on which two people can be written to, and what is typed there, with files in its folder. */
function harbour({ saysHowOften = true } = {}) {
  const place = stage();
  mkdirSync(place.ledgers, { recursive: true });
  const session = harbourLedger({}, place.ledgers);
  if (!saysHowOften) editCommunity(session, { rhythm: null });
  addMember(session, { name: 'Tom Reed', email: 'tom@harbour.example' });
  addMember(session, { name: 'Tom & Reed', email: 'other@harbour.example' });
  session.ledger.close();
  const file = (name: string): string => join(place.home, name);
  return { file, typed: (...words: string[]) => place.momentum(words) };
}

const mailIn = (path: string) => new PostalMime().parse(readFileSync(path));

test('the mail of a meeting that has moved says so, and from when; the next one no more', async () => {
  const { file, typed } = harbour();
  const invite = async (name: string) => {
    const { exit } = await typed('meeting', 'invite', 'next', '--output', file(name));
    expect(exit).toBe(0);
    return mailIn(file(name));
  };
  await typed('meeting', 'plan', 'Lamp evening', '--on', '2026-12-09', '--start', '18:30');
  const first = await invite('first.eml');
  expect(first.subject).toContain('Lamp evening, 9 Dec 2026, 18:30');
  expect(first.text).not.toContain('It has moved');
  await typed('meeting', 'edit', 'next', '--on', '2026-12-10');
  const moved = await invite('moved.eml');
  expect(moved.subject).toContain('moved: Lamp evening, 10 Dec 2026, 18:30');
  expect(moved.text?.replace(/\s+/g, ' ')).toContain(
    'It was to be on Wednesday 9 December 2026 at 18:30.',
  );
  expect((await invite('again.eml')).subject).not.toContain('moved');
});

test('each member gets a mail of their own, two whose names make one too', async () => {
  const { file, typed } = harbour();
  await typed('community', 'edit', '--answers-to', 'amina@harbour.example');
  await typed('meeting', 'plan', 'Lamp evening', '--on', '2026-12-09');
  await typed('meeting', 'invite', 'next', '--each', file('invitations'));
  const to = async (name: string) =>
    (await mailIn(file(`invitations/${name}`))).to?.map(({ address }) => address);
  expect(await to('tom-reed.eml')).toEqual(['tom@harbour.example']);
  expect(await to('tom-reed-2.eml')).toEqual(['other@harbour.example']);
});

test('how often the community meets is said where it is news', async () => {
  const { typed } = harbour();
  const plan = (title: string) =>
    typed('meeting', 'plan', title, '--every', 'other wednesday', '--until', '2027-01-31');
  expect((await plan('Lamp evening')).out).toContain('meets fortnightly from now on');
  expect((await plan('Tea')).out).not.toContain('from now on');
  const changed = await typed('meeting', 'plan', 'Soup', '--every', 'third wednesday');
  expect(changed.out).toContain('meets monthly from now on; until now it was fortnightly');
});

test('of whoever met before and never said how often, no change is told', async () => {
  const { typed } = harbour({ saysHowOften: false });
  await typed('meeting', 'hold', 'Zips', '--on', 'yesterday', '--new');
  const planned = await typed('meeting', 'plan', 'Tea', '--every', 'third wednesday');
  expect(planned.out).toContain('On record with it: the community meets monthly.');
});
