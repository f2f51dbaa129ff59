import { expect, test } from 'vitest';
import { dated } from '../../src/out/pdf.js';
import type { Day } from '../../src/time/day.js';

const day = '2026-11-21' as Day;
const said = (pdf: string): string =>
  Buffer.from(dated(Buffer.from(pdf, 'latin1'), day)).toString('latin1');

test('the moment of printing gives way to the day of the document, in as many bytes', () => {
  const info = (date: string) => `<</Creator (x)\n/CreationDate (${date})\n/ModDate (${date})>>`;
  expect(said(info("D:20261203101112+01'00'"))).toBe(info("D:20261121120000+00'00'"));
  expect(said(info("D:20261203101112-08'30'"))).toBe(info("D:20261121120000+00'00'"));
  for (const date of ['D:20261203101112', 'D:20261203101112Z']) {
    expect(said(info(date))).toHaveLength(info(date).length);
    expect(said(info(date))).not.toContain('20261203');
  }
});

test('nothing else is touched, not even words that look like a date', () => {
  const page = `(D:20261203101112+01'00') /Date (D:20261203101112Z) \u00ff\u0000\u0080`;
  expect(said(page)).toBe(page);
});
