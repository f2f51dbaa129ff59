/** While names on the list of a meeting wait, nobody knows how many came, and nothing says so. */

import { expect, test } from 'vitest';
import { settleName } from '../../src/bring/applying/import-file.js';
import { meetingData, meetingLines } from '../../src/commands/meeting-shown.js';
import { oneMeasured } from '../../src/figures/reports/measures.js';
import { british } from '../../src/language/index.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { pastMeetings } from '../../src/things/meeting/list.js';
import type { Id } from '../../src/things/thing.js';
import { all, bring, checkedLedger, idOf, people } from '../bring/applying/files.js';
import { today } from '../helpers/ledger.js';

const ticks = [
  'date,person,status',
  '2026-11-05,Bo Lind,present',
  '2026-11-05,Somebody Else,present',
  '2026-11-05,A. Nother,',
  '2026-11-05,Whoever,absent',
  '2026-11-12,Cy Marsh,present',
];

const minutes = async (session: ReturnType<typeof checkedLedger>, language?: string) => {
  const { tree } = await makeDocument(session, 'meeting-record', {
    language,
    meeting: idOf(session, 'meeting'),
  });
  return renderMarkdown(tree);
};

test('a list that waits for names is told as one that is not whole, and counts nowhere', async () => {
  const session = checkedLedger();
  await bring(session, 'members', [...people, 'Eve Moss,', 'Fay Ito,']);
  await bring(session, 'attendance', ticks);
  expect(await minutes(session)).toContain('Bo Lind, and 1 name that is not settled yet.');
  expect(await minutes(session, 'fr')).toContain('Bo Lind, et 1 nom reste à éclaircir.');
  const state = await makeDocument(session, 'state-of-play', {});
  const told = renderMarkdown(state.tree).replaceAll('\u00a0', ' ');
  expect(told).toMatch(/5 Nov.*; 1 came, and 1 name is not settled yet/);
  expect(told).not.toMatch(/[^t] \d of \d took part/);
  expect(state.facts.meetings?.held.map(({ present }) => present)).toEqual([null, 1]);

  const figure = (name: string) => oneMeasured(session, name, {});
  expect(figure('attendance').parts.find(({ name }) => name === 'lists')).toMatchObject({
    numerator: 1,
    denominator: 1,
  });
  expect(british.say(figure('attendance').told)).toContain(
    'names of those who came to 1 meeting not settled yet',
  );
  expect(british.say(figure('contribution-rate').value)).toContain('at least ');

  const shown = session.ledger.read((reader) => {
    const meeting = reader.get('meeting', idOf(session, 'meeting'));
    return meeting ? meetingLines(meetingData(reader, meeting, today), today) : [];
  });
  expect(shown.join('\n')).toContain('the list is not whole: 1 name of those who came is not');
  const listed = session.ledger.read((reader) => pastMeetings(reader, today, 9));
  expect(listed.map(({ unsettled }) => unsettled)).toEqual([0, 1]);
});

test('as soon as the names are settled, the list is whole', async () => {
  const session = checkedLedger();
  await bring(session, 'members', [...people, 'Eve Moss,', 'Fay Ito,']);
  await bring(session, 'attendance', ticks);
  for (const { id } of all<{ id: Id }>(
    session,
    "SELECT id FROM unmatched WHERE status = 'waiting'",
  ))
    settleName(session, id, { is: 'aside' });
  expect(await minutes(session)).not.toContain('settled yet');
});
