/** Whole notes, in the layouts in which people keep them, each with what its lines mean. People and words are made up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layOutNotes } from '../../../src/bring/notes/layout.js';
import { lookAtNotes, typedAt } from '../../../src/bring/notes/record.js';
import { grammarsFor } from '../../../src/lines/grammar.js';
import { editCommunity } from '../../../src/things/community/changes.js';
import { customsIn } from '../../../src/things/community/customs.js';
import { root } from '../../house/sources.js';
import { meetingOfMenders } from '../../lines/harbour-lines.js';

const folder = join(root, 'test', 'bring', 'notes', 'layouts');
const files = readdirSync(folder);
const divide = '\n==== what that means\n';

function meaningOf(file: string): { readonly notes: string; readonly meanings: string[] } {
  const notes = readFileSync(join(folder, file), 'utf8').split(divide)[0]?.trimEnd() ?? '';
  const { session, meeting } = meetingOfMenders();
  if (file === 'french.txt') editCommunity(session, { locale: 'fr-FR' });
  const laid = layOutNotes(notes, grammarsFor(session.ledger.read(customsIn)));
  const { lines, empty } = typedAt(session, meeting, laid);
  const read = lookAtNotes(session, meeting, lines).lines;
  return {
    notes,
    meanings: [
      ...read.flatMap(({ no, line, kind, told, waits }) =>
        told.length + waits.length === 0
          ? [`${no}  (said already) ${line}`]
          : [
              ...told.map((each) => `${no}  ${kind === 'note' ? '(a note) ' : ''}${each}`),
              ...waits.map((each) => `${no}  (waits) ${each.line}: ${each.why}`),
            ],
      ),
      `${laid.headings} headings, ${empty} that say nothing`,
    ],
  };
}

test.each(files)('%s', async (file) => {
  const { notes, meanings } = meaningOf(file);
  await expect(`${notes}\n${divide}${meanings.join('\n')}\n`).toMatchFileSnapshot(
    join(folder, file),
  );
});

describe('together', () => {
  test('they are at least ten, and a third of their lines is no promise', () => {
    expect(files.length).toBeGreaterThanOrEqual(10);
    const all = files.flatMap((file) => meaningOf(file).meanings.slice(0, -1));
    const promises = all.filter((line) => / offered \d+ /.test(line));
    expect(promises.length).toBeGreaterThan(30);
    expect(all.length - promises.length).toBeGreaterThan(all.length / 3);
  });
});
