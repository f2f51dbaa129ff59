/** A sheet for a meeting comes back with what was marked on it, whatever it was marked in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { stage } from '../../helpers/stage.js';
import { wordsOf } from '../../sessions/session.js';

async function begun(locale = 'en-GB') {
  const at = stage();
  const type = (line: string, today = '2026-12-18') =>
    at.momentum([...wordsOf(line), '--today', today]);
  await type(`init "Harbour Menders" --facilitator "Amina Yusuf" --locale ${locale}`, '2026-11-01');
  for (const name of ['Tom Reed', 'Grace Okoro', 'Ines Duarte']) await type(`member add "${name}"`);
  await type('meeting plan "Repair evening" --on 2026-12-18 --start 19:00');
  await type('meeting plan "Repair evening" --on 2027-01-15');
  const offers = ['Find a room', 'Mend the sign', 'Write to the college', 'Print the leaflets'];
  for (const text of offers) {
    await type(`offer "${text}" --by tom --on 2026-12-01 --due 2026-12-14`);
  }
  await type('question ask "How do we find a van?" --at 1');
  await type('offer "Get the shelves done" --wanted --due 2027-02-05');
  await type('decide "Do we charge for tea?" --to-take --by consent');
  await type('decide "Where does the big lamp go?" --to-take');
  const file = (name: string) => join(at.home, name);
  const made = async (name: string) => {
    expect((await type(`meeting sheet next --output ${file(name)}`)).exit).toBe(0);
    return file(name);
  };
  return { type, made };
}

/** The same file with other words in it. */
function marked(path: string, mark: (text: string) => string): void {
  if (!path.endsWith('.docx')) {
    writeFileSync(path, mark(readFileSync(path, 'utf8')));
    return;
  }
  const parts = unzipSync(readFileSync(path));
  const name = 'word/document.xml';
  parts[name] = strToU8(mark(strFromU8(parts[name] ?? new Uint8Array())));
  writeFileSync(path, zipSync(parts));
}

/** Ticks the box before these words that comes first after `of`. */
const tick = (text: string, of: string, word: string): string => {
  const box = text.indexOf(`☐\u00a0${word}`, text.indexOf(of));
  expect(box, `${of} ${word}`).toBeGreaterThan(0);
  return `${text.slice(0, box)}☒${text.slice(box + 1)}`;
};

test.each(['sheet.docx', 'sheet.md'])('what is ticked on %s is what became of it', async (name) => {
  const { type, made } = await begun();
  const path = await made(name);
  marked(path, (sheet) => {
    let text = tick(sheet, 'Present', 'Tom Reed');
    text = tick(text, 'Present', 'Grace Okoro');
    text = tick(text, 'Find a room', 'kept');
    text = tick(text, 'Mend the sign', 'later:').replace(
      '☒\u00a0later: …………',
      '☒ later: next meeting',
    );
    text = tick(text, 'Write to the college', 'let\u00a0go');
    text = tick(text, 'find a van', 'answered:');
    return text
      .replace(/(☒\u00a0answered:) …+/, '$1 ask the college')
      .replace(/…{40,}/, 'Who cooks?');
  });
  expect((await type(`meeting read ${path}`)).exit).toBe(0);
  const { out } = await type('meeting show 1');
  expect(out).toContain('2 members came: Grace Okoro and Tom Reed');
  const all = (await type('commitments --all')).out;
  expect(all).toMatch(/Find a room .* kept/);
  expect(all).toMatch(/Mend the sign .* 15 Jan 2027 .* offered/);
  expect(all).toMatch(/Write to the college .* released/);
  expect(all).toMatch(/Print the leaflets .* offered/);
  expect((await type('question list --all')).out).toMatch(
    /find a van\? .* answered|ask the college/,
  );
  // One act, which one undo takes back.
  await type('undo --yes');
  expect((await type('commitments --all')).out).not.toMatch(/kept|released/);
});

test('a sheet that nobody marked says nothing', async () => {
  for (const name of ['sheet.docx', 'sheet.md']) {
    const { type, made } = await begun();
    const read = await type(`meeting read ${await made(name)} --dry-run`);
    expect(read.out).toContain('Nothing new would go on record.');
  }
});

test('two boxes at once, and a later day that was not written, wait to be settled', async () => {
  const { type, made } = await begun();
  const path = await made('sheet.md');
  marked(path, (sheet) =>
    tick(tick(tick(sheet, 'Find a room', 'kept'), 'Find a room', 'let'), 'Mend', 'later:'),
  );
  const { out } = await type(`meeting read ${path} --dry-run`);
  expect(out).toMatch(/\? 1 kept, let go: What became of 1 was not understood/);
  expect(out).toMatch(/\? 2 moved to \?: .* It waits/);
});

test('what is offered in the table of a sheet is offered', async () => {
  const { type, made } = await begun();
  const path = await made('sheet.md');
  marked(path, (sheet) =>
    sheet.replace(/\| …+ \| …+ \| …+ \|/, '| Book the hall | Grace | before the next meeting |'),
  );
  const { out } = await type(`meeting read ${path} --dry-run`);
  expect(out).toContain('Grace Okoro offered 6 (Book the hall), by Friday 15 January 2027');
});

test('in French as well', async () => {
  const { type, made } = await begun('fr-FR');
  const path = await made('feuille.docx');
  marked(path, (sheet) => {
    let text = tick(sheet, 'Présents', 'Tom Reed');
    text = tick(text, 'Find a room', 'tenu');
    text = tick(text, 'Mend', 'plus').replace(
      /(☒\u00a0plus\u00a0tard\u00a0:) …+/,
      '$1 15 janvier 2027',
    );
    return tick(text, 'Write', 'on');
  });
  const { out } = await type(`meeting read ${path} --dry-run`);
  expect(out).toContain('Tom Reed came');
  expect(out).toContain('1 (Find a room) was kept');
  expect(out).toContain('2 (Mend the sign) was moved to Friday 15 January 2027');
  expect(out).toContain('3 (Write to the college) was let go');
});

test.each([
  ['en-GB', 'sheet.docx', 'taken\u00a0by:', 'decided:'],
  ['en-GB', 'sheet.md', 'taken\u00a0by:', 'decided:'],
  ['fr-FR', 'feuille.docx', 'pris\u00a0par\u00a0:', 'décidé\u00a0:'],
])('who takes what is wanted, and what was decided, comes back (%s, %s)', async (...given) => {
  const [locale, name, taken, decided] = given;
  const { type, made } = await begun(locale);
  const path = await made(name);
  marked(path, (sheet) => {
    expect(sheet).toMatch(/Do we charge for tea\? \((?:by|par) consent\)/);
    expect(sheet).toMatch(/Where does the big lamp go\? (?!\()/);
    const beside = (label: string) => new RegExp(`(${label}) …+`);
    return sheet
      .replace(beside(taken), '$1 Grace')
      .replace(beside(decided), '$1 we don’t charge for tea');
  });
  expect((await type(`meeting read ${path}`)).exit).toBe(0);
  expect((await type('commitment show 5')).out).toContain('Grace Okoro');
  const all = (await type('decisions --all')).out;
  expect(all).toMatch(/1 .*We don’t charge for tea .*consent/);
  expect((await type('decisions --to-take')).out).not.toContain('tea');
  expect((await type('decisions --to-take')).out).toContain('big lamp');
  // Read again it says nothing new.
  expect((await type(`meeting read ${path} --dry-run`)).out).not.toMatch(/offered|Decided|décid/);
});

/** What one mark on a sheet comes to, by what is printed there and what stands there now. */
const marksMade = [
  ['☐\u00a0Tom Reed', 'x Tom Reed', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', 'X Tom Reed', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', 'v Tom Reed', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', '✓ Tom Reed', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', '☐ Tom Reed ✓', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', '☐ Tom Reed x', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', '**☐ Tom Reed**', 'Tom Reed came'],
  ['☐\u00a0Tom Reed', '☐ **Tom Reed**', 'Tom Reed came'],
  ['☐\u00a0……………………', '☐ Lena Park', '? here: Lena Park: Nobody here is known as “Lena Park”'],
  ['☐\u00a0……………………', '☐ zoe', '? here: zoe: Nobody here is known as “zoe”'],
  ['☐\u00a0……………………', 'Zoe', '? here: Zoe: Nobody here is known as “Zoe”'],
  ['☐\u00a0……………………', '☐ Zoe………', '? here: Zoe: Nobody here is known as “Zoe”'],
  ['☐\u00a0……………………', '☐ Tom', 'Tom Reed came'],
  ['☐\u00a0kept', 'x kept', '1 (Find a room) was kept'],
  ['☐\u00a0kept', '✓ kept', '1 (Find a room) was kept'],
  ['☐\u00a0kept', '☐ kept ✓', '1 (Find a room) was kept'],
  ['☐\u00a0kept', 'KEPT', '1 (Find a room) was kept'],
  ['☐\u00a0kept', '☐ KEPT', '1 (Find a room) was kept'],
  ['☐\u00a0kept', 'kept', '1 (Find a room) was kept'],
  ['☐\u00a0kept', '**☐ kept**', '1 (Find a room) was kept'],
  ['☐\u00a0kept', '☐ kept, all but the key', '? 1 kept: all but the key: What became of 1'],
  ['☐\u00a0let\u00a0go', 'x let go', '1 (Find a room) was let go'],
  [
    '☐\u00a0later: …………',
    '☐ later: 20 January',
    '1 (Find a room) was moved to Wednesday 20 January 2027',
  ],
  [
    '☐\u00a0later: …………',
    'x later: 20 January',
    '1 (Find a room) was moved to Wednesday 20 January 2027',
  ],
  ['☐\u00a0later: …………', 'LATER', '? 1 moved to ?'],
  [
    '☐\u00a0taken\u00a0by: ……………………',
    'x taken by: Grace',
    'Grace Okoro took 5 (Get the shelves done)',
  ],
  [
    '☐\u00a0taken\u00a0by: ……………………',
    'Grace',
    '? 5 Get the shelves done, Fri 5 Feb Grace: It names Grace Okoro and a day',
  ],
  [
    '☐\u00a0taken\u00a0by: ……………………',
    '☐ taken by: Zoe',
    '? Zoe takes 5: Nobody here is known as “Zoe”',
  ],
  ['☐\u00a0taken\u00a0by: ……………………', '☒ taken by: …………', '? ? takes 5'],
  ['☐\u00a0taken\u00a0by: ……………………', '☐ taken by: Tom and Grace', 'One of them can have it.'],
  [
    'Next meeting: …………',
    'Next meeting: 29 January, the library …………',
    'Note: Next meeting: 29 January, the library',
  ],
  [
    '☐\u00a0decided: ……………………………………',
    'x decided: tea is free; by vote',
    'Decided at this meeting by vote: 1 (Tea is free)',
  ],
  [
    '☐\u00a0decided: ……………………………………',
    '☒ decided: ……',
    '? decided 1: ?: It was not said what was decided.',
  ],
  [
    '☐\u00a0answered: ……………………………………',
    '☐ answered: two hives',
    '1 (How do we find a van?) was answered: two hives',
  ],
  [
    '☐\u00a0answered: ……………………………………',
    'x answered: two hives',
    '1 (How do we find a van?) was answered: two hives',
  ],
] as const;

test.each(marksMade)('%s marked as “%s” is “%s”', async (printed, written, told) => {
  const { type, made } = await begun();
  const path = await made('sheet.md');
  marked(path, (sheet) => {
    expect(sheet).toContain(printed);
    return sheet.replace(printed, written);
  });
  const { out } = await type(`meeting read ${path} --dry-run`);
  expect(out.replace(/\s+/g, ' ')).toContain(told);
});

test('one mark of another kind takes none of the others away', async () => {
  const { type, made } = await begun();
  const path = await made('sheet.md');
  marked(path, (sheet) =>
    tick(sheet, 'Present', 'Grace Okoro').replace('☐\u00a0Tom Reed', 'x Tom Reed'),
  );
  expect((await type(`meeting read ${path}`)).exit).toBe(0);
  expect((await type('meeting show 1')).out).toContain('2 members came: Grace Okoro and Tom Reed');
});

test('whoever sent apologies and came after all is there, whatever is printed', async () => {
  const { type, made } = await begun();
  await type('meeting attend 1 --apologies ines');
  const path = await made('sheet.md');
  expect(readFileSync(path, 'utf8')).toMatch(/## Apologies\n\nInes Duarte/);
  marked(path, (sheet) => sheet.replace('☐\u00a0……………………', '☒ Ines'));
  // Read again it says nothing new.
  for (const _ of ['once', 'again']) {
    expect((await type(`meeting read ${path}`)).exit).toBe(0);
    const { out } = await type('meeting show 1');
    expect(out).toContain('1 member came: Ines Duarte');
    expect(out).not.toContain('• apologies');
    expect(out.match(/apologies from Ines/g)).toHaveLength(1);
  }
});
