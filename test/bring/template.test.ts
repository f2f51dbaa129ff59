import { describe, expect, it } from 'vitest';
import { shippedWords } from '../../src/bring/applying/importable.js';
import { parseImportTemplate } from '../../src/bring/template.js';
import { headerKey, wordKey } from '../../src/bring/words.js';
import { refusalOf } from './refusal-of.js';
import { columned, shapeOf, shipped, shippedText } from './templates.js';

describe.each(columned.map(({ name }) => name))('the shipped template of %s', (kind) => {
  const { fields, summary } = shipped(kind);

  it('says of every field what it is', () => {
    expect(summary).not.toBe('');
    for (const field of fields) expect(field.about).toMatch(/^[A-Z].*[^.]$/);
  });

  it('gives no column name to two fields', () => {
    const all = fields.flatMap((field) => [...new Set(field.headers.map(headerKey))]);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('lets no word stand for two things', () => {
    for (const field of fields) {
      for (const word of [...field.means.keys(), ...field.blank]) {
        expect(field.choices.has(word), word).toBe(false);
      }
      const words = field.wordLines.flatMap((line) => line.split(': ')[1]?.split(', ') ?? []);
      const keys = words.map(wordKey);
      for (const [index, line] of field.wordLines.entries()) {
        const others = field.wordLines.filter((_, at) => at !== index).join(', ');
        for (const word of line.split(': ')[1]?.split(', ') ?? []) {
          expect(others.split(/[:,] /).map(wordKey), `${field.name}: ${word}`).not.toContain(
            wordKey(word),
          );
        }
      }
      expect(keys.every((key) => field.choices.has(key))).toBe(true);
    }
  });
});

describe('a template of one’s own', () => {
  const change = (from: string | RegExp, to: string) => {
    const text = shippedText('attendance');
    expect(text).toMatch(from);
    return text.replace(from, to);
  };
  const refused = (text: string) =>
    refusalOf(() =>
      parseImportTemplate(shapeOf('attendance'), text, 'attendance.yaml', shippedWords),
    );

  it('may know other names and ask for more', () => {
    const text = change('headers: [date, day,', 'headers: [Datum,').replace(
      'about: An e-mail address',
      'required: true\n    about: An e-mail address',
    );
    const fields = parseImportTemplate(
      shapeOf('attendance'),
      text,
      'attendance.yaml',
      shippedWords,
    ).fields;
    expect(fields.find((field) => field.key === 'date')?.headers).toContain('Datum');
    expect(fields.find((field) => field.key === 'email')?.required).toBe(true);
  });

  it.each([
    ['a field that is not known', change('  meeting:', '  meating:'), 'meating', 8],
    ['a field less', change(/ {2}email:[\s\S]*? {2}status:/, '  status:'), 'email', 3],
    ['a need less', change('    required: true\n', ''), 'required: true', 4],
    ['a choice that is not known', change('      apologies:', '      sorry:'), 'sorry', 31],
    [
      'a choice less',
      change(/ {6}apologies:\n[^\]]*\]\n/, ''),
      'the choice “apologies” is missing; its choices are: present, apologies, absent',
      22,
    ],
    [
      'people who stand for no choice',
      change('      absent: [absent, absentees', '      away: [absent, absentees'),
      '“away” is not one of its choices',
      42,
    ],
    ['a key that is not known', change('headers: [date', 'header: [date'), 'headers', 4],
    ['the same key twice', change('  meeting:', '  date:'), 'twice', 7],
    ['a tag', change('[date, day', '!!js/function [date, day'), 'tag', 6],
    ['an open bracket', change('on, when]', 'on, when'), '', 7],
    ['words that are no words', change('[date, day', '[date, {a: b}'), 'string', 6],
  ])('is refused with its place for %s', (_, text, problem, line) => {
    const refusal = refused(text);
    expect(refusal.code).toBe('import-template');
    expect(refusal.message).toContain(problem);
    expect(refusal.message).toMatch(new RegExp(`^attendance\\.yaml, line ${line}, column \\d+: `));
  });

  it.each([
    ['a field that is not known', 'field: status', 'field: state', 'state: cancelled'],
    ['no choice of that field', 'value: cancelled', 'value: snowed in', 'status: snowed in'],
  ])('is refused where a word is to mean %s', (_, from, to, problem) => {
    const text = shippedText('meetings');
    expect(text).toContain(from);
    const refusal = refusalOf(() =>
      parseImportTemplate(
        shapeOf('meetings'),
        text.replace(from, to),
        'meetings.yaml',
        shippedWords,
      ),
    );
    expect(refusal.code).toBe('import-template');
    expect(refusal.message).toContain(`“${problem}” is not a field and one of its choices`);
  });

  it('is refused where it is huge, nested in aliases or hostile', () => {
    expect(refused(`${shippedText('attendance')}#${'x'.repeat(300_000)}`).message).toContain('256');
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a, *a, *a]', 'c: [*b, *b, *b, *b, *b, *b]'];
    expect(refused(bomb.join('\n')).code).toBe('import-template');
    const hostile = change('fields:', '__proto__: {polluted: true}\nfields:\n  __proto__: {a: b}');
    expect(refused(hostile).code).toBe('import-template');
    expect(Object.keys({})).toEqual([]);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
  });
});
