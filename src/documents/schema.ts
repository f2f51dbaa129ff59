/**
 * The shape of a document template, from which come its check, its type and the published JSON
 * Schema. What each field means is said here once, in the descriptions.
 */
import * as v from 'valibot';

/** Text in a template: Liquid over the facts, then Markdown. */
const liquid = (description: string) =>
  v.pipe(v.string(), v.maxLength(16_000), v.description(description));

const path = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z]+(\.[A-Za-z]+)*$/, 'a name among the facts, such as commitments.open'),
    v.description(description),
  );

const rows = {
  from: path('Where the rows come from: the name of a list among the facts, "commitments.open".'),
  limit: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(1000),
      v.description('How many rows to show at most; how many more there are is then said.'),
    ),
  ),
  more: v.optional(
    liquid('What stands below a list that was cut short; {{ more }} is how many are left.'),
  ),
  empty: v.optional(liquid('What to say when there is nothing.')),
  group: v.optional(
    liquid('Rows for which this comes to the same words stand together under them.'),
  ),
};

const align = v.pipe(
  v.picklist(['left', 'right', 'center']),
  v.description('Figures read best on the right.'),
);

const column = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(200), v.description('What stands above the column.')),
  value: liquid('What stands in a cell; {{ row }} is the row.'),
  align: v.optional(align),
});

const list = v.pipe(
  v.strictObject({
    ...rows,
    item: liquid('The words of one item; {{ row }} is the row.'),
    nest: v.optional(
      path('The field of a row that holds further rows, shown as a list inside the item.'),
    ),
  }),
  v.description('One item a row.'),
);

const table = v.pipe(
  v.strictObject({
    ...rows,
    columns: v.pipe(
      v.array(column),
      v.minLength(1),
      v.maxLength(12),
      v.description('From left to right.'),
    ),
  }),
  v.description('One line a row.'),
);

const measure = v.pipe(
  v.strictObject({
    from: rows.from,
    only: v.optional(
      v.pipe(v.array(v.string()), v.description('Which measures, by name; else all of them.')),
    ),
    empty: rows.empty,
  }),
  v.description('Figures, each with its value last time, its window and its definition.'),
);

const block = v.pipe(
  v.strictObject({
    text: v.optional(liquid('Markdown.')),
    callout: v.optional(liquid('Markdown, set apart so that nobody misses it.')),
    list: v.optional(list),
    table: v.optional(table),
    measure: v.optional(measure),
  }),
  v.minEntries(1),
  v.maxEntries(1),
  v.description('One piece of a section: exactly one of these.'),
);

const section = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens'),
    v.description('A short name of its own, in small letters and hyphens.'),
  ),
  title: v.optional(liquid('The heading; without one the section goes on from the one before.')),
  'show-if': v.optional(
    v.union([
      path('Show the section only if there is anything under this name.'),
      v.pipe(
        v.array(path('A name among the facts.')),
        v.minLength(1),
        v.description('Show the section only if there is anything under one of these names.'),
      ),
    ]),
  ),
  blocks: v.pipe(v.array(block), v.maxLength(50), v.description('From top to bottom.')),
});

export const templateSchema = v.pipe(
  v.strictObject({
    title: liquid('The title of the document.'),
    period: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\S{1,40}$/, 'a period such as 4w, 2026-Q1 or 2026-03'),
        v.description('The period it speaks of unless another is asked for: 4w, 2026-Q1, 2026-03.'),
      ),
    ),
    sections: v.pipe(
      v.array(section),
      v.minLength(1),
      v.maxLength(100),
      v.description('From top to bottom.'),
    ),
  }),
  v.title('A momentum document template'),
  v.description('What a document made by momentum says, and in which order.'),
);

export type Template = v.InferOutput<typeof templateSchema>;
export type Section = Template['sections'][number];
export type Block = Section['blocks'][number];
export type BlockName = keyof Block;
export type RowsBlock = NonNullable<Block['list'] | Block['table']>;
