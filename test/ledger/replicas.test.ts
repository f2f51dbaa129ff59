import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.js';
import { memoryOfProcess } from '../../src/ledger/replicas.js';
import { openLedger } from '../../src/ledger/writing.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger, now, reopened, today } from '../helpers/ledger.js';

/** Which replica wrote how many entries, in the order in which they began. */
const writers = ({ ledger }: Session): number[] =>
  ledger.read((reader) =>
    reader.values<number>('SELECT count(*) FROM journal GROUP BY replica ORDER BY replica'),
  );

const beside = (path: string, name: string): string => join(dirname(path), name);

test('opened again, a ledger goes on as the replica it was', () => {
  const first = harbourLedger();
  const begun = writers(first);
  first.ledger.close();
  const again = reopened(first.ledger.path);
  addMember(again, { name: 'Tom Reed' });
  expect(writers(again)).toEqual([(begun[0] ?? 0) + 1]);
});

test('a copy writes as a replica of its own from its first entry, and the first one goes on', () => {
  const first = harbourLedger();
  const before = writers(first)[0] ?? 0;
  const path = beside(first.ledger.path, 'copy.momentum');
  copyFileSync(first.ledger.path, path);
  const copy = reopened(path);
  // Until it is written to there is nothing of its own in it.
  expect(writers(copy)).toEqual([before]);
  const tom = addMember(copy, { name: 'Tom Reed' });
  addMember(first, { name: 'Ida Moss' });
  const ida = addMember(copy, { name: 'Ida Moss' });
  expect(writers(copy)).toEqual([before, 2]);
  expect(writers(first)).toEqual([before + 1]);
  expect([tom.no, ida.no]).toEqual([2, 3]);
  for (const each of [first, copy]) expect(checkLedger(each.ledger)).toEqual([]);
});

test('a backup that is put back begins a replica of its own, so that no entry is written twice', () => {
  const first = harbourLedger();
  const { path } = first.ledger;
  const backup = beside(path, 'backup.momentum');
  copyFileSync(path, backup);
  const before = writers(first)[0] ?? 0;
  addMember(first, { name: 'Tom Reed' });
  first.ledger.close();
  // Into the same file, so that neither its name nor its place on the disk tells.
  copyFileSync(backup, path);
  const restored = reopened(path);
  addMember(restored, { name: 'Ida Moss' });
  expect(writers(restored)).toEqual([before, 1]);
  expect(checkLedger(restored.ledger)).toEqual([]);
});

test('two machines that take turns at one file stay two replicas', () => {
  const first = harbourLedger();
  const { path } = first.ledger;
  first.ledger.close();
  const machines = [memoryOfProcess(), memoryOfProcess()];
  for (let turn = 0; turn < 6; turn += 1) {
    const ledger = openLedger(path, { memory: machines[turn % 2] ?? memoryOfProcess() });
    addMember({ ledger, today, now }, { name: `Somebody ${'abcdef'[turn]}` });
    ledger.close();
  }
  const last = reopened(path);
  expect(writers(last).slice(1)).toEqual([3, 3]);
  expect(checkLedger(last.ledger)).toEqual([]);
});

test('a machine that stopped before it could remember goes on as the replica it was', () => {
  const first = harbourLedger();
  const { path } = first.ledger;
  first.ledger.close();
  const memory = memoryOfProcess();
  const here = openLedger(path, { memory });
  addMember({ ledger: here, today, now }, { name: 'Tom Reed' });
  here.close();
  const forgetful = { recall: memory.recall, remember: () => undefined };
  for (const name of ['Ida Moss', 'Ann Lee']) {
    const ledger = openLedger(path, { memory: forgetful });
    addMember({ ledger, today, now }, { name });
    ledger.close();
  }
  expect(writers(reopened(path)).slice(1)).toEqual([3]);
});

test('a change that records nothing begins no replica', () => {
  const first = harbourLedger();
  const path = beside(first.ledger.path, 'copy.momentum');
  copyFileSync(first.ledger.path, path);
  const copy = reopened(path);
  copy.ledger.change({ now, actor: null }, () => undefined);
  const count = copy.ledger.read(({ value }) => value<number>('SELECT count(*) FROM replica'));
  expect(count).toBe(1);
});
