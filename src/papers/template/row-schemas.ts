/** What the shapes of blocks have in common: texts, names of facts, and the choice of rows. */
import * as v from 'valibot';
import { audiences } from '../../things/audience.js';

/** Text in a template: Liquid over the facts, then Markdown. */
export const liquid = (description: string) =>
  v.pipe(v.string(), v.maxLength(16_000), v.description(description));

export const path = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/, 'a name among the facts, such as commitments.open'),
    v.description(description),
  );

export const audience = v.pipe(
  v.picklist(audiences),
  v.description(
    'For whom it is: for the facilitator alone, for the members (and the facilitator), or for the public. Elsewhere it is left out.',
  ),
);

export const from = path(
  'Where the rows come from: the name of a list among the facts, "commitments.open".',
);

export const chosen = {
  where: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(500),
      v.description(
        'Only the rows for which this is so, as after Liquid’s if: row.due > asOf and row.who.',
      ),
    ),
  ),
  sort: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^[A-Za-z]+(\.[A-Za-z]+)*( descending)?$/,
        'a field of a row, such as due, or “due descending”',
      ),
      v.description('The field of a row that the order goes by; "due descending" turns it round.'),
    ),
  ),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(1000),
      v.description(
        'How many rows to show; how many more there are is then said. From 5 on a single row more is shown, unless `more` is empty.',
      ),
    ),
  ),
};

const preferring = v.optional(
  path(
    'The field of a row that is shown before others where there is no room for all, as "isNew"; in its place.',
  ),
);

export const ifEmpty = v.optional(liquid('What to say when there is nothing.'));

export const more = v.optional(
  liquid('What stands below a list that was cut short; {{ more }} is how many are left.'),
);

export const rowsShown = {
  from,
  ...chosen,
  preferring,
  more,
  empty: ifEmpty,
  group: v.optional(
    liquid('Rows for which this comes to the same words stand together under them.'),
  ),
};

/** What a `change` may say of the one block of rows in a section. */
export const rowsChanged = { ...chosen, preferring, more, empty: ifEmpty };

export const columnTitle = v.pipe(
  v.string(),
  v.maxLength(200),
  v.description('What stands above the column.'),
);

export const item = liquid('The words of one item; {{ row }} is the row.');
