import { Buffer } from 'node:buffer';
import { expect } from 'vitest';
import type { Desk } from '../../../src/actions/desk.js';
import {
  type BroughtIn,
  type ImportInput,
  importFile,
  type Outcome,
} from '../../../src/actions/imports/file.js';
import type { Member } from '../../../src/core/member.js';
import { Refusal } from '../../../src/core/refusal.js';
import type { WritingOptions } from '../../../src/ledger/writing.js';
import { harbourLedger } from '../../helpers/ledger.js';

/** A ledger that compares its tables with its journal after every change. */
export const checkedLedger = (options: WritingOptions = { refold: true }): Desk =>
  harbourLedger(options);

/** Brings in lines of text as a file of that kind. */
export const bring = (
  desk: Desk,
  kind: BroughtIn,
  lines: readonly string[],
  input: ImportInput = {},
): Promise<Outcome> => importFile(desk, kind, Buffer.from(`${lines.join('\n')}\n`), input);

/** The refusal that bringing in these lines ends with; nothing may have been written by then. */
export async function refused(
  desk: Desk,
  kind: BroughtIn,
  lines: readonly string[],
  input: ImportInput = {},
): Promise<Refusal> {
  const before = entries(desk);
  const cause = await bring(desk, kind, lines, input).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(Refusal);
  expect(entries(desk)).toBe(before);
  return cause as Refusal;
}

export const all = <Row>(desk: Desk, sql: string, ...params: unknown[]): Row[] =>
  desk.ledger.read((reader) => reader.all<Row>(sql, ...params));

export const entries = (desk: Desk): number =>
  all<{ n: number }>(desk, 'SELECT count(*) AS n FROM journal')[0]?.n ?? 0;

/** What one column holds, in the order of the rows' numbers. */
export const column = (desk: Desk, of: string, table: string): unknown[] =>
  all<{ it: unknown }>(desk, `SELECT ${of} AS it FROM ${table}`).map(({ it }) => it);

export function member(desk: Desk, name: string): Member {
  const [row] = all<{ id: string }>(desk, 'SELECT id FROM member WHERE name = ?', name);
  const found = row && desk.ledger.read((reader) => reader.get('member', row.id));
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Who was at the meeting of that day, by name: "Amina Yusuf: present". */
export const list = (desk: Desk, day: string, title?: string): string[] =>
  all<{ name: string; there: string }>(
    desk,
    `SELECT p.name, a.there FROM attendance a JOIN meeting m ON m.id = a."of"
     JOIN member p ON p.id = a.member WHERE m.day = ? AND (m.title = ? OR ? IS NULL) ORDER BY p.name`,
    day,
    title ?? null,
    title ?? null,
  ).map(({ name, there }) => `${name}: ${there}`);

/** Bo, Cy and Dot, so that there are names to be met. */
export const people = ['name,handle', 'Bo Lind,bo', 'Cy Marsh,cyclops', 'Dot Okafor,'];
