import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFile } from '../../../src/bring/applying/import-file.js';
import { checkLedger } from '../../../src/ledger/check.js';
import { undoBatch } from '../../../src/ledger/undo.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger, standing } from '../../helpers/ledger.js';
import { all, type BroughtIn, entries, shapeNamed } from './files.js';

const who = fc.constantFrom(
  'Bo Lind',
  'bo',
  'Cy Marsh',
  'CY  marsh',
  'Bobo',
  'Guest',
  'Amina Yusuf',
);
const day = fc.constantFrom('2026-03-03', '2026-04-07', '2026-05-05');
const title = fc.constantFrom('Café', 'Planning');
const blank = <T>(of: fc.Arbitrary<T>) => fc.oneof(of, fc.constant(''));

const lines: { readonly [Kind in BroughtIn]: fc.Arbitrary<readonly string[]> } = {
  members: fc.tuple(who, blank(fc.constantFrom('bo', 'cy'))).map(([name]) => [name, '', '']),
  meetings: fc.tuple(day, title, blank(fc.constantFrom('held', 'planned', 'cancelled'))),
  attendance: fc.tuple(day, who, fc.constantFrom('present', 'apologies', 'absent', '')),
  commitments: fc
    .tuple(day, fc.array(who, { maxLength: 3 }), fc.constantFrom('A', 'B'))
    .map(([on, people, what]) => [on, people.join('; '), what]),
  contributions: fc.tuple(day, who, blank(fc.constantFrom('talk', 'post'))),
};

const headers: Record<BroughtIn, string> = {
  members: 'name,handle,note',
  meetings: 'date,title,status',
  attendance: 'date,person,status',
  commitments: 'date,who,what',
  contributions: 'date,person,kind',
};

const file = fc.constantFrom(...(Object.keys(lines) as BroughtIn[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    addUnknown: fc.boolean(),
    bytes: fc
      .array(lines[kind], { minLength: 1, maxLength: 12 })
      .map((rows) => Buffer.from([headers[kind], ...rows.map((row) => row.join(','))].join('\n'))),
  }),
);
const history = fc.array(file, { minLength: 1, maxLength: 4 });

test('an import twice is the import once, and undoing it gives back the state before', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (files) => {
      const session = harbourLedger();
      const tables = () => standing(session);
      for (const { kind, bytes, addUnknown } of files) {
        const before = tables();
        const outcome = await importFile(session, shapeNamed(kind), bytes, { addUnknown }).catch(
          () => undefined,
        );
        // Refused as a whole: two meetings that day, a list of one that was cancelled.
        if (!outcome) {
          expect(tables()).toEqual(before);
          continue;
        }
        const [count, after] = [entries(session), tables()];
        const twice = await importFile(session, shapeNamed(kind), bytes, { addUnknown });
        expect(twice.changed).toBe(false);
        expect(entries(session)).toBe(count);
        if (!outcome.changed) continue;
        const batches = all<{ id: Id }>(session, 'SELECT id FROM batch ORDER BY last_seq DESC');
        undoBatch(session, batches[0]?.id ?? 0);
        expect(tables()).toEqual(before);
        const [undo] = all<{ id: Id }>(session, 'SELECT id FROM batch ORDER BY last_seq DESC');
        undoBatch(session, undo?.id ?? 0);
        expect(tables()).toEqual(after);
      }
      expect(checkLedger(session.ledger)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
