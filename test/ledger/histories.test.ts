import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { lastBatch } from '../../src/things/history.js';
import { type Deed, furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger, standing } from '../helpers/ledger.js';

/** A furnished ledger in which `deeds` have been done, and what each came to. */
function lived(deeds: readonly Deed[]) {
  const session = harbourLedger();
  furnish(session);
  const ends = deeds.map((deed) => `${deed.verb}: ${perform(session, deed)}`);
  return { session, ends };
}

test('any history folds to the same tables as it was written with', () => {
  const ended = new Set<string>();
  fc.assert(
    fc.property(histories(40), (deeds) => {
      const { session, ends } = lived(deeds);
      for (const end of ends) ended.add(end);
      expect(checkLedger(session.ledger)).toEqual([]);
      session.ledger.close();
    }),
    { numRuns: 30 },
  );
  // Not one by one, since they are drawn, but a history in which little succeeds would prove little.
  expect([...ended].filter((end) => end.endsWith(': done')).length).toBeGreaterThan(20);
});

test('undo gives back the state before, and undoing the undo gives back the state after', () => {
  fc.assert(
    fc.property(histories(30), histories(1), (deeds, [last]) => {
      const { session } = lived(deeds);
      const before = standing(session);
      const counted = numbers(session);
      const previous = session.ledger.read(lastBatch)?.id;
      const end = perform(session, last as Deed);
      const batch = session.ledger.read(lastBatch);
      // What was so already is recorded no second time.
      fc.pre(end === 'done' && last?.verb !== 'undo' && batch?.id !== previous);
      if (batch === undefined) throw new Error('nothing was recorded');
      const after = standing(session);

      const redo = undoBatch(session, batch.id);
      expect(standing(session)).toEqual(before);
      // Numbers that people may have written down are never given to something else.
      for (const [name, no] of Object.entries(numbers(session))) {
        expect(no, name).toBeGreaterThanOrEqual(counted[name] ?? 0);
      }

      const undoing = session.ledger.read(({ value }) =>
        value<number>('SELECT id FROM batch WHERE first_seq = ?', redo),
      );
      undoBatch(session, undoing ?? 0);
      expect(standing(session)).toEqual(after);
      expect(checkLedger(session.ledger)).toEqual([]);
      session.ledger.close();
    }),
    { numRuns: 30 },
  );
});

const numbers = ({ ledger }: ReturnType<typeof harbourLedger>): Record<string, number> =>
  Object.fromEntries(
    ledger.read(({ all }) =>
      all<{ name: string; last: number }>('SELECT name, last FROM counter').map(
        ({ name, last }) => [name, last] as const,
      ),
    ),
  );

test('what is refused leaves every table as it was', () => {
  fc.assert(
    fc.property(histories(30), histories(20), (deeds, tries) => {
      const { session } = lived(deeds);
      for (const deed of tries) {
        const before = standing(session);
        if (perform(session, deed) !== 'done') expect(standing(session)).toEqual(before);
      }
      session.ledger.close();
    }),
    { numRuns: 10 },
  );
});
