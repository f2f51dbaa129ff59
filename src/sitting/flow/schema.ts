import * as v from 'valibot';
import { didYouMean } from '../../text/near.js';
import { actionNames } from '../actions/index.js';
import { selectorNames } from '../selectors/index.js';

/*
 * The shape of templates/checkins/*.yaml. What the shape cannot say (words, fields and kinds that
 * belong to one selector or action) is checked in check.ts.
 */

/** “keeep” is not something …; did you mean “keep”? Without a near name, all of them are listed. */
export function unknownName(input: unknown, known: readonly string[], what: string): string {
  if (typeof input !== 'string') return `expected ${what}`;
  const advice = didYouMean(input, known) || `known are: ${known.join(', ') || 'none'}`;
  return `“${input}” is not ${what}; ${advice}`;
}

const text = v.pipe(v.string('expected some words'), v.regex(/\S/, 'expected some words'));
const id = v.pipe(
  v.string('expected a name such as “commitments”'),
  v.regex(/^[a-z][a-z0-9-]*$/, 'expected a name of small letters, digits and hyphens'),
);
const count = v.pipe(v.number('expected a whole number'), v.integer(), v.minValue(0));
const key = v.pipe(
  v.union([v.string(), v.number()], 'expected one letter or digit'),
  v.transform(String),
  v.regex(/^[a-z0-9]$/, 'expected one small letter or digit'),
);
const minutes = v.strictObject({ from: count, to: count });
const look = v.picklist(selectorNames, ({ input }) =>
  unknownName(input, selectorNames, 'something a check-in can look at'),
);
const action = v.picklist(actionNames, ({ input }) =>
  unknownName(input, actionNames, 'something a check-in can do'),
);

/** The question alone, or with what Enter answers, or asked only where a word is not empty. */
const field = v.union(
  [text, v.strictObject({ ask: text, default: v.optional(text), where: v.optional(text) })],
  'expected the question, or “ask” with “default” or “where”',
);

const choice = v.strictObject({
  key,
  name: text,
  hint: v.optional(text),
  action,
  for: v.optional(v.array(v.string())),
  with: v.optional(
    v.record(v.string(), v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  ),
  fields: v.optional(v.record(v.string(), field)),
  paste: v.optional(v.string()),
});

/** One wording for all, or one for each kind of item. */
const ask = v.union([text, v.record(v.string(), text)], 'expected a question');
const choices = v.pipe(v.array(choice), v.minLength(1, 'expected at least one choice'));
/** How many of it after a gap; left out after a gap where nothing is said. */
const gap = v.optional(count);
const limit = v.optional(count);
/** What Enter alone says, where “skip for now” would be an odd answer. */
const skip = v.optional(text);

const part = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('show'), look, limit, gap }),
    v.strictObject({ kind: v.literal('each'), id, look, ask, choices, skip, limit, gap }),
    v.strictObject({
      kind: v.literal('pick'),
      id,
      look,
      ask: text,
      limit,
      about: ask,
      choices,
      gap,
    }),
    v.strictObject({
      kind: v.literal('choose'),
      id,
      look,
      ask: text,
      action,
      other: v.optional(choice),
      skip,
      limit,
      gap,
    }),
    v.strictObject({
      kind: v.literal('ask'),
      id,
      ask: text,
      /** The question from the second time on. */
      again: v.optional(text),
      choices,
      skip,
      limit,
      gap,
    }),
    v.strictObject({ kind: v.literal('tell'), id, choice, gap }),
    v.strictObject({
      kind: v.literal('confirm'),
      id,
      ask: text,
      /** What is shown after a yes, and asked once it has been read. */
      shows: v.optional(v.strictObject({ action, ask: text })),
      action,
      gap,
    }),
    v.strictObject({
      kind: v.literal('record'),
      id: v.optional(id),
      action,
      /** What has to be asked for it. */
      fields: v.optional(v.record(v.string(), field)),
      gap,
    }),
  ],
  'expected a kind: show, each, pick, choose, ask, tell, confirm or record',
);

const step = v.strictObject({
  id,
  title: text,
  from: count,
  to: count,
  /** Its minutes in the five-minute form; steps without them are not in it. */
  quick: v.optional(minutes),
  /** The close: reached however the time went. */
  closing: v.optional(v.boolean()),
  /** Said in place of the step where there is nothing in it. */
  nothing: v.optional(text),
  parts: v.pipe(v.array(part), v.minLength(1, 'expected at least one part')),
});

const control = v.strictObject({ key, name: text });

export const flowSchema = v.strictObject({
  name: id,
  minutes: v.strictObject({ whole: count, quick: count }),
  'gap-days': count,
  words: v.strictObject({
    hello: text,
    'hello-quick': text,
    'hello-first': text,
    'hello-again': text,
    'hello-gap': text,
    header: text,
    counted: text,
    more: text,
    overrun: text,
    'left-as-it-was': text,
    'time-up': text,
    'carries-over': text,
    stopped: text,
    farewell: text,
    back: v.optional(text),
  }),
  controls: v.strictObject({
    skip: control,
    leave: control,
    stop: control,
    none: control,
    'not-said': control,
    /** Left out, nobody can go back to the question before. */
    back: v.optional(control),
    'on-its-day': v.optional(control, { key: 'o', name: 'on its day, {day}' }),
    today: v.optional(control, { key: 't', name: 'today' }),
    'another-day': v.optional(control, { key: 'a', name: 'another day' }),
    'unknown-day': v.optional(control, { key: 'u', name: 'nobody knows when' }),
  }),
  reasons: v.record(v.string(), text),
  texts: v.record(v.string(), text),
  steps: v.pipe(v.array(step), v.minLength(1, 'expected at least one step')),
});

export type Flow = v.InferOutput<typeof flowSchema>;
export type FlowStep = Flow['steps'][number];
export type FlowPart = FlowStep['parts'][number];
export type PartOf<K extends FlowPart['kind']> = Extract<FlowPart, { kind: K }>;
export type FlowChoice = v.InferOutput<typeof choice>;
export type FlowField = v.InferOutput<typeof field>;
