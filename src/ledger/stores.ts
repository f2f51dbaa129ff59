/**
 * Which table and columns each kind of thing lives in. SQL only gets and puts whole rows, so this
 * declaration is all that store.ts needs; migrations create the tables.
 */

import { looseKey, nameKey } from '../text/text.js';
import { dueOf, ownerOf } from '../things/commitment/thing.js';
import type { EntityName, States } from '../things/index.js';
import { spellingsOf } from '../things/member/thing.js';

/** How a value is kept: text and days as they are, truth as 0 or 1, lists of strings as JSON. */
export type Column = 'text' | 'integer' | 'truth' | 'json';

type Cell = string | number | boolean | null | readonly string[];

export interface ChildTable<State> {
  readonly table: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** The property of the state that these rows are; without it they are derived, and never read. */
  readonly property?: keyof State & string;
  readonly rows: (state: State) => ReadonlyArray<Readonly<Record<string, Cell>>>;
}

export interface Store<State> {
  readonly table: string;
  readonly columns: {
    readonly [Key in keyof State & string as State[Key] extends readonly object[]
      ? never
      : Key]-?: Column;
  };
  /** Columns worked out from the rest, for queries to look through. */
  readonly derived: Readonly<
    Record<string, { readonly column: Column; readonly of: (state: State) => Cell }>
  >;
  readonly children: ReadonlyArray<ChildTable<State>>;
}

type RowsOf<State> = {
  [Key in keyof State]: State[Key] extends ReadonlyArray<infer Row extends object> ? Row : never;
};

/** A child table whose rows are one property of the state. */
const child = <State, Key extends keyof State & string>(
  table: string,
  property: Key,
  columns: { readonly [Name in keyof RowsOf<State>[Key] & string]-?: Column },
): ChildTable<State> => ({
  table,
  property,
  columns,
  rows: (state) => state[property] as ReadonlyArray<Record<string, Cell>>,
});

export const stores: { readonly [Name in EntityName]: Store<States[Name]> } = {
  community: {
    table: 'community',
    columns: {
      id: 'text',
      status: 'text',
      name: 'text',
      purpose: 'text',
      stage: 'text',
      stageWhy: 'text',
      stageSince: 'text',
      rhythm: 'text',
      channels: 'json',
      foundedOn: 'text',
      timeZone: 'text',
      locale: 'text',
      planKeeper: 'text',
      planLookedAtOn: 'text',
      settings: 'json',
    },
    derived: {},
    children: [],
  },
  member: {
    table: 'member',
    columns: {
      id: 'text',
      no: 'integer',
      name: 'text',
      status: 'text',
      email: 'text',
      handle: 'text',
      goodAt: 'text',
      named: 'truth',
      bot: 'truth',
      note: 'text',
      requestedOn: 'text',
      joinedOn: 'text',
      welcomedOn: 'text',
      leftOn: 'text',
      thankedOn: 'text',
      contactedOn: 'text',
    },
    derived: {},
    children: [
      child<States['member'], 'aliases'>('member_alias', 'aliases', { alias: 'text' }),
      child<States['member'], 'spells'>('member_spell', 'spells', {
        status: 'text',
        from: 'text',
        to: 'text',
      }),
      {
        table: 'member_name',
        columns: { exact: 'text', loose: 'text' },
        rows: (state) => {
          const exact = new Set(spellingsOf(state).map(nameKey));
          return [...exact].map((key) => ({ exact: key, loose: looseKey(key) }));
        },
      },
    ],
  },
  role: {
    table: 'role',
    columns: { id: 'text', no: 'integer', name: 'text', status: 'text' },
    derived: {},
    children: [
      child<States['role'], 'holdings'>('role_holding', 'holdings', {
        member: 'text',
        deputy: 'truth',
        from: 'text',
        to: 'text',
      }),
    ],
  },
  meeting: {
    table: 'meeting',
    columns: {
      id: 'text',
      no: 'integer',
      title: 'text',
      status: 'text',
      day: 'text',
      start: 'text',
      mode: 'text',
      host: 'text',
      place: 'text',
      plannedOn: 'text',
      heldOn: 'text',
      cancelledOn: 'text',
      why: 'text',
      recorded: 'truth',
      writeUp: 'text',
      sourceKey: 'text',
    },
    derived: {},
    children: [
      child<States['meeting'], 'attendance'>('attendance', 'attendance', {
        member: 'text',
        there: 'text',
      }),
      child<States['meeting'], 'notes'>('meeting_note', 'notes', { text: 'text', on: 'text' }),
      child<States['meeting'], 'questions'>('meeting_question', 'questions', { question: 'text' }),
    ],
  },
  question: {
    table: 'question',
    columns: {
      id: 'text',
      no: 'integer',
      text: 'text',
      status: 'text',
      askedBy: 'text',
      askedOn: 'text',
      answeredOn: 'text',
      answeredBy: 'text',
      answer: 'text',
    },
    derived: {},
    children: [],
  },
  commitment: {
    table: 'commitment',
    columns: {
      id: 'text',
      no: 'integer',
      text: 'text',
      status: 'text',
      doneWhen: 'text',
      offeredOn: 'text',
      takenOn: 'text',
      closedOn: 'text',
      because: 'text',
      why: 'text',
      saidAt: 'text',
      others: 'json',
      sourceKey: 'text',
    },
    derived: {
      owner: { column: 'text', of: ownerOf },
      dueOn: { column: 'text', of: dueOf },
    },
    children: [
      child<States['commitment'], 'owners'>('commitment_owner', 'owners', {
        member: 'text',
        from: 'text',
        to: 'text',
      }),
      child<States['commitment'], 'dues'>('commitment_due', 'dues', {
        due: 'text',
        from: 'text',
        to: 'text',
        because: 'text',
        why: 'text',
      }),
      child<States['commitment'], 'needs'>('momentum_link', 'needs', {
        needs: 'text',
        from: 'text',
        to: 'text',
      }),
      child<States['commitment'], 'nudges'>('nudge', 'nudges', { member: 'text', on: 'text' }),
    ],
  },
  contribution: {
    table: 'contribution',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      member: 'text',
      on: 'text',
      kind: 'text',
      title: 'text',
      ref: 'text',
      sourceKey: 'text',
    },
    derived: {},
    children: [],
  },
  resource: {
    table: 'resource',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      title: 'text',
      link: 'text',
      keeper: 'text',
      addedOn: 'text',
      lookedAtOn: 'text',
    },
    derived: {},
    children: [],
  },
  note: {
    table: 'note',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      kind: 'text',
      text: 'text',
      on: 'text',
      withdrawnOn: 'text',
    },
    derived: {},
    children: [],
  },
  checkin: {
    table: 'checkin',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      on: 'text',
      quick: 'truth',
      batch: 'text',
      promise: 'text',
      promiseKept: 'truth',
      feeling: 'integer',
      minutes: 'integer',
    },
    derived: {},
    children: [
      child<States['checkin'], 'steps'>('checkin_step', 'steps', {
        step: 'text',
        seconds: 'integer',
      }),
    ],
  },
  unmatched: {
    table: 'unmatched',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      written: 'text',
      handle: 'text',
      metOn: 'text',
      member: 'text',
    },
    derived: { exact: { column: 'text', of: ({ written }) => nameKey(written) } },
    children: [
      child<States['unmatched'], 'rows'>('unmatched_row', 'rows', {
        kind: 'text',
        sourceKey: 'text',
        row: 'text',
      }),
    ],
  },
  issue: {
    table: 'issued',
    columns: {
      id: 'text',
      no: 'integer',
      status: 'text',
      on: 'text',
      name: 'text',
      asOf: 'text',
      from: 'text',
      to: 'text',
      audience: 'text',
      language: 'text',
      formats: 'json',
      position: 'integer',
      measures: 'json',
    },
    derived: {},
    children: [],
  },
  copy: {
    table: 'issued_copy',
    columns: { id: 'text', status: 'text', issue: 'text', title: 'text' },
    derived: {},
    children: [],
  },
};
