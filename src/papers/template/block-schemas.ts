/** The shapes of what stands in a section. What each field means is said here once. */
import * as v from 'valibot';
import { type Audience, audiences } from '../../things/audience.js';

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

const from = path(
  'Where the rows come from: the name of a list among the facts, "commitments.open".',
);

const chosen = {
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
      v.description('How many rows to show at most; how many more there are is then said.'),
    ),
  ),
};

const empty = v.optional(liquid('What to say when there is nothing.'));

const more = v.optional(
  liquid('What stands below a list that was cut short; {{ more }} is how many are left.'),
);

const rows = {
  from,
  ...chosen,
  more,
  empty,
  group: v.optional(
    liquid('Rows for which this comes to the same words stand together under them.'),
  ),
};

/** What a `change` may say of the one block of rows in a section. */
export const rowsChanged = { ...chosen, more, empty };

const columnTitle = v.pipe(
  v.string(),
  v.maxLength(200),
  v.description('What stands above the column.'),
);

const column = v.strictObject({
  title: columnTitle,
  value: liquid('What stands in a cell; {{ row }} is the row.'),
  align: v.optional(
    v.pipe(
      v.picklist(['left', 'right', 'center']),
      v.description('Figures read best on the right.'),
    ),
  ),
  audience: v.optional(audience),
});

const item = liquid('The words of one item; {{ row }} is the row.');

const list = v.pipe(
  v.strictObject({
    ...rows,
    item,
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
    from,
    only: v.optional(
      v.pipe(v.array(v.string()), v.description('Which measures, by name; else all of them.')),
    ),
    brief: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'In one line and in few words (“7 of 14 took part · 8 usually come”), those that can be said so and can be counted.',
        ),
      ),
    ),
    uncounted: v.optional(
      liquid(
        'Leaves out figures that cannot be counted yet; this stands below the others, and {{ uncounted }} is what they are called.',
      ),
    ),
    empty,
  }),
  v.description('Figures, each with its value last time, its window and its definition.'),
);

const pictured = {
  title: liquid('What stands above the picture.'),
  description: liquid('What there is to see, in a sentence, for whoever can’t see it.'),
};

const chart = v.pipe(
  v.strictObject({
    kind: v.pipe(
      v.picklist(['bars', 'line']),
      v.description('Bars for things that stand side by side, a line for one that goes on.'),
    ),
    from,
    ...chosen,
    ...pictured,
    label: v.pipe(
      v.strictObject({ title: columnTitle, value: liquid('What a row is called.') }),
      v.description('What stands below each bar, and in the first column of the table.'),
    ),
    values: v.pipe(
      v.array(
        v.strictObject({
          title: columnTitle,
          value: path('The field of a row that holds the number.'),
          empty: v.optional(liquid('What the table says where nobody knows the number.')),
        }),
      ),
      v.minLength(1),
      v.maxLength(6),
      v.description('What is drawn, one colour each.'),
    ),
    empty,
  }),
  v.description('Figures as a picture, and the same as a table.'),
);

const links = v.pipe(
  v.strictObject({
    from,
    nest: path('The field of a row that holds what waits for it.'),
    ...pictured,
    label: liquid('The words in a box; {{ row }} is the row.'),
    detail: v.optional(liquid('A second, quieter line in it.')),
    marked: v.optional(path('A fact with a number, "plan.mostAwaited.no": that box stands out.')),
    item,
    empty,
  }),
  v.description('What waits on what as a picture, and the same as a list.'),
);

const months = v.pipe(
  v.strictObject({
    from: path('The months: a list whose rows hold actions and meetings, "plan.months".'),
    ...pictured,
    month: liquid('What a month is called; {{ row }} is the month.'),
    action: v.strictObject({
      label: liquid('What stands on a card: what is to be done; {{ row }} is the action.'),
      who: liquid('Who does it.'),
      day: liquid('By which day, where there is one.'),
      note: v.optional(liquid('What more there is to say of it.')),
    }),
    meeting: v.strictObject({
      label: liquid('What the meeting is called; {{ row }} is the meeting.'),
      day: liquid('On which day.'),
    }),
    marked: v.optional(path('A fact with a number, "plan.mostAwaited.no": that card stands out.')),
    more,
    empty,
  }),
  v.description(
    'What lies ahead as a picture: months with their actions and meetings, and arrows from each action to those that wait for it. The list that says the same in words stands below it.',
  ),
);

/** Every kind of block by its name: to add one, write its shape, a row here, and how it is built. */
export const bodies = {
  text: liquid('Markdown.'),
  callout: liquid('Markdown, set apart so that nobody misses it.'),
  list,
  table,
  measure,
  chart,
  links,
  months,
} as const;

export type BlockName = keyof typeof bodies;
export type Bodies = { readonly [K in BlockName]: v.InferOutput<(typeof bodies)[K]> };

export type Block = {
  [K in BlockName]: { readonly audience?: Audience } & { readonly [name in K]: Bodies[K] };
}[BlockName];

/** What may stand in a block, by the kind of block it is. */
export const blockShapes = Object.fromEntries(
  Object.entries(bodies).map(([name, body]) => [
    name,
    v.strictObject({ [name]: body, audience: v.optional(audience) }),
  ]),
) as unknown as Readonly<Record<BlockName, v.GenericSchema>>;

export const block = v.pipe(
  v.union(Object.values(blockShapes)) as unknown as v.GenericSchema<Block>,
  v.description('One piece of a section: exactly one of these.'),
);
