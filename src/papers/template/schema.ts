/**
 * The shape of a document template, from which come its check, its type and the published JSON
 * Schema. What each field means is said here once, in the descriptions.
 */

import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { block } from './block-schemas.js';
import { audience, liquid, path, rowsChanged } from './row-schemas.js';

export type { Block, BlockName, Bodies } from './block-schemas.js';
export { blockShapes } from './block-schemas.js';

const named = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and hyphens'),
    v.description(description),
  );

const sectionTitle = liquid('The heading; without one the section goes on from the one before.');

const showIf = v.union([
  path('Show the section only if there is anything under this name.'),
  v.pipe(
    v.array(path('A name among the facts.')),
    v.minLength(1),
    v.description('Show the section only if there is anything under one of these names.'),
  ),
]);

const blocks = v.pipe(v.array(block), v.maxLength(50), v.description('From top to bottom.'));

const id = named('A short name of its own, in small letters and hyphens.');

const inside = {
  title: v.optional(sectionTitle),
  'show-if': v.optional(showIf),
  audience: v.optional(audience),
  folds: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'It says in words what the picture of months above it shows: folded away below that on a screen, and left out on paper where the picture says it all.',
      ),
    ),
  ),
  box: v.optional(
    v.pipe(v.boolean(), v.description('Set apart as a whole, so that nobody misses it.')),
  ),
  blocks,
};

const section = v.strictObject({ id, ...inside });

const other = named('A section that is there already, by its id.');

/** What an extending template may do to a section, by the word that it begins with. */
const changes = {
  'insert-before': v.strictObject({ 'insert-before': other, id, ...inside }),
  'insert-after': v.strictObject({ 'insert-after': other, id, ...inside }),
  replace: v.strictObject({ replace: other, ...inside }),
  change: v.strictObject({ change: other, ...inside, blocks: v.optional(blocks), ...rowsChanged }),
  move: v.strictObject({ move: other, before: v.optional(other), after: v.optional(other) }),
  remove: v.strictObject({ remove: other }),
} as const;

const descriptions: Readonly<Record<SectionChangeName, string>> = {
  'insert-before': 'A new section, right before another.',
  'insert-after': 'A new section, right after another.',
  replace: 'Another section in the place of one.',
  change: 'Only what is named here becomes different in a section.',
  move: 'A section goes before or after another.',
  remove: 'A section is left out.',
};

export type SectionChangeName = keyof typeof changes;
export type SectionChanges = {
  readonly [K in SectionChangeName]: v.InferOutput<(typeof changes)[K]>;
};
export type SectionChange = SectionChanges[SectionChangeName];

const changeSchema = v.union(
  Object.entries(changes).map(([name, schema]) =>
    v.pipe(schema as v.GenericSchema, v.description(descriptions[name as SectionChangeName])),
  ),
) as unknown as v.GenericSchema<SectionChange>;

const head = {
  about: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(200),
      v.description('What the document is for, in a line: “momentum document list” shows it.'),
    ),
  ),
  subject: v.optional(liquid('The subject where it is sent as mail; else its title.')),
  letter: v.optional(
    v.pipe(
      v.strictObject({
        greeting: liquid('Its first line: “Hello everybody,”.'),
        closing: liquid('Its last lines: whom to answer, and who sends it. A line each.'),
      }),
      v.description('What a mail begins and ends with, and no other format.'),
    ),
  ),
  period: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\S{1,40}$/, 'a period such as 4w, 2026-Q1, 2026-03 or since-last'),
      v.description(
        'The period it speaks of unless another is asked for: 4w, 2026-Q1, 2026-03, or since-last, which is from the last one that was given out.',
      ),
    ),
  ),
  audience: v.optional(
    v.pipe(audience, v.description('For whom the document is: the members, unless said.')),
  ),
  language: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as fr or en-GB'),
      v.description('The language it is written in, where that is not the community’s: fr, cy.'),
    ),
  ),
};

export const templateSchema = v.pipe(
  v.strictObject({
    title: liquid('The title of the document.'),
    ...head,
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

export const extensionSchema = v.pipe(
  v.strictObject({
    extends: named('The template that this one goes by, but for what is said here.'),
    title: v.optional(liquid('The title of the document.')),
    ...head,
    sections: v.optional(
      v.pipe(
        v.array(changeSchema),
        v.maxLength(100),
        v.description('What is different, one after the other.'),
      ),
    ),
  }),
  v.title('A momentum document template that goes by another'),
  v.description('What a document says differently from another.'),
);

/** What may stand in each change to a section, by the word that it begins with. */
export const changeShapes = changes as unknown as Readonly<
  Record<SectionChangeName, v.GenericSchema>
>;

export type Template = v.InferOutput<typeof templateSchema>;
export type Extension = v.InferOutput<typeof extensionSchema>;
export type Section = Template['sections'][number];

/**
 * The JSON Schema (2020-12) of a document template, for editors that complete and check: what goes
 * by another has a shape of its own.
 */
export function templateJsonSchema(): object {
  const definitions = { block };
  const options = { target: 'draft-2020-12', definitions } as const;
  const { $schema, $defs, title, description, ...whole } = toJsonSchema(templateSchema, options);
  const extension = toJsonSchema(extensionSchema, options);
  return {
    $schema,
    title,
    description,
    if: { type: 'object', required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it that
    then: { ...extension, $schema: undefined, $defs: undefined },
    else: whole,
    $defs,
  };
}
