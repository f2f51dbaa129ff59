import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoBatch } from '../../src/actions/undo.js';
import { checkLedger } from '../../src/ledger/check.js';
import { lastBatch } from '../../src/ledger/facts/history.js';
import { type Deed, furnish, histories, perform } from '../helpers/histories.js';
import { harbourLedger, standing } from '../helpers/ledger.js';

/** A furnished ledger in which `deeds` have been done, and what each came to. */
function lived(deeds: readonly Deed[]) {
  const desk = harbourLedger();
  furnish(desk);
  const ends = deeds.map((deed) => `${deed.verb}: ${perform(desk, deed)}`);
  return { desk, ends };
}

test('any history folds to the same tables as it was written with', () => {
  const ended = new Set<string>();
  fc.assert(
    fc.property(histories(40), (deeds) => {
      const { desk, ends } = lived(deeds);
      for (const end of ends) ended.add(end);
      expect(checkLedger(desk.ledger)).toEqual([]);
      desk.ledger.close();
    }),
    { numRuns: 30 },
  );
  // Not one by one, since they are drawn, but a history in which little succeeds would prove little.
  expect([...ended].filter((end) => end.endsWith(': done')).length).toBeGreaterThan(20);
});

test('undo gives back the state before, and undoing the undo gives back the state after', () => {
  fc.assert(
    fc.property(histories(30), histories(1), (deeds, [last]) => {
      const { desk } = lived(deeds);
      const before = standing(desk);
      const counted = numbers(desk);
      const previous = desk.ledger.read(lastBatch)?.id;
      const end = perform(desk, last as Deed);
      const batch = desk.ledger.read(lastBatch);
      // What was so already is recorded no second time.
      fc.pre(end === 'done' && last?.verb !== 'undo' && batch?.id !== previous);
      if (batch === undefined) throw new Error('nothing was recorded');
      const after = standing(desk);

      const redo = undoBatch(desk, batch.id);
      expect(standing(desk)).toEqual(before);
      // Numbers that people may have written down are never given to something else.
      for (const [name, no] of Object.entries(numbers(desk))) {
        expect(no, name).toBeGreaterThanOrEqual(counted[name] ?? 0);
      }

      const undoing = desk.ledger.read(({ value }) =>
        value<string>('SELECT id FROM batch WHERE first_seq = ?', redo),
      );
      undoBatch(desk, undoing ?? '');
      expect(standing(desk)).toEqual(after);
      expect(checkLedger(desk.ledger)).toEqual([]);
      desk.ledger.close();
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
      const { desk } = lived(deeds);
      for (const deed of tries) {
        const before = standing(desk);
        if (perform(desk, deed) !== 'done') expect(standing(desk)).toEqual(before);
      }
      desk.ledger.close();
    }),
    { numRuns: 10 },
  );
});
