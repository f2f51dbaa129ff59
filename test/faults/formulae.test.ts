/** Words that a spreadsheet would reckon with (row 43), out by `--plain` and back in by an import. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asText, unmarked } from '../../src/text/formula.js';
import { harbour } from '../helpers/harbour.js';

const formulae = ['=HYPERLINK(A1)', '+1+cmd|x', '-2+3', '@SUM(A1)', '＝1+1'];

test.each(formulae)('%s is marked as a text, and read back as it was', (formula) => {
  expect(asText(formula)).toBe(`'${formula}`);
  expect(unmarked(asText(formula))).toBe(formula);
});

test.each(['-3', '+2.5 %', '-1,000', 'Ada', '', '–', "O'Neill", "'tis"])(
  '%s is left as it is, both ways',
  (text) => {
    expect(asText(text)).toBe(text);
    expect(unmarked(text)).toBe(text);
  },
);

const cellsOf = (out: string): string[] => out.split('\n').flatMap((line) => line.split('\t'));

test('no cell of --plain is a formula, and an import of it has the texts as they were', async () => {
  const { momentum, home } = harbour();
  for (const formula of formulae) {
    expect((await momentum(['member', 'add', '--', `${formula} Ada`])).exit).toBe(0);
    expect((await momentum(['offer', '--wanted', '--', `${formula} lamps`])).exit).toBe(0);
  }
  const names = cellsOf((await momentum(['member', 'list', '--all', '--plain'])).out);
  const { out } = await momentum(['commitments', '--plain']);
  for (const formula of formulae) {
    expect(names).toContain(`'${formula} Ada`);
    expect(cellsOf(out)).toContain(`'${formula} lamps`);
  }
  const isFormula = (cell: string): boolean =>
    /^[=+\-@＝]/.test(cell) && !/^[+-]?[\d.]+$/.test(cell);
  expect([...names, ...cellsOf(out)].filter(isFormula)).toEqual([]);
  // As somebody would who keeps a column of it.
  const kept = cellsOf(out).filter((cell) => cell.endsWith(' lamps'));
  writeFileSync(join(home, 'offered.csv'), ['what', ...kept].join('\n'));
  const sails = ['--ledger', 'sails', '--no-input'];
  await momentum(['init', 'Sail Menders', ...sails]);
  const brought = await momentum(['import', 'commitments', join(home, 'offered.csv'), ...sails]);
  expect(brought.err).not.toContain('✗');
  const { out: json } = await momentum(['commitments', '--json', ...sails]);
  for (const formula of formulae) expect(json).toContain(JSON.stringify(`${formula} lamps`));
});
