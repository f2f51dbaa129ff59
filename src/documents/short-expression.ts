/** Expressions of Liquid that the short way knows: a name or a literal, compared, filtered. */
import { ownFilters } from './filters.js';

/** What a text is filled in with: facts, a row, the variable of a loop. */
export type Scope = Readonly<Record<string, unknown>>;
export type Evaluate = (scope: Scope) => unknown;

/** Thrown where a text turns out to need Liquid itself. */
export class NeedsLiquid extends Error {
  override readonly name = 'NeedsLiquid';
}

const giveUp = (): never => {
  throw new NeedsLiquid();
};

const piece =
  /\s*(?:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|"([^"\\]*)"|'([^'\\]*)'|(\d+)(?![\w.])|(==|!=|>=|<=|[<>|:,]))/y;

type Piece =
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'sign'; readonly sign: string };

const literals: Readonly<Record<string, unknown>> = { true: true, false: false };
/** Words that mean something to Liquid, and that the short way leaves to it. */
const foreign = new Set(['contains', 'not', 'empty', 'blank', 'null', 'nil']);

/** What a loop tells of itself. */
const loopNames = new Set(['first', 'last', 'index', 'index0', 'rindex', 'rindex0', 'length']);

const isPlainPath = (names: readonly string[]): boolean =>
  names[0] === 'forloop'
    ? names.length === 2 && loopNames.has(names[1] ?? '')
    : !names.some((name) => foreign.has(name));

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  piece.lastIndex = 0;
  const end = text.trimEnd().length;
  while (piece.lastIndex < end) {
    const match = piece.exec(text);
    if (!match) return giveUp();
    const [, path, double, single, digits, sign] = match;
    const quoted = double ?? single;
    if (path !== undefined) {
      const names = path.split('.');
      if (!isPlainPath(names)) return giveUp();
      const word = names.length === 1 ? path : '';
      if (word === 'and' || word === 'or') found.push({ kind: 'sign', sign: word });
      else if (Object.hasOwn(literals, word)) {
        found.push({ kind: 'literal', value: literals[word] });
      } else found.push({ kind: 'path', names });
    } else if (quoted !== undefined) found.push({ kind: 'literal', value: quoted });
    else if (digits !== undefined) found.push({ kind: 'literal', value: Number(digits) });
    else found.push({ kind: 'sign', sign: sign ?? '' });
  }
  return found;
}

/** The property `name` of `value`, its own ones only. */
function read(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return value;
  if (name === 'size') {
    return Array.isArray(value) || typeof value === 'string' ? value.length : giveUp();
  }
  if (Array.isArray(value)) return giveUp();
  return typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as Scope)[name]
    : undefined;
}

const lookUp =
  (names: readonly string[]): Evaluate =>
  (scope) =>
    names.reduce<unknown>(read, scope);

export const isTruthy = (value: unknown): boolean =>
  value !== false && value !== undefined && value !== null;

type Compare = (a: unknown, b: unknown) => boolean;
type Comparable = number | string;

// Objects are compared in ways of their own by Liquid.
const plain = (compare: Compare): Compare => {
  const isPlain = (value: unknown) => value === null || typeof value !== 'object';
  return (a, b) => (isPlain(a) && isPlain(b) ? compare(a, b) : giveUp());
};

const comparisons: Readonly<Record<string, Compare>> = {
  '==': plain((a, b) => a === b),
  '!=': plain((a, b) => a !== b),
  '>': plain((a, b) => (a as Comparable) > (b as Comparable)),
  '<': plain((a, b) => (a as Comparable) < (b as Comparable)),
  '>=': plain((a, b) => (a as Comparable) >= (b as Comparable)),
  '<=': plain((a, b) => (a as Comparable) <= (b as Comparable)),
};

type Filter = (value: unknown, ...args: unknown[]) => unknown;

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) || typeof value === 'string' ? value.length === 0 : !isTruthy(value);

/** Liquid's own filters that the shipped templates use. */
const plainFilters: Readonly<Record<string, Filter>> = {
  default: (value, other) => (isEmpty(value) ? other : value),
  capitalize: (value) => {
    if (value === null || value === undefined) return '';
    const text = typeof value === 'object' ? giveUp() : String(value);
    return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  },
  map: (value, name) =>
    Array.isArray(value) && typeof name === 'string' && !/\W/.test(name)
      ? value.map((item) => read(item, name))
      : giveUp(),
};

const filterNamed = (name: string): Filter => {
  const own: Readonly<Record<string, Filter>> = ownFilters;
  const filter = Object.hasOwn(own, name)
    ? own[name]
    : Object.hasOwn(plainFilters, name)
      ? plainFilters[name]
      : undefined;
  return filter ?? giveUp();
};

/** @throws NeedsLiquid where `text` is more than the short way knows; so may what it returns */
export function expression(text: string): Evaluate {
  const rest = pieces(text);
  const isNext = (...signs: string[]): boolean =>
    rest[0]?.kind === 'sign' && signs.includes(rest[0].sign);
  const value = (): Evaluate => {
    const next = rest.shift();
    if (next?.kind === 'path') return lookUp(next.names);
    if (next?.kind === 'literal') return () => next.value;
    return giveUp();
  };
  const sign = (): string => {
    const next = rest.shift();
    return next?.kind === 'sign' ? next.sign : giveUp();
  };
  const comparison = (): Evaluate => {
    const left = value();
    if (!isNext(...Object.keys(comparisons))) return left;
    const compare = comparisons[sign()] as Compare;
    const right = value();
    return (scope) => compare(left(scope), right(scope));
  };
  // Which of “and” and “or” binds first where both stand, Liquid has rules of its own for.
  const condition = (): Evaluate => {
    const sides = [comparison()];
    const joint = isNext('and') ? 'and' : 'or';
    while (isNext(joint)) {
      sign();
      sides.push(comparison());
    }
    const [only] = sides;
    if (sides.length === 1 && only) return only;
    return joint === 'and'
      ? (scope) => sides.every((side) => isTruthy(side(scope)))
      : (scope) => sides.some((side) => isTruthy(side(scope)));
  };
  let made = condition();
  while (isNext('|')) {
    sign();
    const [name, ...more] = pathNext();
    if (name === undefined || more.length > 0) return giveUp();
    const filter = filterNamed(name);
    const args: Evaluate[] = [];
    if (isNext(':')) {
      do {
        sign();
        args.push(value());
      } while (isNext(','));
    }
    const before = made;
    made = (scope) => filter(before(scope), ...args.map((arg) => arg(scope)));
  }
  return rest.length > 0 ? giveUp() : made;

  function pathNext(): readonly string[] {
    const next = rest.shift();
    if (next?.kind === 'path') return next.names;
    return giveUp();
  }
}
