import { expect, test } from 'vitest';
import { undoBatch } from '../../../src/ledger/undo.js';
import { decide, raiseDecision } from '../../../src/things/decision/changes.js';
import { decisionRow, listDecisions } from '../../../src/things/decision/list.js';
import { lastBatch } from '../../../src/things/history.js';
import { answerQuestion, askQuestion } from '../../../src/things/question/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';

const rowOf = ({ ledger }: Session, id: Id) => ledger.read((reader) => decisionRow(reader, id));
const questionOf = ({ ledger }: Session, id: Id) =>
  ledger.read((reader) => reader.get('question', id));

test('what was to be decided keeps its number, its words and how it was to be, once it is', () => {
  const session = harbourLedger();
  const asked = askQuestion(session, { text: 'Who pays for the tea?', by: null });
  const early = { text: 'Do we charge for tea?', how: 'by a vote', question: asked.id };
  const { id, no } = raiseDecision(session, early, '2026-11-03');
  expect(questionOf(session, asked.id)?.status).toBe('open');
  decide(session, { text: 'We don’t charge for tea', settles: id });
  expect(rowOf(session, id)).toMatchObject({
    ...{ no, status: 'standing', text: 'We don’t charge for tea', topic: 'Do we charge for tea?' },
    ...{ how: 'a vote', raisedOn: '2026-11-03', decidedOn: '2026-11-21', question: asked.no },
  });
  expect(questionOf(session, asked.id)).toMatchObject({
    status: 'answered',
    answer: 'We don’t charge for tea',
  });
});

test('a question that was answered before stays as it was answered', () => {
  const session = harbourLedger();
  const asked = askQuestion(session, { text: 'Who pays for the tea?', by: null });
  answerQuestion(session, asked.id, { by: null, answer: 'the library' });
  decide(session, { text: 'We don’t charge for tea', question: asked.id });
  expect(questionOf(session, asked.id)?.answer).toBe('the library');
});

test('taking back one that took the place of another brings that one back', () => {
  const session = harbourLedger();
  const { id } = decide(session, { text: 'We don’t charge for tea' });
  const other = decide(session, { text: 'Tea is 50p', insteadOf: id });
  expect(rowOf(session, id)).toMatchObject({ status: 'superseded', replacedBy: other.no });
  const batch = session.ledger.read((reader) => lastBatch(reader));
  undoBatch(session, batch?.id ?? 0);
  expect(rowOf(session, id)).toMatchObject({ status: 'standing', replacedBy: null, endedOn: null });
  const standing = session.ledger.read((reader) =>
    listDecisions(reader, 'standing', session.today),
  );
  expect(standing.map(({ no }) => no)).toEqual([1]);
});

test('nothing of one is changed where the other may not follow', () => {
  const session = harbourLedger();
  const { id } = raiseDecision(session, { text: 'Do we charge for tea?' });
  const refused = () => decide(session, { text: 'Tea is 50p', insteadOf: id });
  expect(refused).toThrowError(expect.objectContaining({ code: 'not-decided-yet' }));
  const all = session.ledger.read((reader) => listDecisions(reader, 'all', session.today));
  expect(all.map(({ text }) => text)).toEqual(['Do we charge for tea?']);
});
