import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { kindsIn } from '../../src/bring/applying/kinds-in.js';
import { sourceIn } from '../../src/bring/list-source.js';
import { harbourLedger } from '../helpers/ledger.js';
import { sheetOf, workbookOf } from '../helpers/workbooks.js';

const kindsOf = async (bytes: Buffer): Promise<string[]> =>
  (await kindsIn(harbourLedger(), await sourceIn(bytes))).map(({ kind, sheet }) =>
    sheet === undefined ? kind.name : `${kind.name} in ${sheet}`,
  );

describe('a list is told by its columns', () => {
  test.each([
    ['members', 'Name,Email,Joined\nAna,,2026-11-12'],
    ['members', 'First name;Last name;Phone\nAna;López;7'],
    ['members', 'The tea club\n\nName\nAna'],
    ['meetings', 'Date,Title,Host\n2026-11-12,Tea,Ana'],
    ['commitments', 'Task,Owner,Due,Status\nMend the lamp,Ana,2026-12-01,open'],
    ['commitments', 'Tâche\tQui\tDeadline\nRéparer\tAna\t2026-12-01'],
    ['attendance', 'Name,2026-10-12,2026-11-09\nAna,x,'],
    ['attendance', 'Date,Person,Status\n2026-11-12,Ana,present'],
  ])('%s', async (kind, text) => {
    expect(await kindsOf(Buffer.from(`${text}\n`))).toEqual([kind]);
  });

  test('each sheet of a workbook by its own, those that are hidden left out', async () => {
    const people = sheetOf([['Name'], ['Ana']]);
    const actions = sheetOf([
      ['What', 'Who', 'Due'],
      ['Mend the lamp', 'Ana', '2026-12-01'],
    ]);
    const bytes = workbookOf(
      { People: people, Actions: actions, Old: people },
      { hidden: ['Old'] },
    );
    expect(await kindsOf(bytes)).toEqual(['members in People', 'commitments in Actions']);
    expect(await kindsOf(workbookOf({ People: people }))).toEqual(['members']);
  });

  test('what has the columns of none is none', async () => {
    expect(await kindsOf(Buffer.from('Colour,Weight\nred,7\n'))).toEqual([]);
    expect(await kindsOf(Buffer.from('127.0.0.1 localhost\n'))).toEqual([]);
  });
});
