/** Which day suits, in the check-in: on the best, on another, later or not at all. */

import { expect, test } from 'vitest';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { answerWhichDay, askWhichDay } from '../../src/things/poll/changes.js';
import { listPolls } from '../../src/things/poll/list.js';
import { addDays } from '../../src/time/day.js';
import { harbourMenders } from './community.js';
import { weekly } from './transcript.js';

async function sit(answers: string, { ahead = 3, answered = true, away = 0 } = {}) {
  const session = harbourMenders();
  const asked = { ...session, today: addDays(session.today, -20) };
  const days = [0, 2].map((more) => ({
    day: addDays(session.today, ahead + more),
    start: '18:00',
  }));
  const poll = askWhichDay(asked, { title: 'Tea', days });
  const [one, two, three] = session.ledger.read((reader) =>
    reader.values<number>('SELECT id FROM member WHERE left_on IS NULL ORDER BY no LIMIT 3'),
  ) as [number, number, number];
  if (answered) {
    answerWhichDay(asked, poll.id, one, ['yes', 'yes']);
    answerWhichDay(asked, poll.id, two, ['no', 'maybe']);
    answerWhichDay(asked, poll.id, three, ['no', 'yes']);
  }
  const documents = { showDocuments: () => '', makeDocuments: () => '', issueDocuments: () => '' };
  const now = { ...session, today: addDays(session.today, away) };
  let said = '';
  const prompter = scriptedPrompter(readAnswers(answers, 'answers.yaml'), {
    write: (text) => {
      said += text;
    },
  });
  const sitting = ledgerSitting(now, undefined, { quick: false, ...documents });
  await runCheckin(weekly, sitting, prompter, () => 0, { quick: false });
  expect(prompter.unused()).toEqual([]);
  return session.ledger.read((reader) => {
    const [row] = listPolls(reader, now.today, true);
    const meeting = row?.meeting
      ? reader.get(
          'meeting',
          reader.value('SELECT id FROM meeting WHERE no = ?', row.meeting) as number,
        )
      : undefined;
    return {
      said,
      status: row?.status,
      day: meeting?.day,
      first: days[0]?.day,
      second: days[1]?.day,
    };
  });
}

test('the day that suits best is proposed, with who can’t, and one key plans it', async () => {
  const { said, status, day, second } = await sit('poll.1: y');
  expect(said).toContain('Which day for “Tea”: its days come near');
  expect(said).toMatch(/B, .* at 18:00: 2 can, 1 perhaps\n/);
  expect(said).toContain('B suits best');
  expect([status, day]).toEqual(['settled', second]);
});

test('another day, by its letter', async () => {
  const { status, day, first } = await sit('poll.1: o\npoll.1.on: a');
  expect([status, day]).toEqual(['settled', first]);
});

test('a letter that no day has is said, and nothing is planned', async () => {
  const { said, status } = await sit('poll.1: o\npoll.1.on: D');
  expect(said).toContain('That is no letter of a day.');
  expect(status).toBe('open');
});

test('it is let go, or left for later', async () => {
  expect((await sit('poll.1: d')).status).toBe('dropped');
  expect((await sit('poll.1: s')).status).toBe('open');
});

test('without an answer no day is proposed', async () => {
  const { said, status, day, first } = await sit('poll.1: o\npoll.1.on: A', { answered: false });
  expect(said).not.toContain('suits best');
  expect([status, day]).toEqual(['settled', first]);
});

test('once its days have gone by, there is nothing but to let go of it', async () => {
  const { said, status } = await sit('poll.1: d', { away: 6 });
  expect(said).toContain('its days have gone by');
  expect(status).toBe('dropped');
});

test('it is not asked about while there is time', async () => {
  expect((await sit('', { ahead: 30 })).said).not.toContain('Which day for');
});
