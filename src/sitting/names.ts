/**
 * Everything a check-in flow may name. A flow that names anything else is refused with its place,
 * so what stands here is the whole of what a sitting must know how to do.
 */

/** How an answer is understood: by the sitting (date, person), by a list (reason), or not at all. */
export const fieldKinds = ['text', 'date', 'person', 'reason'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface Field {
  readonly kind: FieldKind;
  /** Left empty, the whole action is left. */
  readonly required: boolean;
}

const needs = (kind: FieldKind): Field => ({ kind, required: true });
const may = (kind: FieldKind): Field => ({ kind, required: false });

/** What an answer can do, and what must or may be told for it. */
export const actions = {
  // thanks and words
  thank: {},
  nudge: {},
  greet: {},
  lighten: {},
  // the one promise of last time
  'promise-kept': {},
  'promise-let-go': {},
  // commitments
  keep: {},
  'kept-by': { by: needs('person') },
  take: { by: needs('person') },
  move: { to: needs('date'), because: may('reason') },
  pass: { to: needs('person') },
  release: { because: may('reason') },
  // catching up
  match: { to: needs('person') },
  'match-nearest': {},
  'add-name': {},
  'ignore-name': {},
  offer: { text: needs('text'), by: may('person'), due: may('date') },
  contribution: { by: needs('person'), text: needs('text') },
  'add-member': { name: needs('text') },
  'ask-question': { text: needs('text'), by: may('person') },
  // people
  approve: {},
  welcome: {},
  // the next meeting
  'plan-meeting': { on: needs('date'), host: may('person') },
  host: { to: needs('person') },
  'take-question': {},
  // one move
  'choose-move': {},
  'own-move': { text: needs('text'), by: may('person') },
  // close
  feel: { feeling: needs('text') },
  note: { note: needs('text') },
  'make-documents': {},
  'issue-documents': {},
} as const satisfies Record<string, Record<string, Field>>;

export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as ActionName[];

export interface SelectorSpec {
  /** Kinds of item, by which a flow words its question and bounds its choices (`for`). */
  readonly kinds: readonly string[];
  /** Words that every one of its items carries, for `{word}` in a flow's wording. */
  readonly words: readonly string[];
}

/**
 * What can be looked at. `first` is the name a note begins with; `due` is a whole phrase such as
 * “due Friday 27 November” or “with no date yet”.
 */
export const selectors = {
  'since-last-time': { kinds: [], words: [] },
  wins: { kinds: [], words: [] },
  'thanks-owed': { kinds: [], words: ['name', 'first', 'text'] },
  'own-promise': { kinds: [], words: ['text'] },
  'unmatched-names': { kinds: ['near', 'strange'], words: ['name', 'nearest'] },
  'commitments-due': {
    // theirs: can be asked; asked: was nudged in the last seven days; mine: the facilitator's own;
    // wanted: nobody has taken it yet
    kinds: ['theirs', 'asked', 'mine', 'wanted'],
    words: ['number', 'text', 'name', 'first', 'due'],
  },
  'waiting-for': { kinds: [], words: ['number', 'text', 'name', 'first', 'due'] },
  people: {
    kinds: ['request', 'newcomer', 'first', 'quiet', 'busy'],
    words: ['name', 'first', 'text'],
  },
  'meeting-unplanned': { kinds: [], words: ['suggested'] },
  'meeting-unhosted': { kinds: [], words: ['meeting'] },
  'meeting-questions': { kinds: [], words: ['text'] },
  'carried-over': { kinds: [], words: [] },
  momentum: { kinds: [], words: [] },
  gauges: { kinds: [], words: [] },
  outlook: { kinds: [], words: [] },
  moves: { kinds: [], words: ['text'] },
} as const satisfies Record<string, SelectorSpec>;

export type SelectorName = keyof typeof selectors;
export const selectorNames = Object.keys(selectors) as SelectorName[];
