/** Single lines of notes that are easily taken for something else. */
import { expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { lookAtNotes, typedAt } from '../../../src/bring/notes/record.js';
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
