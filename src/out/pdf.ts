import type { Tree } from '../papers/tree.js';
import { formats, type Renderer } from '../render/index.js';
import { plainOptions } from '../render/options.js';
import type { Day } from '../time/day.js';

/** Where people write on sheets of 8½ by 11 inches. */
const letterCountries = /-(?:US|CA|MX|PH|CL|CO|VE|CR|GT|PA|DO|PR|SV|NI)$/;

/**
 * A document as a PDF: its HTML, printed by `browser`.
 * @param say told in a sentence of letters that would be empty boxes in it
 * @throws Refusal `not-printed`
 */
export async function renderPdf(
  tree: Tree,
  browser: string,
  say: (sentence: string) => void,
): Promise<Uint8Array> {
  const { about } = tree.data ?? {};
  const render: Renderer = await formats.html.load();
  const html = String(await render(tree, plainOptions));
  const { printPdf } = await import('../files/print.js');
  const paper = letterCountries.test(about?.language ?? '') ? 'letter' : 'a4';
  const { pdf, lacking } = await printPdf(browser, html, { paper });
  if (lacking.length > 0) say(emptyBoxes(lacking));
  return about ? dated(pdf, about.asOf) : pdf;
}

/** As many as show which script is meant. */
const shown = 5;

const emptyBoxes = (lacking: readonly string[]): string => {
  const some = lacking.slice(0, shown).join(' ');
  const more = lacking.length > shown ? ' …' : '';
  return `This computer has no font for some letters in it (${some}${more}), which are empty boxes in the PDF. Install one that has them, such as Noto Sans CJK for Chinese, Japanese and Korean, and make it again; or write html or docx, which each reader’s own fonts show.`;
};

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
