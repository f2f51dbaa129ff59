/** The shapes of what stands in a section. What each field means is said here once. */
import * as v from 'valibot';
import type { Audience } from '../../things/audience.js';
import {
  audience,
  chosen,
  columnTitle,
  from,
  ifEmpty,
  item,
  liquid,
  more,
  path,
  rowsShown,
} from './row-schemas.js';

const column = v.strictObject({
  title: columnTitle,
  value: liquid('What stands in a cell; {{ row }} is the row.'),
  align: v.optional(
    v.pipe(
      v.picklist(['left', 'right', 'center']),
      v.description('Figures read best on the right.'),
    ),
  ),
  lead: v.optional(
    liquid(
      'What stands before it where a row is told in a line, in a mail or on a telephone; else the title of its column.',
    ),
  ),
  audience: v.optional(audience),
});

const list = v.pipe(
  v.strictObject({
    ...rowsShown,
    item,
    nest: v.optional(
      path('The field of a row that holds further rows, shown as a list inside the item.'),
    ),
    cards: v.optional(
      v.pipe(v.boolean(), v.description('Each item set apart, for what each reader may answer.')),
    ),
  }),
  v.description('One item a row.'),
);

const large = v.pipe(
  v.array(
    v.strictObject({
      value: liquid('A number, a day or two or three words; without one it is left out.'),
      label: liquid('What is said beside it, in a line.'),
    }),
  ),
  v.minLength(1),
  v.maxLength(4),
  v.description('The few things that have to be seen first, set large.'),
);

const table = v.pipe(
  v.strictObject({
    ...rowsShown,
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
    empty: ifEmpty,
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
    folded: v.optional(
      v.pipe(v.boolean(), v.description('On a page, one click away: its title is what opens it.')),
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
    empty: ifEmpty,
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
    empty: ifEmpty,
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
    empty: ifEmpty,
  }),
  v.description(
    'What lies ahead as a picture: months with their actions and meetings, and arrows from each action to those that wait for it. The list that says the same in words stands below it.',
  ),
);

/** Every kind of block by its name: to add one, write its shape, a row here, and how it is built. */
export const bodies = {
  text: liquid('Markdown.'),
  callout: liquid('Markdown, set apart so that nobody misses it.'),
  large,
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
