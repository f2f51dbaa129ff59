import type { Problem } from '../../text/yaml-file.js';
import { reasons } from '../../things/commitment/fields.js';
import { type ActionName, actions } from '../actions/index.js';
import { type SelectorName, selectors } from '../selectors/index.js';
import type { Selector } from '../selectors/selector.js';
import { type Flow, type FlowChoice, type FlowPart, type PartOf, unknownName } from './schema.js';
import { questionOf, recordChoice, slotsIn } from './wording.js';

type Path = readonly (string | number)[];

/** Words that any wording may use, whatever it is about. */
const always = ['facilitator', 'community', 'label'];

/** Words that each of the flow's own sentences may use. */
const sentenceWords: Record<keyof Flow['words'], readonly string[]> = {
  hello: ['minutes', 'skip', 'stop', 'back'],
  'hello-quick': ['minutes', 'skip', 'stop', 'back'],
  'hello-first': ['minutes', 'skip', 'stop', 'back'],
  'hello-again': ['gone'],
  'hello-gap': ['days'],
  header: ['from', 'to', 'title', 'gone'],
  counted: ['title', 'n', 'total'],
  more: ['count'],
  overrun: ['leave'],
  'left-as-it-was': [],
  'time-up': ['minutes'],
  'carries-over': ['left'],
  stopped: ['left'],
  farewell: ['recorded', 'gone'],
  back: [],
};

type Known = Pick<Selector, 'kinds' | 'words'>;

const nothing: Known = { kinds: [], words: [] };
const specOf = (name: SelectorName | undefined): Known =>
  name === undefined ? nothing : selectors[name];

function strangeWords(template: string, known: readonly string[], path: Path): Problem[] {
  return slotsIn(template)
    .filter((word) => !known.includes(word))
    .map((word) => ({ path, text: unknownName(word, known, 'a word that can stand here') }));
}

function strangeNames(
  names: readonly string[],
  known: readonly string[],
  what: string,
  path: Path,
) {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: [...path, name], text: unknownName(name, known, what) }));
}

function checkChoice(flow: Flow, choice: FlowChoice, spec: Known, path: Path): Problem[] {
  const { fields } = actions[choice.action];
  const known = Object.keys(fields);
  const words = [...always, ...spec.words];
  const given = { ...choice.with, ...choice.fields };
  const text = choice.paste === undefined ? undefined : flow.texts[choice.paste];
  return [
    ...strangeWords(choice.name, words, [...path, 'name']),
    ...strangeWords(choice.hint ?? '', words, [...path, 'hint']),
    ...strangeNames(Object.keys(choice.fields ?? {}), known, `a field of “${choice.action}”`, [
      ...path,
      'fields',
    ]),
    ...strangeNames(Object.keys(choice.with ?? {}), known, `a field of “${choice.action}”`, [
      ...path,
      'with',
    ]),
    ...Object.entries(choice.fields ?? {}).flatMap(([name, field]) => {
      const question = questionOf(field);
      const where = question.where === undefined ? '' : `{${question.where}}`;
      return [question.ask, question.default ?? '', where].flatMap((wording) =>
        strangeWords(wording, words, [...path, 'fields', name]),
      );
    }),
    ...known
      .filter((name) => fields[name]?.required && !(name in given))
      .map((name) => ({ path, text: `“${choice.action}” needs to ask for “${name}”` })),
    ...(choice.for ?? [])
      .filter((kind) => !spec.kinds.includes(kind))
      .map((kind) => ({
        path: [...path, 'for'],
        text: unknownName(kind, spec.kinds, 'a kind of what is looked at here'),
      })),
    ...(choice.paste !== undefined && text === undefined
      ? strangeNames([choice.paste], Object.keys(flow.texts), 'one of the texts', [...path]).map(
          (problem) => ({ ...problem, path: [...path, 'paste'] }),
        )
      : []),
    ...(text === undefined ? [] : strangeWords(text, words, ['texts', choice.paste ?? ''])),
  ];
}

function checkKeys(flow: Flow, choices: readonly FlowChoice[], path: Path): Problem[] {
  const taken = new Map<string, { for?: readonly string[] | undefined }>();
  for (const name of ['skip', 'leave', 'stop'] as const) taken.set(flow.controls[name].key, {});
  const meet = (a?: readonly string[], b?: readonly string[]) =>
    a === undefined || b === undefined || a.some((kind) => b.includes(kind));
  return choices.flatMap((choice, index) => {
    const other = taken.get(choice.key);
    taken.set(choice.key, choice);
    return other && meet(other.for, choice.for)
      ? [{ path: [...path, index, 'key'], text: `the key “${choice.key}” is taken already` }]
      : [];
  });
}

const checkChoices = (flow: Flow, choices: readonly FlowChoice[], spec: Known, path: Path) => [
  ...checkKeys(flow, choices, path),
  ...choices.flatMap((choice, index) => checkChoice(flow, choice, spec, [...path, index])),
];

function checkAsk(ask: string | Record<string, string>, spec: Known, path: Path): Problem[] {
  const words = [...always, ...spec.words];
  if (typeof ask === 'string') return strangeWords(ask, words, path);
  return [
    ...strangeNames(Object.keys(ask), spec.kinds, 'a kind of what is looked at here', path),
    ...spec.kinds
      .filter((kind) => !(kind in ask))
      .map((kind) => ({ path, text: `there is no wording for the kind “${kind}”` })),
    ...Object.entries(ask).flatMap(([kind, text]) => strangeWords(text, words, [...path, kind])),
  ];
}

// What is done without a question of its own must need no answer.
const needless = (action: ActionName, path: Path): Problem[] =>
  Object.values(actions[action].fields).some((field) => field.required)
    ? [{ path: [...path, 'action'], text: `“${action}” cannot be done without asking` }]
    : [];

type Check<K extends FlowPart['kind']> = (flow: Flow, part: PartOf<K>, path: Path) => Problem[];

const checks: { [K in FlowPart['kind']]: Check<K> } = {
  show: () => [],
  each: (flow, part, path) => [
    ...checkAsk(part.ask, specOf(part.look), [...path, 'ask']),
    ...checkChoices(flow, part.choices, specOf(part.look), [...path, 'choices']),
  ],
  pick: (flow, part, path) => [
    ...checkAsk(part.ask, nothing, [...path, 'ask']),
    ...checkAsk(part.about, specOf(part.look), [...path, 'about']),
    ...checkChoices(flow, part.choices, specOf(part.look), [...path, 'choices']),
  ],
  choose: (flow, part, path) => [
    ...checkAsk(part.ask, nothing, [...path, 'ask']),
    ...(part.other ? checkChoices(flow, [part.other], nothing, [...path, 'other']) : []),
    ...Object.keys(actions[part.action].fields).map(() => ({
      path: [...path, 'action'],
      text: `“${part.action}” asks for more than a choice can give`,
    })),
  ],
  ask: (flow, part, path) => [
    ...checkAsk(part.ask, nothing, [...path, 'ask']),
    ...checkAsk(part.again ?? '', nothing, [...path, 'again']),
    ...checkChoices(flow, part.choices, nothing, [...path, 'choices']),
  ],
  tell: (flow, part, path) => checkChoice(flow, part.choice, nothing, [...path, 'choice']),
  confirm: (_flow, part, path) => [
    ...checkAsk(part.ask, nothing, [...path, 'ask']),
    ...needless(part.action, path),
    ...(part.shows
      ? [
          ...checkAsk(part.shows.ask, nothing, [...path, 'shows', 'ask']),
          ...needless(part.shows.action, [...path, 'shows']),
        ]
      : []),
  ],
  record: (flow, part, path) => checkChoice(flow, recordChoice(part), nothing, path),
};

const check = <K extends FlowPart['kind']>(flow: Flow, part: PartOf<K>, path: Path): Problem[] =>
  (checks[part.kind as K] as Check<K>)(flow, part, path);

function twice(names: readonly { name: string; path: Path }[], what: string): Problem[] {
  const seen = new Set<string>();
  return names.flatMap(({ name, path }) => {
    const again = seen.has(name);
    seen.add(name);
    return again ? [{ path, text: `there is a ${what} “${name}” already` }] : [];
  });
}

/** What is wrong with a flow of the right shape: names, words, fields and keys that do not fit. */
export function mistakesOf(flow: Flow): Problem[] {
  const parts = flow.steps.flatMap((step, s) =>
    step.parts.map((part, p) => ({ part, path: ['steps', s, 'parts', p] })),
  );
  const closing = flow.steps.findIndex((step) => step.closing);
  return [
    ...Object.entries(flow.words).flatMap(([name, text]) =>
      strangeWords(
        text ?? '',
        [...always, ...sentenceWords[name as keyof Flow['words']]],
        ['words', name],
      ),
    ),
    ...strangeNames(Object.keys(flow.reasons), Object.keys(reasons), 'a reason', ['reasons']),
    ...twice(
      flow.steps.map((step, s) => ({ name: step.id, path: ['steps', s, 'id'] })),
      'step',
    ),
    ...twice(
      parts.flatMap(({ part, path }) =>
        'id' in part && part.id !== undefined ? [{ name: part.id, path: [...path, 'id'] }] : [],
      ),
      'part',
    ),
    ...flow.steps.flatMap((step, s) =>
      step.to < step.from
        ? [{ path: ['steps', s, 'to'], text: 'a step cannot end before it begins' }]
        : [],
    ),
    ...(closing !== flow.steps.length - 1
      ? [{ path: ['steps'], text: 'the last step, and no other, is to say “closing: true”' }]
      : []),
    ...parts.flatMap(({ part, path }) => check(flow, part, path)),
  ];
}
