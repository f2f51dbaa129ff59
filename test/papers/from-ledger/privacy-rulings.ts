/**
 * Who may read what stands in a column, as the things say of their fields: `public` anybody,
 * `members` whom the community writes to, `nobody` none but the facilitator. A column without words
 * of people (ids, days, words of ours, JSON of such) is `no words`.
 */
import { tables } from '../../../src/ledger/tables.js';
import { columnName, type Field, type Fields } from '../../../src/things/field.js';

export type Ruling = 'public' | 'members' | 'nobody' | 'no words';

// JSON can't be filled with any text; where it holds words, a test of its own looks for them.
const rulingOf = ({ column, words }: Field): Ruling => {
  if (words === null || column === 'json') return 'no words';
  return words === 'facilitator' ? 'nobody' : words;
};

const ruledIn = (fields: Fields): Readonly<Record<string, Ruling>> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, { column }]) => column === 'text' || column === 'json')
      .map(([property, field]) => [columnName(property), rulingOf(field)]),
  );

const ofThings = Object.values(tables).flatMap(({ table, fields, derived, children }) => [
  [
    table,
    {
      ...ruledIn(fields),
      ...ruledIn(
        Object.fromEntries(Object.entries(derived).map(([key, { field }]) => [key, field])),
      ),
    },
  ] as const,
  ...children.map((child) => [child.table, ruledIn(child.fields)] as const),
]);

/** By table and column. */
export const rulings: Readonly<Record<string, Readonly<Record<string, Ruling>>>> = {
  shape: { kind: 'no words', data_fields: 'no words', words_fields: 'no words' },
  journal: {
    on_day: 'no words',
    data: 'no words',
    // They hold whatever was ever typed, and can't be filled: see the test of what was replaced.
    words: 'no words',
    kept: 'no words',
  },
  counter: { name: 'no words' },
  set_aside: { why: 'no words' },
  lettered: { no: 'no words' },
  activity: { week: 'no words' },
  ...Object.fromEntries(ofThings),
};
