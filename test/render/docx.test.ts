import { homedir } from 'node:os';
import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { expect, test, vi } from 'vitest';
import { code, heading, list, paragraph, root, strong, table } from '../../src/papers/build.js';
import type { About, Tree } from '../../src/papers/tree.js';
import { xmlText } from '../../src/render/docx/text.js';
import { renderDocx } from '../../src/render/docx.js';
import type { Day } from '../../src/time/day.js';
import { everything, hostile } from './tree.js';
import { all, bodyOf, outlineOf, partsOf, wordsOf, xmlOf } from './word.js';

const about: About = {
  title: 'Harbour Menders: State of Play',
  community: 'Harbour Menders',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '2026-11-27' as Day,
  subject: 'State of Play, 27 Nov 2026',
};
const named = (tree: Tree, more: Partial<About> = {}): Tree => ({
  ...tree,
  data: { about: { ...about, ...more } },
});

test('each thing has a style of its own, and is read in the order of the document', async () => {
  const file = await renderDocx(named(everything));
  await expect(`${outlineOf(file).join('\n')}\n`).toMatchFileSnapshot(
    '../golden/documents/everything.docx.txt',
  );
});

test('every style that is used is there, and nothing is formatted past the styles', async () => {
  const parts = xmlOf(await renderDocx(named(everything)));
  const styles = parts.get('word/styles.xml');
  const body = parts.get('word/document.xml');
  if (!styles || !body) throw new Error('a part is missing');
  const defined = all(styles, 'w:style').map((style) => style.attributes['w:styleId']);
  expect(new Set(defined).size).toBe(defined.length);
  const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) =>
    all(body, name).map((each) => each.attributes['w:val']),
  );
  expect(used.filter((id) => !defined.includes(id))).toEqual([]);
  const formats = (of: string) =>
    new Set(all(body, of).flatMap((each) => each.children.map((child) => child.name)));
  expect([...formats('w:pPr')].sort()).toEqual(['w:keepNext', 'w:numPr', 'w:pStyle']);
  expect([...formats('w:rPr')].sort()).toEqual(['w:b', 'w:bCs', 'w:rStyle']);
});

test('a package that programs can open: parsed, typed and related, its contents first', async () => {
  const file = await renderDocx(named(everything));
  const parts = partsOf(file);
  const xml = xmlOf(file);
  expect([...parts.keys()].slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
  const types = xml.get('[Content_Types].xml');
  if (!types) throw new Error('no types');
  const known = new Set([
    ...all(types, 'Override').map((each) => each.attributes.PartName),
    ...all(types, 'Default').map((each) => `*.${each.attributes.Extension}`),
  ]);
  const untyped = [...parts.keys()].filter(
    (path) =>
      path !== '[Content_Types].xml' &&
      !known.has(`/${path}`) &&
      !known.has(`*.${path.split('.').at(-1)}`),
  );
  expect(untyped).toEqual([]);
  for (const [path, relations] of xml) {
    if (!path.endsWith('.rels')) continue;
    const folder = path.replace(/_rels\/[^/]*$/, '');
    const inside = all(relations, 'Relationship').filter(
      ({ attributes }) => attributes.TargetMode !== 'External',
    );
    for (const { attributes } of inside) {
      expect([...parts.keys()]).toContain(`${folder}${attributes.Target}`);
    }
  }
});

test('a table’s head comes again on each page, and no row is cut in two unless it would fill one', async () => {
  const long = 'A thing that somebody wrote down in one go. '.repeat(25);
  const rows = [['Find a hall'], ['Print posters'], [long]];
  const body = bodyOf(await renderDocx(named(root(table(['What'], rows)))));
  const has = (name: string) => all(body, 'w:tr').map((row) => all(row, name).length > 0);
  expect(has('w:tblHeader')).toEqual([true, false, false, false]);
  expect(all(body, 'w:cantSplit').map((each) => each.attributes['w:val'])).toEqual([
    undefined,
    undefined,
    undefined,
    'off',
  ]);
});

test('lists that are numbered count from where they start, each for itself', async () => {
  const numbered = (start: number) => ({ ...list(['a', 'b']), ordered: true, start });
  const tree = named(root(numbered(9), numbered(1), list([[paragraph('x'), numbered(3)]])));
  const parts = xmlOf(await renderDocx(tree));
  const numbering = parts.get('word/numbering.xml');
  const body = parts.get('word/document.xml');
  if (!numbering || !body) throw new Error('a part is missing');
  const starts = all(body, 'w:numPr').map((each) => {
    const [id, level] = ['w:numId', 'w:ilvl'].map((n) => all(each, n)[0]?.attributes['w:val']);
    const num = all(numbering, 'w:num').find((found) => found.attributes['w:numId'] === id);
    const abstract = num && all(num, 'w:abstractNumId')[0]?.attributes['w:val'];
    const lists = all(numbering, 'w:abstractNum');
    const found = lists.find((each) => each.attributes['w:abstractNumId'] === abstract);
    const at = found && all(found, 'w:lvl').find((each) => each.attributes['w:ilvl'] === level);
    return (
      at && [all(at, 'w:start')[0], all(at, 'w:lvlText')[0]].map((e) => e?.attributes['w:val'])
    );
  });
  expect(starts).toEqual([
    ['9', '%1.'],
    ['9', '%1.'],
    ['1', '%1.'],
    ['1', '%1.'],
    ['3', '%2.'],
    ['3', '%2.'],
  ]);
});

test('lists in lists in lists stop moving in, and stay what Word can open', async () => {
  let tree = list(['deepest']);
  for (let depth = 0; depth < 12; depth += 1) tree = list([[paragraph(`${depth}`), tree]]);
  const file = await renderDocx(named(root(tree)));
  expect(outlineOf(file).slice(-2)).toEqual(['ListBullet5: 0', 'ListBullet5End: deepest']);
});

test('the page’s number is the only field, and stands in the footer without a word', async () => {
  const parts = xmlOf(await renderDocx(named(everything)));
  const fields = [...parts].flatMap(([path, part]) =>
    ['w:instrText', 'w:fldSimple'].flatMap((name) =>
      all(part, name).map((each) => `${path} ${each.text.trim()}`),
    ),
  );
  expect(fields).toEqual(['word/footer1.xml PAGE', 'word/footer1.xml NUMPAGES']);
  const footer = parts.get('word/footer1.xml');
  expect(footer && wordsOf(footer)).toBe('Harbour Menders: State of Play / ');
});

test('the language is that of the community', async () => {
  const styles = xmlOf(await renderDocx(named(everything, { language: 'cy-GB' }))).get(
    'word/styles.xml',
  );
  const language = styles && all(styles, 'w:docDefaults').flatMap((each) => all(each, 'w:lang'));
  expect(language?.map(({ attributes }) => attributes)).toEqual([
    { 'w:val': 'cy-GB', 'w:bidi': 'cy-GB' },
  ]);
});

test('a document from right to left runs that way in all its paragraphs, tables and words', async () => {
  const tree = root(
    heading(1, 'مصلحو المرفأ'),
    paragraph(['حتى ', strong('21 نوفمبر'), ' (Émile)']),
    table(['من'], [['شירה']]),
  );
  const body = bodyOf(await renderDocx(named(tree, { language: 'ar', direction: 'rtl' })));
  const paragraphs = all(body, 'w:p');
  expect(paragraphs.filter((each) => all(each, 'w:bidi').length === 0)).toEqual([]);
  expect(all(body, 'w:bidiVisual')).toHaveLength(1);
  const runs = all(body, 'w:r').map((run) => [wordsOf(run), all(run, 'w:rtl').length > 0]);
  expect(runs).toEqual([
    ['مصلحو\u00a0المرفأ', true],
    ['حتى ', true],
    ['21', false],
    [' نوفمبر', true],
    [' (', true],
    ['Émile', false],
    [')', true],
    ['من', true],
    ['شירה', true],
  ]);
});

test('a name from right to left turns nothing around it', async () => {
  const tree = root(paragraph('with שירה לוי, 4 Dec'));
  const runs = all(bodyOf(await renderDocx(named(tree))), 'w:r');
  expect(runs.map((run) => [wordsOf(run), all(run, 'w:rtl').length > 0])).toEqual([
    ['with ', false],
    ['שירה\u00a0לוי', true],
    ['\u200e, 4 Dec', false],
  ]);
});

test('names from right to left that follow each other keep the order of the line', async () => {
  const tree = root(paragraph('with נועה, عبد and Tom'));
  const runs = all(bodyOf(await renderDocx(named(tree))), 'w:r');
  expect(runs.map((run) => [wordsOf(run), all(run, 'w:rtl').length > 0])).toEqual([
    ['with ', false],
    ['נועה', true],
    ['\u200e, ', false],
    ['عبد', true],
    ['\u200e and Tom', false],
  ]);
});

test('boxes stay beside the names from right to left that they are for', async () => {
  const tree = named(root(paragraph('☐ נועה לוי · ☐ محمد الخطيب · ☐ ……')));
  const runs = all(bodyOf(await renderDocx(tree)), 'w:r');
  expect(runs.map((run) => [wordsOf(run), all(run, 'w:rtl').length > 0])).toEqual([
    ['☐ ', false],
    ['נועה\u00a0לוי', true],
    ['\u200e · ☐ ', false],
    ['محمد\u00a0الخطيب', true],
    ['\u200e · ☐ ……', false],
  ]);
});

test('a number among words from the right stays among them', async () => {
  const tree = root(paragraph('אחת, 3 שתיים'));
  expect(wordsOf(bodyOf(await renderDocx(named(tree))))).toBe('אחת, 3 שתיים\u200e');
});

test('names keep the joiners that they are spelt with', () => {
  for (const name of ['می\u200cخواهم', 'क्\u200dषत्रिय', '👩\u200d🔧'])
    expect(xmlText(name)).toBe(name);
});

test('what people typed is text wherever it stands, and nothing else', async () => {
  for (const text of hostile) {
    const tree = root(
      heading(1, text),
      paragraph([text, strong(text), code(text), { type: 'break' }]),
      list([text]),
      table([text], [[text]]),
      { type: 'blockquote', children: [paragraph(text)] },
      { type: 'code', value: text },
      {
        type: 'measure',
        label: text,
        lead: text,
        value: text,
        previous: text,
        window: text,
        definition: text,
        basis: text,
      },
    );
    const file = await renderDocx(named(tree, { title: text, community: text, subject: text }));
    const plain = await renderDocx(named(root(heading(1, 'x'))));
    const shown = xmlText(text);
    expect(outlineOf(file).filter((line) => line.includes(shown)).length).toBeGreaterThan(9);
    const names = (part: Uint8Array) =>
      [...xmlOf(part)].flatMap(([path, xml]) =>
        all(xml, 'Relationship').map(({ attributes }) => `${path} ${attributes.Target}`),
      );
    expect(names(file)).toEqual(names(plain));
    expect(xmlOf(file).get('docProps/core.xml')?.text).toContain(shown);
  }
});

test('anything that can be typed makes a document that can be opened, with all of it inside', async () => {
  const typed = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('ltr', 'rtl'), async (text, direction) => {
      const tree = root(heading(1, text), table([text], [[text]]), list([text]));
      const file = await renderDocx(named(tree, { title: text, direction }));
      const [title, head, cell, , item] = all(bodyOf(file), 'w:p').map((paragraph) =>
        wordsOf(paragraph).replaceAll('\u200e', ''),
      );
      expect([title, head, cell, item]).toEqual(Array(4).fill(xmlText(text)));
    }),
    { numRuns: 25 },
  );
});

test('what XML has no room for is shown as such, and nothing else is touched', () => {
  expect(xmlText('a\uffffb\ufffec')).toBe('a\\u{ffff}b\\u{fffe}c');
  expect(xmlText('half \ud83d, whole 🧵')).toBe('half \\u{d83d}, whole 🧵');
  expect(xmlText('\ud800')).toBe('\\u{d800}');
});

test('links lead where they may, spelt as a program expects', async () => {
  const link = (url: string) =>
    paragraph([{ type: 'link', url, children: [{ type: 'text', value: 'there' }] }]);
  const urls = [
    'https://example.org/menders?a=1&b=2#tea',
    'https://exämple.org/\u05d0',
    'mailto:amina@example.org',
    'javascript:alert(1)',
    'http://example.org',
    'https://[',
    'file:///etc/passwd',
    '\\\\server\\share',
  ];
  const parts = xmlOf(await renderDocx(named(root(...urls.map(link)))));
  const relations = parts.get('word/_rels/document.xml.rels');
  const outside = relations
    ? all(relations, 'Relationship').filter((each) => each.attributes.TargetMode === 'External')
    : [];
  expect(outside.map(({ attributes }) => [attributes.Id, attributes.Target])).toEqual([
    ['rIdLink1', 'https://example.org/menders?a=1&b=2'],
    ['rIdLink2', 'https://xn--exmple-cua.org/%D7%90'],
    ['rIdLink3', 'mailto:amina@example.org'],
    ['rIdLink4', 'http://example.org/'],
  ]);
  const body = parts.get('word/document.xml');
  const ids = body ? all(body, 'w:hyperlink').map((each) => each.attributes['r:id']) : [];
  expect(ids).toEqual(['rIdLink1', 'rIdLink2', 'rIdLink3', 'rIdLink4']);
});

test('the same tree gives the same bytes, whenever and wherever', async () => {
  const tree = named(everything);
  vi.stubEnv('TZ', 'Pacific/Kiritimati');
  const first = await renderDocx(tree);
  vi.stubEnv('TZ', 'Pacific/Pago_Pago');
  vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] });
  const second = await renderDocx(tree);
  vi.useRealTimers();
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
});

test('its properties say what it is and whose, of which day and in which language', async () => {
  const parts = partsOf(await renderDocx(named(everything)));
  const said = (path: string) => strFromU8(parts.get(path) ?? new Uint8Array());
  const values = (xml: string) => xml.match(/(?<=>)[^<]+(?=<)/g);
  expect(values(said('docProps/core.xml').replace(/^.*\n/, ''))).toEqual([
    'Harbour Menders: State of Play',
    'State of Play, 27 Nov 2026',
    'Harbour Menders',
    'Harbour Menders',
    '1',
    '2026-11-27T12:00:00Z',
    '2026-11-27T12:00:00Z',
    'en-GB',
  ]);
  expect(values(said('docProps/app.xml').replace(/^.*\n/, ''))).toEqual(['Harbour Menders']);
  const traces = [homedir(), process.cwd()];
  for (const [path, bytes] of parts) {
    const text = path + strFromU8(bytes, true);
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  }
});

test('a few lines that say nothing of themselves are a document, too; so is nothing at all', async () => {
  expect(outlineOf(await renderDocx(root(paragraph('in order'))))).toEqual(['Normal: in order']);
  expect(outlineOf(await renderDocx(root()))).toEqual([]);
});
