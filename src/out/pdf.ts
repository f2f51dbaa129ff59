import type { Tree } from '../papers/tree.js';
import { formats, type Renderer } from '../render/index.js';
import { plainOptions } from '../render/options.js';
import type { Day } from '../time/day.js';

/** Where people write on sheets of 8½ by 11 inches. */
const letterCountries = /-(?:US|CA|MX|PH|CL|CO|VE|CR|GT|PA|DO|PR|SV|NI)$/;

/** A document as a PDF: its HTML, printed by `browser`. @throws Refusal `not-printed` */
export async function renderPdf(tree: Tree, browser: string): Promise<Uint8Array> {
  const { about } = tree.data ?? {};
  const render: Renderer = await formats.html.load();
  const html = String(await render(tree, plainOptions));
  const { printPdf } = await import('../files/print.js');
  const paper = letterCountries.test(about?.language ?? '') ? 'letter' : 'a4';
  const pdf = await printPdf(browser, html, { paper });
  return about ? dated(pdf, about.asOf) : pdf;
}

/**
 * `pdf` with the day of the document in place of the moment of printing, so that the same document
 * makes the same bytes. What is replaced keeps its length, or the table of where everything stands
 * in the file would be wrong.
 */
export function dated(pdf: Uint8Array, day: Day): Uint8Array {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  for (const { index, 1: before = '', 2: date = '' } of text.matchAll(
    /(\/(?:CreationDate|ModDate) \()(D:\d{14}(?:[+-]\d\d'\d\d'|Z)?)\)/g,
  )) {
    const said = `D:${day.replaceAll('-', '')}120000+00'00'`;
    bytes.write(said.slice(0, date.length), index + before.length, 'latin1');
  }
  return bytes;
}
