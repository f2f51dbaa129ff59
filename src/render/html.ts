import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { plainText, type Tree } from '../papers/tree.js';
import { lined } from './html/context.js';
import { drawnCharts } from './html/figure.js';
import { blocks, phrases } from './html/nodes.js';
import style from './html/style.json' with { type: 'json' };
import { laidText } from './text.js';

/** Nothing is loaded, nothing runs, nothing is sent; the one style sheet is known by its digest. */
const policy = [
  "default-src 'none'",
  `style-src '${style.digest}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * `tree` as one HTML file that needs nothing else and runs nothing: for a phone, a screen and paper,
 * light and dark. What people typed is text in it, links are https or mailto or else only their
 * words, and two renderings of the same tree are the same byte for byte.
 */
export async function renderHtml(tree: Tree): Promise<string> {
  const { about } = tree.data ?? {};
  const direction = about?.direction ?? 'ltr';
  const pictures = await drawnCharts(tree);
  const at = { direction, pictures, heading: 0, charts: 0, blocks, phrases };
  const title = about?.title ?? plainText(tree.children.slice(0, 1));
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      h('html', { lang: about?.language ?? 'en', dir: direction }, [
        ...lined([
          h(
            'head',
            lined([
              h('meta', { charSet: 'utf-8' }),
              h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
              h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
              h('meta', { name: 'color-scheme', content: 'light dark' }),
              h('meta', { name: 'referrer', content: 'no-referrer' }),
              h('meta', { name: 'format-detection', content: 'telephone=no, date=no' }),
              h('title', laidText(title)),
              h('style', style.css),
            ]),
          ),
          h('body', lined([h('main', lined(blocks(tree.children, at)))])),
        ]),
      ]),
    ],
  };
  return `${toHtml(page)}\n`;
}
