/**
 * The condition of a block of rows, as it may stand after Liquid's `if`: comparisons of facts,
 * fields of the row, texts, numbers and days, joined by `and` and `or`. Nothing else gets through,
 * so that the condition can be put into an `if` as it stands.
 */
import type { Path } from '../../text/yaml-source.js';
import type { FactFields, Shape, SingleValue } from '../facts/shape.js';
import { follow, scopeWith } from './check-path.js';
import { nearest, type TemplateMistake } from './errors.js';

const token =
  /\s*(?:("[^"{}%]*"|'[^'{}%]*')|(-?\d+(?:\.\d+)?)|([A-Za-z]\w*(?:\.\w+)*)|(==|!=|<=|>=|<|>|=)|(\S))/y;

const comparisons = ['==', '!=', '<', '>', '<=', '>=', 'contains'];
const literals: readonly string[] = ['true', 'false', 'nil', 'null', 'empty', 'blank'];
const example = 'such as: row.due > asOf and row.who == "Ann"';

interface Value {
  readonly text: string;
  readonly is: Shape['is'] | undefined;
}

/** What is wrong with a condition over rows of the shape `row`. */
export function checkWhere(path: Path, condition: string, row: FactFields): TemplateMistake[] {
  const mistakes: TemplateMistake[] = [];
  const wrong = (snippet: string, found: string, expected: string): void => {
    mistakes.push({ path, snippet, found, expected });
  };
  const tokens = tokensOf(condition);
  const scope = scopeWith(row);
  let next = 0;
  const value = (): Value | undefined => {
    const found = tokens[next];
    if (found === undefined || found.kind === 'sign' || found.kind === 'other') {
      wrong(
        found?.text ?? condition,
        found === undefined ? 'the condition ends too early' : `“${found.text}” stands alone`,
        `a condition ${example}`,
      );
      return undefined;
    }
    next += 1;
    if (found.kind === 'text') return { text: found.text, is: ofText(found.text) };
    if (found.kind === 'number') return { text: found.text, is: 'number' };
    if (literals.includes(found.text)) return { text: found.text, is: undefined };
    const names = found.text.split('.');
    const { shape, mistake } = follow(names, scope);
    if (mistake) wrong(found.text, mistake.found, mistake.expected);
    return { text: found.text, is: shape?.is };
  };
  for (;;) {
    if (tokens[next]?.text === 'not') next += 1;
    const left = value();
    if (left === undefined) return mistakes;
    const sign = tokens[next];
    if (sign !== undefined && sign.text !== 'and' && sign.text !== 'or') {
      if (!comparisons.includes(sign.text)) {
        const hint = sign.text === '=' ? '; did you mean “==”?' : nearest(sign.text, comparisons);
        const expected = `one of: ${comparisons.join(', ')}, and, or${hint}`;
        wrong(sign.text, `“${sign.text}” does not compare anything`, expected);
        return mistakes;
      }
      next += 1;
      const right = value();
      if (right === undefined) return mistakes;
      if (sign.text !== 'contains') mistakes.push(...unlike(path, left, right));
    }
    const join = tokens[next];
    if (join === undefined) return mistakes;
    if (join.text !== 'and' && join.text !== 'or') {
      wrong(join.text, `“${join.text}” comes unexpectedly`, `“and”, “or”, or the end`);
      return mistakes;
    }
    next += 1;
  }
}

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'other';
  readonly text: string;
}

function tokensOf(condition: string): Token[] {
  const tokens: Token[] = [];
  const trimmed = condition.trim();
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const match = token.exec(trimmed);
    if (!match) break;
    const [, text, number, name, sign, other] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else tokens.push({ kind: 'other', text: other ?? '' });
  }
  return tokens;
}

const ofText = (quoted: string): SingleValue =>
  /^.\d{4}-\d\d-\d\d.$/.test(quoted) ? 'day' : 'text';

const inWords: Readonly<Record<SingleValue, string>> = {
  text: 'a text in quotation marks',
  number: 'a number without quotation marks',
  day: 'a day such as "2026-11-27", or another day among the facts',
  'yes or no': 'true or false',
};

const isSingle = (is: Shape['is'] | undefined): is is SingleValue =>
  is !== undefined && is in inWords;

// What is never alike, such as a number and a text, would leave out every row without a word.
function unlike(path: Path, left: Value, right: Value): TemplateMistake[] {
  const [a, b] = [left.is, right.is];
  if (!isSingle(a) || !isSingle(b) || a === b) return [];
  return [
    {
      path,
      snippet: right.text,
      found: `“${left.text}” is compared with ${right.text}`,
      expected: inWords[a],
    },
  ];
}
