import type { AnswerKind } from '../../src/sitting/actions/action.js';
import type { ActionName } from '../../src/sitting/actions/index.js';
import type { SelectorName } from '../../src/sitting/selectors/index.js';
import type { Item } from '../../src/sitting/selectors/selector.js';
import type { Sitting, SittingStart, TypedAnswer } from '../../src/sitting/sitting.js';
import { Refusal } from '../../src/text/refusal.js';

/** What a remembered sitting starts from; every list that is left out is empty. */
export interface Remembered {
  readonly start?: Partial<SittingStart>;
  readonly items?: Partial<Record<SelectorName, readonly Item[]>>;
  /** Called at the end of every act: lets a test turn the clock, or refuse. */
  readonly onAct?: (name: ActionName, item: Item | undefined) => void;
}

export interface Act {
  readonly name: ActionName;
  readonly item: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
}

export interface MemorySitting extends Sitting {
  readonly acts: Act[];
  readonly progress: string[];
}

const people: Readonly<Record<string, string>> = {
  '1': 'Maren Holt',
  '2': 'Wren Okafor',
  '3': 'Wren Castellan',
  '4': 'Idris Bell',
  '5': 'Tove Lindqvist',
  '6': 'Ana Brook',
  '7': 'Priya Nair',
};

const days: Readonly<Record<string, readonly [string, string]>> = {
  'next friday': ['2026-11-27', 'Friday 27 November 2026'],
  'fri week': ['2026-12-04', 'Friday 4 December 2026'],
  '2026-12-08': ['2026-12-08', 'Tuesday 8 December 2026'],
};

function person(text: string): TypedAnswer {
  const found = Object.entries(people).filter(
    ([no, name]) => no === text || name.toLowerCase().includes(text.toLowerCase()),
  );
  const [only] = found;
  if (only === undefined) {
    return { ok: false, problem: `Nobody here is called “${text}”. Another spelling, perhaps?` };
  }
  if (found.length === 1) return { ok: true, value: only[0], echo: only[1] };
  const candidates = found.map(([value, name]) => ({ value, name }));
  return { ok: false, problem: `Which “${text}”?`, candidates };
}

function date(text: string): TypedAnswer {
  const day = days[text];
  return day
    ? { ok: true, value: day[0], echo: day[1] }
    : {
        ok: false,
        problem: `“${text}” is not a day I can read; try “next friday” or 2026-12-08.`,
      };
}

const parsers: Record<AnswerKind, (text: string) => TypedAnswer> = {
  text: (text) => ({ ok: true, value: text, echo: '' }),
  reason: (text) => ({ ok: true, value: text, echo: '' }),
  person,
  done: (text) => ({ ok: true, value: text, echo: '' }),
  past: date,
  date,
  promised: date,
  agreed: date,
  moment: date,
};

const named = (no: string | undefined): string => people[no ?? ''] ?? 'nobody yet';

const because = (answers: Readonly<Record<string, string>>): string =>
  answers.because ? ` (${answers.because})` : '';

type Sentence = (item: Item, answers: Readonly<Record<string, string>>) => string;

const sentences: Record<ActionName, Sentence> = {
  thank: (item) => `${item.words.name} is thanked.`,
  nudge: (item) => `${item.words.name} is asked about ${item.words.number}; not again this week.`,
  greet: (item) => `A word to ${item.words.name}.`,
  lighten: (item) => `A word to ${item.words.name}.`,
  'promise-kept': () => 'Your own promise is kept.',
  'promise-let-go': () => 'Let go.',
  keep: (item) => `Kept: ${item.label}. Thank you, ${item.words.name}.`,
  'kept-by': (item, a) => `Kept: ${item.label}, by ${named(a.by)}.`,
  take: (item, a) => `Taken: ${item.label}, by ${named(a.by)}.`,
  move: (item, a) => `Moved: ${item.label}, now ${a.to}${because(a)}.`,
  pass: (item, a) => `Passed on: ${item.label}, to ${named(a.to)}.`,
  'hand-back': (item, a) => `Handed back: ${item.label}${because(a)}.`,
  release: (item, a) => `Released: ${item.label}${because(a)}. Thank you, ${item.words.name}.`,
  match: (item, a) => `“${item.words.name}” is ${named(a.to)}, from now on.`,
  'match-nearest': (item) => `“${item.words.name}” is ${item.words.nearest}, from now on.`,
  'add-name': (item) => `${item.words.name} is a member.`,
  'ignore-name': (item) => `“${item.words.name}” is left out.`,
  offer: (_, a) => `${a.by ? `Offered by ${named(a.by)}` : 'Wanted'}: ${a.text}.`,
  contribution: (_, a) => `${named(a.by)} gave: ${a.text}.`,
  'add-member': (_, a) => `${a.name} is a member.`,
  'ask-question': (_, a) => `A burning question: ${a.text}`,
  approve: (item) => `${item.words.name} is a member, and welcomed.`,
  welcome: (item) => `${item.words.name} is welcomed.`,
  'decision-stands': (item, a) => `It stands: ${item.label}${a.on ? `, until ${a.on}` : ''}`,
  'decide-instead': (item, a) => `Decided: ${a.text}, in place of ${item.label}`,
  'offer-turn': (item) => `Offered: ${item.label}`,
  'offer-turn-to': (item, a) => `Offered by ${named(a.to)}: ${item.label}`,
  'skip-turn': (item) => `Left out: ${item.label}`,
  'settle-poll': (item) => `Planned: ${item.label}, on ${item.words.best}`,
  'settle-poll-on': (item, a) => `Planned: ${item.label}, on ${a.on}`,
  'drop-poll': (item) => `Let go: ${item.label}`,
  'hold-meeting': (item) => `Held: ${item.words.meeting}.`,
  'move-meeting': (item, a) => `${item.words.meeting} is planned for ${a.to}.`,
  'cancel-meeting': (item) => `Cancelled: ${item.words.meeting}.`,
  'plan-meeting': (_, a) => `Planned for ${a.on}${a.host ? `, hosted by ${named(a.host)}` : ''}.`,
  host: (_, a) => `${named(a.to)} hosts it.`,
  'take-question': (item) => `It takes up: ${item.label}`,
  'choose-move': (item) => `Your move: ${item.label}.`,
  'own-move': (_, a) => `${a.by ? named(a.by) : 'You'}: ${a.text}.`,
  feel: (_, a) => `It felt like ${a.feeling} of 5.`,
  note: () => 'The note is kept, for your eyes only.',
  'show-documents': () => 'Harbour Menders: State of Play',
  'make-documents': () => 'State of Play and Momentum Plan are made anew.',
  'issue-documents': () => 'Given out: State of Play (number 1) and Momentum Plan (number 2).',
};

const nothing: Item = { id: '', label: '', lines: [], words: {} };

/** A whole sitting in memory: what has been acted on is no longer there to be looked at. */
export function memorySitting(from: Remembered = {}): MemorySitting {
  const acts: Act[] = [];
  const progress: string[] = [];
  const settled = new Set<Item>();
  const asked = new Set<string>();
  const note = (name: ActionName, id: string | undefined, label?: string): void => {
    for (const known of Object.values(from.items ?? {}).flat()) {
      if (known.id !== id || (label !== undefined && known.label !== label)) continue;
      settled.add(known);
      if (name === 'nudge') asked.add(known.words.name ?? '');
    }
  };
  // Whoever was nudged is not nudged again, whatever list they stand in.
  const refresh = (item: Item): Item =>
    item.kind === 'theirs' && asked.has(item.words.name ?? '') ? { ...item, kind: 'asked' } : item;
  return {
    acts,
    progress,
    start: () => ({
      facilitator: 'Maren',
      community: 'Harbour Menders',
      daysSinceLast: 7,
      done: [],
      secondsGone: 0,
      noted: 0,
      ...from.start,
    }),
    select: (name) =>
      (from.items?.[name] ?? [])
        .filter((item) => !settled.has(item))
        .filter((item) => name !== 'waiting-for' || !asked.has(item.words.name ?? ''))
        .map(refresh),
    understand: (kind, text) => parsers[kind](text),
    act(name, item, answers) {
      from.onAct?.(name, item);
      acts.push({ name, item: item?.id, answers });
      note(name, item?.id, item?.label);
      return sentences[name](item ?? nothing, answers);
    },
    mark: () => acts.length,
    rewind(mark) {
      acts.splice(mark);
      settled.clear();
      asked.clear();
      for (const { name, item } of acts) note(name, item);
    },
    saveProgress: (step, seconds) => {
      progress.push(`${step} ${seconds}`);
    },
  };
}

export const refusing = (name: ActionName) => (acted: ActionName) => {
  if (acted === name) {
    throw new Refusal('already-released', 'That one is released already.', 'Nothing is needed.');
  }
};
