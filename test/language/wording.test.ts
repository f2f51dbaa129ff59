/**
 * Whether anything in a document is worded in code, where no translation would reach it: people
 * here write Greek, phrases say their names between « and », templates say nothing at all. Whatever
 * is still written in Latin letters then comes from the code.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { playHarbourMenders } from '../../src/example/harbour-menders.js';
import { british } from '../../src/language/index.js';
import type { Locale, Phrase, Value } from '../../src/language/locale.js';
import { createLedger, openLedger } from '../../src/ledger/writing.js';
import { buildDocument } from '../../src/papers/building/document.js';
import type { DocumentFacts } from '../../src/papers/facts/index.js';
import { lazily } from '../../src/papers/from-ledger/context.js';
import { documentFacts } from '../../src/papers/from-ledger/index.js';
import { shippedNames, shippedTemplate } from '../../src/papers/shipped/index.js';
import type { Template } from '../../src/papers/template/schema.js';
import { audiences } from '../../src/things/audience.js';
import { contributionKinds } from '../../src/things/contribution/thing.js';
import { weeksUpTo } from '../../src/time/window.js';
import { now, today } from '../helpers/ledger.js';
import { rulings } from '../papers/from-ledger/privacy-rulings.js';

const spoken = (value: Value): string => {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if ('name' in value) return say(value);
  if ('day' in value) return value.day;
  return value.map(spoken).join(' ');
};
const say = ({ name, values = {} }: Phrase): string =>
  [`«${name}»`, ...Object.values(values).map(spoken)].join(' ');

/** Says the names of phrases, and nothing else in letters. */
const naming: Locale = {
  ...british,
  tag: 'el',
  say,
  list: (parts) => parts.join(' '),
  number: String,
  day: (day) => day,
  shortDay: (day) => day,
  dayOfYear: (day) => day.slice(5),
  dayOfWeek: (day) => day.slice(5),
  month: (day) => day.slice(0, 7),
};

const folder = mkdtempSync(join(tmpdir(), 'momentum-greek-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The example, with Greek in place of all that people have typed. */
function greekLedger() {
  const path = join(folder, 'harbour.momentum');
  const ledger = createLedger(path);
  playHarbourMenders({ ledger, today, now });
  ledger.close();
  const db = new Database(path);
  for (const [table, columns] of Object.entries(rulings)) {
    for (const [column, ruling] of Object.entries(columns)) {
      // Roles and kinds have words of ours among those of people.
      if (ruling === 'no words' || table === 'role' || column === 'kind') continue;
      db.prepare(`UPDATE "${table}" SET "${column}" = 'λόγος ' || abs(random())`).run();
    }
  }
  const ours = contributionKinds.map((kind) => `'${kind}'`).join(', ');
  db.prepare(`UPDATE contribution SET kind = 'δώρο' WHERE kind NOT IN (${ours})`).run();
  db.prepare(`UPDATE community SET channels = '["πλατεία"]', answers_to = 'α@λόγος.ελ'`).run();
  db.close();
  return openLedger(path);
}

const letters = (text: string): string[] =>
  text.replace(/«[^»]*»/g, '').match(/\p{Script=Latin}+/gu) ?? [];

// By which code knows a figure, or the part of one; no template shows them.
const identifiers = new Set(['measures.name', 'parts.name', 'momentum.state', 'signs.points']);

/** Every text of `facts` in which there are letters of the code's own, with its place. */
function wordsIn(facts: unknown, at: readonly string[] = []): string[] {
  if (typeof facts === 'string') {
    const named = at.filter((key) => !/^\d+$/.test(key)).slice(-2);
    return identifiers.has(named.join('.'))
      ? []
      : letters(facts).map((word) => `${at.join('.')}: ${word}`);
  }
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([key, value]) => wordsIn(value, [...at, key]));
}

const greek = lazily(() => {
  const ledger = greekLedger();
  const asked = { asOf: today, today, period: weeksUpTo(today, 52), locale: naming } as const;
  const facts = audiences.map(
    (audience) =>
      [
        audience,
        ledger.read((reader) => documentFacts(reader, { ...asked, audience })) as DocumentFacts,
      ] as const,
  );
  ledger.close();
  return facts;
});

test('the facts say nothing but what people typed and phrases', () => {
  for (const [, facts] of greek()) {
    expect(JSON.stringify(facts)).toContain('«kind.reply»');
    expect(wordsIn(facts)).toEqual([]);
  }
});

/** Fields of templates that hold wording; whatever else is in them names facts, rows and kinds. */
const worded = new Set([
  'title',
  'subject',
  'text',
  'callout',
  'item',
  'value',
  'empty',
  'more',
  'uncounted',
  'group',
  'label',
  'who',
  'day',
  'note',
  'month',
  'detail',
  'description',
  'greeting',
  'closing',
]);

/** A text of Liquid with no word of its own: those between the tags are gone, and those in them. */
const wordless = (text: string): string =>
  text
    .split(/(\{[{%].*?[%}]\})/s)
    .map((part, index) =>
      index % 2 === 0
        ? part.replace(/\p{L}+/gu, '·')
        : part.replace(/((?:default|count):\s*|,\s*)(["'])[^"']*\2/g, '$1"·"'),
    )
    .join('');

function withoutWords(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return worded.has(key) && !/^[a-z]+(?:\.[A-Za-z]+)+$/.test(value) ? wordless(value) : value;
  }
  if (Array.isArray(value)) return value.map((each) => withoutWords(each, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutWords(v, k)]));
}

/** What a reader sees of a tree: texts, and what measures and charts say. */
function saidIn(node: unknown, key = ''): string[] {
  if (typeof node === 'string') {
    return /^(?:type|kind|align|id|url|from|to|direction|language|look)$/.test(key) ? [] : [node];
  }
  if (Array.isArray(node)) return node.flatMap((each) => saidIn(each, key));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([k, v]) => (k === 'facts' ? [] : saidIn(v, k)));
}

test.each(shippedNames)('%s says nothing but what its template does', async (name) => {
  for (const [audience, facts] of greek()) {
    const template = withoutWords(shippedTemplate(name)) as Template;
    const occasion = { community: 'κοινότητα', asOf: today, locale: naming, audience };
    const said = saidIn(await buildDocument(template, facts, occasion));
    expect(said.join(' ')).toContain('λόγος');
    expect(said.flatMap(letters)).toEqual([]);
  }
});

test('a word in code is found', () => {
  expect(wordsIn({ who: 'λόγος', why: '«reason.busy» soon' })).toEqual(['why: soon']);
  expect(wordless('Ask {{ row.who | default: "nobody" }} {% if a == "b" %}now{% endif %}')).toBe(
    '· {{ row.who | default: "·" }} {% if a == "b" %}·{% endif %}',
  );
});
