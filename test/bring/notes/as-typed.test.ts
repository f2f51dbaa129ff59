/** Single lines of notes that are easily taken for something else. */
import { expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { lookAtNotes, recordNotes, typedAt } from '../../../src/bring/notes/record.js';
import { grammarsFor } from '../../../src/lines/grammar.js';
import { customsIn } from '../../../src/things/community/customs.js';
import { addMember } from '../../../src/things/member/changes.js';
import { meetingOfMenders } from '../../lines/harbour-lines.js';

/** What the menders would have on record of notes, and what waits; with two of them called Sam. */
function meantBy(...notes: readonly string[]): readonly string[] {
  const { session, meeting } = meetingOfMenders();
  for (const name of ['Sam Hill', 'Sam Wood']) addMember(session, { name });
  const laid = layOutNotes(notes.join('\n'), grammarsFor(session.ledger.read(customsIn)));
  const { lines } = typedAt(session, meeting, laid);
  return lookAtNotes(session, meeting, lines).lines.flatMap(({ kind, told, waits }) => [
    ...told.map((each) => (kind === 'note' ? `(a note) ${each}` : each)),
    ...waits.map(({ line, why }) => `(waits) ${line}: ${why}`),
  ]);
}

test('of two people in brackets the last is who does it, and the other stays in what is done', () => {
  expect(meantBy('It rained.', '- [ ] find a room (Tom) (Grace)')).toEqual([
    '(a note) It rained.',
    'Grace Okoro offered 15 (Find a room (Tom)).',
  ]);
});

test('a line drawn below a list parts it from what follows, and makes no heading of its last', () => {
  expect(meantBy('## Actions', '- Bring tea (Tom)', '---', '- Bring cake (Lena)')).toEqual([
    'Tom Reed offered 15 (Bring tea).',
    'Lena Fox offered 16 (Bring cake).',
  ]);
});

test('somebody who may be one of two is asked about, and the line is no mere note', () => {
  expect(meantBy('It rained.', 'thanks to sam for the cake')).toEqual([
    '(a note) It rained.',
    '(waits) thanks to sam for the cake: “sam” may be Sam Hill or Sam Wood.',
  ]);
});

test('a mark with nothing behind it says nothing, and one that names somebody is a note', () => {
  expect(
    meantBy(
      '## Actions',
      '- AI:',
      '- ACTION: ___',
      '- [ ] ACTION:',
      '- ACTION (Mei):',
      '- Tea (Tom)',
    ),
  ).toEqual(['(a note) ACTION (Mei):', 'Tom Reed offered 15 (Tea).']);
});

test('a mark in the middle of a line begins another, and needs no colon in capitals', () => {
  expect(
    meantBy(
      'It rained.',
      'We talked of the hall. ACTION: Tom to find a room by 4 December',
      'The tea was cold. ACTION Grace will look after it',
      'The lamp is out – Action item: Lena to mend it',
      'There was no action taken: Tom was away.',
    ),
  ).toEqual([
    '(a note) It rained.',
    '(a note) We talked of the hall.',
    'Tom Reed offered 15 (Find a room), by Friday 4 December 2026.',
    '(a note) The tea was cold.',
    'Grace Okoro offered 16 (Look after it).',
    '(a note) The lamp is out',
    'Lena Fox offered 17 (Mend it).',
    '(a note) There was no action taken: Tom was away.',
  ]);
});

test('what was cancelled is left out with a word, in a table or by its box', () => {
  expect(
    meantBy(
      '## Actions',
      '| What | Who | When | Status |',
      '|---|---|---|---|',
      '| Ask the library | Grace | ASAP | cancelled |',
      '| Sew the flags | | | Dropped |',
      '| Paint the door | Tom | when it is dry | open |',
      '',
      '- [-] Bring tea (Tom)',
    ),
  ).toEqual([
    'Left out, since the notes say that it was let go.',
    'Left out, since the notes say that it was let go.',
    'Tom Reed offered 15 (Paint the door).',
    'No day was read: “when it is dry” names none. To date it: momentum move NUMBER --to DATE',
    'Left out, since the notes say that it was let go.',
  ]);
});

test('a promise on record whose row says that it was dropped is let go', () => {
  const row = (status: string): readonly string[] => [
    '| What | Who | Status |',
    '|---|---|---|',
    `| Ask the college | Grace | ${status} |`,
  ];
  const { session, meeting } = meetingOfMenders();
  const read = (lines: readonly string[]) => {
    const laid = layOutNotes(lines.join('\n'), grammarsFor(session.ledger.read(customsIn)));
    const { lines: typed } = typedAt(session, meeting, laid);
    return recordNotes(session, meeting, typed).lines.flatMap(({ told }) => told);
  };
  expect(read(row('open'))).toEqual(['Grace Okoro offered 15 (Ask the college).']);
  expect(read(row('dropped'))).toEqual(['15 (Ask the college) was let go.']);
  expect(read(row('dropped'))).toEqual([]);
});

test('a line below a bullet that says something of its own is no part of it', () => {
  expect(
    meantBy(
      '## Actions',
      '- Tom will find a room by 4 December.',
      '  Grace will bring tea',
      '- Lena will write to the college',
      '  about the grant',
    ),
  ).toEqual([
    'Tom Reed offered 15 (Find a room), by Friday 4 December 2026.',
    'Grace Okoro offered 16 (Bring tea).',
    'Lena Fox offered 17 (Write to the college about the grant).',
  ]);
});
