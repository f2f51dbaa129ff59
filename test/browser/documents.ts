import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heading, list, paragraph, root, strong, table } from '../../src/papers/build.js';
import type { Tree } from '../../src/papers/tree.js';
import { renderHtml } from '../../src/render/html.js';
import { stage } from '../helpers/stage.js';
import { everything, hostile } from '../render/tree.js';

const about = {
  title: 'Harbour Menders',
  subject: 'Harbour Menders',
  community: 'Harbour Menders',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '2026-11-27',
} as const;

const names = [
  'Ottilie Marsh',
  'Østergård Łukasz',
  'Ελένη Μαρή',
  'Зоя Линд',
  'مريم حسن',
  'מרים לוי',
  '日本 太郎',
  'सीता क्\u200dषा',
  'می\u200cخواهم',
];

const months = [
  'Dec 2025',
  ...'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov'.split(' ').map((m) => `${m} 2026`),
];

const chart = (title: string, kind: 'bars' | 'line', series: number): Tree['children'][number] => ({
  type: 'chart',
  title,
  description: `${title}, month by month.`,
  summary: 'The same figures as a table',
  drawing: {
    kind,
    labels: months,
    series: Array.from({ length: series }, (_, nth) => ({
      name: `A series with a long name, number ${nth + 1}`,
      values: months.map((_, index) => (index === 2 ? null : (index * 7 + nth * 3) % 23)),
    })),
  },
  children: [
    table(
      ['Month', title],
      months.map((month, index) => [month, `${(index * 7) % 23}`]),
      [null, 'right'],
    ),
  ],
});

const wide = root(
  heading(1, 'Wide and long'),
  heading(2, 'x'.repeat(200)),
  paragraph([
    'A word without end: ',
    strong('y'.repeat(300)),
    ' https://example.org/',
    'z'.repeat(200),
  ]),
  table(
    ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'],
    [Array(8).fill('several words in each cell'), Array(8).fill('w'.repeat(60))],
    ['right'],
  ),
  table(
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
    [Array(10).fill('1')],
    Array(10).fill('right'),
  ),
  table(['A', 'B'], [['v'.repeat(90), 'u'.repeat(90)]]),
  list([[paragraph('one'), list([[paragraph('two'), list(['t'.repeat(120)])]])]]),
  { type: 'code', value: `momentum ${'s'.repeat(200)}` },
  chart('Came', 'bars', 1),
  chart('Offered and kept', 'bars', 2),
  chart('Members', 'line', 3),
);

const scripts = root(
  heading(1, 'مريم حسن and Ottilie'),
  paragraph('נתקן יחד ונלמד זה מזה'),
  table(
    ['No', 'What', 'Who', 'By'],
    names.map((name, nth) => [`${nth}`, `Ask ${name} for the key`, name, '4 Dec 2026']),
    ['right'],
  ),
  list(names.map((name) => `${name}, 12 (by 4 Dec)`)),
);

const meant = root(
  heading(1, hostile.join(' ')),
  ...hostile.flatMap((text) => [heading(2, text), paragraph(text), list([text])]),
  table(
    ['No', ...hostile.slice(0, 3)],
    hostile.map((text) => ['1', text, text, text]),
    ['right'],
  ),
);

const told = (tree: Tree, more: object = {}): Tree => ({
  ...tree,
  data: { about: { ...about, ...more } },
});

const once = (make: () => Promise<string>): (() => Promise<string>) => {
  let made: Promise<string> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Documents to look at, by what they are; each is made when it is first asked for. */
export const documents: Readonly<Record<string, () => Promise<string>>> = {
  'of every kind of node': () => renderHtml(told(everything)),
  'wide and long': () => renderHtml(told(wide)),
  'in many scripts': () => renderHtml(told(scripts)),
  'from right to left': () => renderHtml(told(scripts, { language: 'ar', direction: 'rtl' })),
  hostile: () => renderHtml(told(meant)),
  'State of Play': once(() => example('state')),
  'Momentum Plan': once(() => example('plan')),
};

/** A document of the example community, as a command writes it. */
export async function example(command: 'state' | 'plan'): Promise<string> {
  const { home, momentum } = stage();
  await momentum(['demo', '--keep']);
  const path = join(home, 'document.html');
  const { err, exit } = await momentum(['--ledger', 'demo', command, '--output', path]);
  if (exit !== 0) throw new Error(err);
  return readFileSync(path, 'utf8');
}
