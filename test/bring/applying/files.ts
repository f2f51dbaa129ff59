import { Buffer } from 'node:buffer';
import { expect } from 'vitest';
import {
  type ImportInput,
  type ImportOutcome,
  importFile,
} from '../../../src/bring/applying/import-file.js';
import type { Importable } from '../../../src/bring/applying/importable.js';
import { importables } from '../../../src/bring/applying/importables.js';
import type { WritingOptions } from '../../../src/ledger/writing.js';
import { Refusal } from '../../../src/text/refusal.js';
import type { Member } from '../../../src/things/member/fields.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { harbourLedger } from '../../helpers/ledger.js';

/** A ledger that compares its tables with its journal after every change. */
export const checkedLedger = (options: WritingOptions = { refold: true }): Session =>
  harbourLedger(options);

export type BroughtIn = (typeof importables)[number]['name'];

/** The kind of file of that name. */
export const shapeNamed = (kind: BroughtIn): Importable =>
  importables.find(({ name }) => name === kind) as unknown as Importable;

/** Brings in lines of text as a file of that kind. */
export const bring = (
  session: Session,
  kind: BroughtIn,
  lines: readonly string[],
  input: ImportInput = {},
): Promise<ImportOutcome> =>
  importFile(session, shapeNamed(kind), Buffer.from(`${lines.join('\n')}\n`), input);

/** The refusal that bringing in these lines ends with; nothing may have been written by then. */
export async function refused(
  session: Session,
  kind: BroughtIn,
  lines: readonly string[],
  input: ImportInput = {},
): Promise<Refusal> {
  const before = entries(session);
  const cause = await bring(session, kind, lines, input).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(cause).toBeInstanceOf(Refusal);
  expect(entries(session)).toBe(before);
  return cause as Refusal;
}

export const all = <Row>(session: Session, sql: string, ...params: unknown[]): Row[] =>
  session.ledger.read((reader) => reader.all<Row>(sql, ...params));

export const entries = (session: Session): number =>
  all<{ n: number }>(session, 'SELECT count(*) AS n FROM journal')[0]?.n ?? 0;

/** What one column holds, in the order of the rows' numbers. */
export const column = (session: Session, of: string, table: string): unknown[] =>
  all<{ it: unknown }>(session, `SELECT ${of} AS it FROM ${table}`).map(({ it }) => it);

export function member(session: Session, name: string): Member {
  const [row] = all<{ id: Id }>(session, 'SELECT id FROM member WHERE name = ?', name);
  const found = row && session.ledger.read((reader) => reader.get('member', row.id));
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Who was at the meeting of that day, by name: "Amina Yusuf: present". */
export const list = (session: Session, day: string, title?: string): string[] =>
  all<{ name: string; there: string }>(
    session,
    `SELECT p.name, a.there FROM attendance a JOIN meeting m ON m.id = a."of"
     JOIN member p ON p.id = a.member WHERE m.day = ? AND (m.title = ? OR ? IS NULL) ORDER BY p.name`,
    day,
    title ?? null,
    title ?? null,
  ).map(({ name, there }) => `${name}: ${there}`);

/** What has that number in a table. */
export const idOf = (session: Session, table: string, no = 1): Id =>
  all<{ id: Id }>(session, `SELECT id FROM ${table} WHERE no = ?`, no)[0]?.id ?? 0;

/** Bo, Cy and Dot, so that there are names to be met. */
export const people = ['name,handle', 'Bo Lind,bo', 'Cy Marsh,cyclops', 'Dot Okafor,'];

/** A ledger in which they are members. */
export async function withPeople(): Promise<Session> {
  const session = checkedLedger();
  await bring(session, 'members', people);
  return session;
}
