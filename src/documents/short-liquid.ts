/**
 * The short way of filling in a Liquid text: what the shipped templates need of it, read in a
 * fraction of the time that the engine takes to wake. Whatever it does not know it leaves to the
 * engine; where it fills in anything, it fills in what the engine would.
 */
import { escapeMarkdown } from './markdown.js';
import {
  type Evaluate,
  expression,
  isTruthy,
  NeedsLiquid,
  type Scope,
} from './short-expression.js';

export type Fill = (scope: Scope) => string;

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output' | 'tag'; readonly inside: string };

const delimited =
  /\{\{(-?)((?:[^"'{}%]|"[^"\\{}%]*"|'[^'\\{}%]*')*?)(-?)\}\}|\{%(-?)((?:[^"'{}%]|"[^"\\{}%]*"|'[^'\\{}%]*')*?)(-?)%\}/g;

const blank =
  '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const blanksAtEnd = new RegExp(`[${blank}]+$`);
const blanksAtStart = new RegExp(`^[${blank}]+`);

function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let trimNext = false;
  const text = (to: number, trimEnd: boolean) => {
    let words = template.slice(from, to);
    if (/\{[{%]|\{$/.test(words)) throw new NeedsLiquid();
    if (trimNext) words = words.replace(blanksAtStart, '');
    if (trimEnd) words = words.replace(blanksAtEnd, '');
    if (words !== '') parts.push({ kind: 'text', text: words });
  };
  for (const match of template.matchAll(delimited)) {
    const isOutput = match[2] !== undefined;
    text(match.index, (isOutput ? match[1] : match[4]) === '-');
    parts.push({
      kind: isOutput ? 'output' : 'tag',
      inside: ((isOutput ? match[2] : match[5]) ?? '').trim(),
    });
    trimNext = (isOutput ? match[3] : match[6]) === '-';
    from = match.index + match[0].length;
  }
  text(template.length, false);
  return parts;
}

const join = (fills: readonly Fill[]): Fill =>
  fills.length === 1 ? (fills[0] as Fill) : (scope) => fills.map((fill) => fill(scope)).join('');

/**
 * What fills in `template`, or undefined where that is more than the short way knows.
 * What it returns may still throw NeedsLiquid, where a value turns out to be of another kind.
 */
export function fillShortly(template: string): Fill | undefined {
  try {
    return compiled(template);
  } catch (error) {
    if (error instanceof NeedsLiquid) return undefined;
    throw error;
  }
}

function compiled(template: string): Fill {
  const rest = partsOf(template);
  const tagName = (): string => {
    const next = rest[0];
    return next?.kind === 'tag' ? (/^\w+/.exec(next.inside)?.[0] ?? '') : '';
  };
  const tag = (): string => {
    const next = rest.shift();
    if (next?.kind !== 'tag') throw new NeedsLiquid();
    return next.inside.replace(/^\w+\s*/, '');
  };
  const bareTag = (): void => {
    if (tag() !== '') throw new NeedsLiquid();
  };

  // What stands up to one of the tags in `until`, which is left to the caller.
  const body = (inLoop: boolean, ...until: string[]): Fill => {
    const fills: Fill[] = [];
    for (;;) {
      const next = rest[0];
      if (next === undefined) {
        if (until.length > 0) throw new NeedsLiquid();
        return join(fills);
      }
      if (next.kind === 'text') {
        const { text } = next;
        fills.push(() => text);
        rest.shift();
      } else if (next.kind === 'output') {
        const value = expression(next.inside);
        fills.push((scope) => escapeMarkdown(value(scope)));
        rest.shift();
      } else if (until.includes(tagName())) {
        return join(fills);
      } else {
        fills.push(block(inLoop));
      }
    }
  };

  const block = (inLoop: boolean): Fill => {
    const make = blocks[tagName()];
    if (make === undefined) throw new NeedsLiquid();
    return make(inLoop);
  };

  const blocks: Readonly<Record<string, (inLoop: boolean) => Fill>> = {
    if: (inLoop) => branches(inLoop, 'endif', isTruthy),
    unless: (inLoop) => branches(inLoop, 'endunless', (value) => !isTruthy(value)),
    // One loop inside another is the engine's business, which counts what it does.
    for: (inLoop) => {
      const head = /^([A-Za-z_]\w*)\s+in\s+([A-Za-z_][\w.]*)$/.exec(tag());
      const [, variable = '', list = ''] = head ?? [];
      if (inLoop || !head || variable === 'forloop') throw new NeedsLiquid();
      const rows = expression(list);
      const each = body(true, 'endfor');
      bareTag();
      return loop(variable, rows, each);
    },
  };

  const branches = (inLoop: boolean, end: string, test: (value: unknown) => boolean): Fill => {
    const cases: Array<{ holds: (scope: Scope) => boolean; fill: Fill }> = [];
    const first = expression(tag());
    cases.push({ holds: (scope) => test(first(scope)), fill: body(inLoop, 'elsif', 'else', end) });
    while (tagName() === 'elsif') {
      const value = expression(tag());
      const holds = (scope: Scope) => isTruthy(value(scope));
      cases.push({ holds, fill: body(inLoop, 'elsif', 'else', end) });
    }
    if (tagName() === 'else') {
      bareTag();
      cases.push({ holds: () => true, fill: body(inLoop, end) });
    }
    bareTag();
    return (scope) => cases.find(({ holds }) => holds(scope))?.fill(scope) ?? '';
  };

  return body(false);
}

const loop =
  (variable: string, rows: Evaluate, each: Fill): Fill =>
  (scope) => {
    const all = rows(scope) ?? [];
    if (!Array.isArray(all)) throw new NeedsLiquid();
    const { length } = all;
    return all
      .map((row: unknown, index) => {
        const forloop = {
          index: index + 1,
          index0: index,
          rindex: length - index,
          rindex0: length - index - 1,
          length,
          first: index === 0,
          last: index === length - 1,
        };
        return each({ ...scope, [variable]: row, forloop });
      })
      .join('');
  };
