import { expect, test } from 'vitest';
import { type DataOfMember, dataOfMember } from '../../src/ledger/data-of-member.js';
import { tables } from '../../src/ledger/tables.js';
import { columnName, type Field, type Fields } from '../../src/things/field.js';
import { anyThing, thingNames } from '../../src/things/index.js';
import { addMember } from '../../src/things/member/changes.js';
import { namesMembers } from '../../src/things/naming.js';
import { writeNote } from '../../src/things/note/changes.js';
import { harbourLedger } from '../helpers/ledger.js';
import { ofHers, spokenOf } from '../helpers/spoken-of.js';
import { type DataRuling, dataRulings } from './data-rulings.js';

const isAboutPeople = ({ words, refers }: Field): boolean => words !== null || refers === 'member';

const columnsOf = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([key, field]) => (isAboutPeople(field) ? [columnName(key)] : []));

test('every column that names members or holds words has a ruling on whether it belongs to their data', () => {
  const columns = Object.values(tables).flatMap(({ table, fields, derived, children }) => [
    ...columnsOf(fields).map((column) => `${table}.${column}`),
    ...columnsOf(
      Object.fromEntries(Object.entries(derived).map(([key, { field }]) => [key, field])),
    ).map((column) => `${table}.${column}`),
    ...children.flatMap((child) =>
      columnsOf(child.fields).map((column) => `${child.table}.${column}`),
    ),
  ]);
  const ruled = Object.entries(dataRulings).flatMap(([table, rulings]) =>
    Object.keys(rulings).map((column) => `${table}.${column}`),
  );
  expect(ruled.sort()).toEqual([...new Set(columns)].sort());
});

/** Whatever the data says, as one text. */
const textOf = (data: DataOfMember): string => JSON.stringify(data);

test('all that is known of somebody is in it, and nobody else’s name', async () => {
  const session = harbourLedger();
  const her = await spokenOf(session);
  const data = session.ledger.read((reader) => dataOfMember(reader, her, 'somebody else'));
  const text = textOf(data).toLowerCase();
  expect(ofHers.filter((word) => !text.includes(word.toLowerCase()))).toEqual([]);
  for (const other of ['Tom', 'Reed', 'Amina', 'Yusuf']) expect(textOf(data)).not.toContain(other);
  expect(data.documents.length).toBeGreaterThan(0);
  expect(data.fileRows).toBeGreaterThan(0);
});

test('whatever a column holds that is with them by its ruling is in it', async () => {
  const session = harbourLedger();
  const her = await spokenOf(session);
  const data = session.ledger.read((reader) => dataOfMember(reader, her, 'somebody else'));
  const shown = new Set(
    [...data.entries, ...data.things].flatMap(({ thing, says, as, rows }) => [
      ...[...Object.keys(says), ...as].map((key) => `${tables[thing].table}.${columnName(key)}`),
      ...Object.entries(rows).flatMap(([property, all]) => {
        const child = tables[thing].children.find((each) => each.property === property);
        // Whose row it is, it says by being there.
        return all.length > 0
          ? [...Object.keys(all[0] ?? {}), 'member'].map(
              (key) => `${child?.table}.${columnName(key)}`,
            )
          : [];
      }),
    ]),
  );
  // What stands in rows without a name of somebody is among the texts.
  const amongTexts = new Set([
    'unmatched_row.source_key',
    'unmatched_row.row',
    'commitment_due.why',
  ]);
  const wanted = (['theirs', 'with them'] satisfies DataRuling[]).flatMap((ruling) =>
    Object.entries(dataRulings).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, each]) =>
        each === ruling ? [`${table}.${column}`] : [],
      ),
    ),
  );
  // Of these nothing was said in this ledger.
  const unsaid = new Set([
    'community.stage_why',
    'meeting.why',
    'meeting.write_up',
    'unmatched.handle',
  ]);
  expect(
    wanted.filter((column) => !shown.has(column) && !amongTexts.has(column) && !unsaid.has(column)),
  ).toEqual([]);
});

test('what does not name them is not in it', () => {
  const session = harbourLedger();
  const tom = addMember(session, { name: 'Tom Reed' });
  addMember(session, { name: 'Grace Okoro', note: 'zzsecret' });
  writeNote(session, { kind: 'help', text: 'zzhall' });
  const data = session.ledger.read((reader) => dataOfMember(reader, tom.id, 'somebody else'));
  expect(textOf(data)).not.toMatch(/zz|Grace/);
  expect(data.things).toEqual([]);
});

test('each kind of thing that can name somebody is looked through', () => {
  expect(thingNames.filter((name) => namesMembers(anyThing(name)))).toEqual([
    ...['community', 'role', 'meeting', 'poll', 'question', 'duty', 'commitment'],
    ...['contribution', 'resource'],
    'unmatched',
  ]);
});
