import type { AnyEvent } from '../../things/index.js';
import type { Transaction } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { namesMet } from '../../things/unmatched/list.js';
import { meet, meetAgain, type WaitingRow } from '../../things/unmatched/thing.js';
import type { Day } from '../../time/day.js';
import { type Mention, mentionKey } from '../matching/name-matcher.js';

/** A spelling for which rows of this import wait. */
export interface WaitingName {
  readonly no: No;
  readonly written: string;
  readonly handle: string | null;
  /** The rows of this import, whether they waited already or not. */
  readonly rows: number;
}

/** Gathers rows that wait for a name, a list for each spelling. */
export interface WaitingRows {
  /** Returns whether the name was left aside before, so that nobody is asked about it again. */
  wait(mention: Mention, row: WaitingRow): boolean;
  /** Puts on record what was gathered; rows that wait already are not put there twice. */
  flush(): readonly WaitingName[];
}

export function waitingRows(
  transaction: Transaction,
  today: Day,
  record: (events: readonly AnyEvent[]) => void,
): WaitingRows {
  const met = new Map<string, { id: Id; no: No; aside: boolean }>();
  for (const { id, no, written, handle, status } of namesMet(transaction.reader)) {
    const aside = status === 'ignored';
    if (status !== 'matched') met.set(mentionKey({ written, handle }), { id, no, aside });
  }
  const gathered = new Map<string, { mention: Mention; rows: WaitingRow[] }>();
  return {
    wait(mention, row) {
      // Where there is no handle, an address tells two people of one name apart just as well.
      const told = { written: mention.written, handle: mention.handle ?? mention.email ?? null };
      const key = mentionKey(told);
      const held = gathered.get(key) ?? { mention: told, rows: [] as WaitingRow[] };
      held.rows.push(row);
      gathered.set(key, held);
      return met.get(key)?.aside ?? false;
    },
    flush() {
      const waiters = [...gathered].flatMap(([key, { mention, rows }]) => {
        const before = met.get(key);
        const state = before && transaction.get('unmatched', before.id);
        if (before && state) {
          record(meetAgain(state, today, rows));
          return before.aside ? [] : [{ ...mention, no: before.no, rows: rows.length }];
        }
        const { written, handle } = mention;
        const id = transaction.newId();
        record(meet({ id, written, handle, rows, on: today }));
        const { no } = need(transaction, 'unmatched', id);
        met.set(key, { id, no, aside: false });
        return [{ written, handle, no, rows: rows.length }];
      });
      gathered.clear();
      return waiters;
    },
  };
}
