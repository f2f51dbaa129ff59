import { Refusal } from '../../text/refusal.js';
import { counted, nameKey } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { day, type Id, json, maybe, numbered, reference, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { member } from '../member/thing.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, type PayloadsOf, pick } from '../payload.js';
import {
  changing,
  type EventOf,
  type Findable,
  index,
  noneFound,
  rows,
  type StateOf,
  type Thing,
} from '../thing.js';

const fields = {
  ...numbered,
  status: word<'waiting' | 'matched' | 'ignored' | 'forgotten'>(),
  written: typed('facilitator'),
  handle: maybe(typed('facilitator')),
  metOn: day(),
  member: maybe(reference('member')),
};

const lists = {
  rows: rows('unmatched_row', {
    /** Of which kind of file it is. */
    kind: word<string>(),
    sourceKey: typed('facilitator'),
    /** The row as the import read it. */
    row: typed('facilitator'),
  }),
};

/** A spelling, met in an import, that matches nobody, with the rows that wait for it. */
export type Unmatched = StateOf<typeof fields, typeof lists>;
/** A row that waits until somebody says who is meant. */
export type WaitingRow = Unmatched['rows'][number];

const waitingRows = { rows: json<readonly WaitingRow[]>('facilitator') };

/** The rows that have not been forgotten since. */
const known = (waiting: readonly WaitingRow[]): WaitingRow[] =>
  waiting.filter(({ row }) => row !== '');

const events = {
  'name.met': { ...pick(fields, 'written', 'handle'), ...waitingRows },
  'name.met-again': waitingRows,
  /** Rows that stand otherwise in their file by now, by what they were known by. */
  'name.rows-dropped': { keys: json<readonly string[]>('facilitator') },
  'name.matched': { member: reference('member') },
  'name.ignored': {},
  /** Whom it meant is taken away again; the next rows with it wait. */
  'name.forgotten': {},
  'name.one-person': onePerson,
} satisfies EventsFields;
export type UnmatchedEvents = PayloadsOf<typeof events>;
export type UnmatchedEvent = EventOf<UnmatchedEvents>;

export const unmatched: Thing<'unmatched', Unmatched, UnmatchedEvents> & Findable = {
  name: 'unmatched',
  table: 'unmatched',
  fields,
  lists,
  events,
  derived: { exact: { field: typed('facilitator'), of: ({ written }) => nameKey(written) } },
  indexes: [index('unmatched_exact', 'exact'), index('unmatched_status', 'status')],
  label: ({ written }) => `“${written}”`,
  gone: 'a name',
  found: {
    placeholder: 'SPELLING',
    many: 'spellings',
    find: foundIn('unmatched', 'written', 'status'),
    missing: noneFound(
      'unknown-spelling',
      'No spelling is waiting that reads',
      'See what is waiting: momentum import unmatched',
    ),
  },
  opens: {
    'name.met': ({ subject, on, data }) => ({
      id: subject,
      status: 'waiting',
      ...data,
      rows: known(data.rows),
      metOn: on,
      member: null,
    }),
  },
  changes: {
    'name.met-again': {
      after: ['waiting', 'ignored', 'forgotten'],
      fold: (state, { data }) => ({
        ...state,
        status: state.status === 'forgotten' ? 'waiting' : state.status,
        rows: [...state.rows, ...known(data.rows)],
      }),
    },
    'name.rows-dropped': {
      after: ['waiting', 'ignored'],
      fold(state, { data }) {
        const left = state.rows.filter(({ sourceKey }) => !data.keys.includes(sourceKey));
        // Nobody is asked about a name for which nothing waits.
        const isOver = state.status === 'waiting' && left.length === 0;
        return { ...state, rows: left, status: isOver ? 'forgotten' : state.status };
      },
    },
    'name.matched': {
      after: ['waiting', 'ignored', 'forgotten'],
      fold: (state, { data }) => ({ ...state, status: 'matched', member: data.member }),
    },
    'name.ignored': { after: ['waiting'], fold: (state) => ({ ...state, status: 'ignored' }) },
    'name.forgotten': {
      after: ['matched'],
      fold: (state) => ({ ...state, status: 'forgotten', member: null, rows: [] }),
    },
    'name.one-person': {
      after: ['waiting', 'matched', 'ignored', 'forgotten'],
      fold: foldOnePerson({ fields }),
    },
  },
  sentences: {
    'name.met': ({ written, rows: waiting }) =>
      `“${written}” matches nobody yet; ${counted(waiting.length, 'row')} kept waiting.`,
    'name.met-again': ({ rows: waiting }, id, nameOf) =>
      `${nameOf(unmatched, id)}: ${counted(waiting.length, 'more row')} kept waiting.`,
    'name.rows-dropped': ({ keys }, id, nameOf) =>
      `${nameOf(unmatched, id)}: ${counted(keys.length, 'row')} ${keys.length === 1 ? 'waits' : 'wait'} no more, since the file says otherwise now.`,
    'name.matched': ({ member: who }, id, nameOf) =>
      `${nameOf(unmatched, id)} is ${nameOf(member, who)}.`,
    'name.ignored': (_, id, nameOf) => `${nameOf(unmatched, id)} is left aside.`,
    'name.forgotten': (_, id, nameOf) => `${nameOf(unmatched, id)} means nobody from now on.`,
    'name.one-person': toldOnePerson(() => unmatched),
  },
};

export const meet = (input: {
  readonly id: Id;
  readonly written: string;
  readonly handle: string | null;
  readonly rows: readonly WaitingRow[];
  readonly on: Day;
}): UnmatchedEvent[] => {
  const { id: subject, on, ...data } = input;
  return [{ kind: 'name.met', subject, on, data }];
};

/** Rows it holds already are left out, so that an import read twice adds nothing. */
export function meetAgain(
  state: Unmatched,
  on: Day,
  rows: readonly WaitingRow[],
): UnmatchedEvent[] {
  const held = new Set(state.rows.map((row) => row.sourceKey));
  const fresh = rows.filter((row) => !held.has(row.sourceKey));
  return fresh.length === 0
    ? []
    : [{ kind: 'name.met-again', subject: state.id, on, data: { rows: fresh } }];
}

const one = changing(
  unmatched,
  ({ written }) =>
    new Refusal(
      'name-settled',
      `“${written}” has been settled already.`,
      'See who is still waiting: momentum import unmatched',
    ),
);

/** Those rows wait no more: their file says otherwise now. */
export const dropRows = (state: Unmatched, on: Day, keys: readonly string[]): UnmatchedEvent[] =>
  one(state, 'name.rows-dropped', on, { keys });

export const match = (state: Unmatched, on: Day, member: Id): UnmatchedEvent[] =>
  one(state, 'name.matched', on, { member });

export const ignore = (state: Unmatched, on: Day): UnmatchedEvent[] =>
  one(state, 'name.ignored', on, {});

export const forgetSpelling = (state: Unmatched, on: Day): UnmatchedEvent[] =>
  one(state, 'name.forgotten', on, {});
