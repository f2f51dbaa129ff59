/** Following names into the shape of the facts. */
import type { Path } from '../text/yaml-source.js';
import { factShape } from './fact-shape.js';
import { nearest } from './mistakes.js';
import type { Shape } from './shape.js';

/** A mistake in the value at `path`, at the first place where `snippet` stands in it. */
export interface NameMistake {
  readonly path: Path;
  readonly snippet: string;
  readonly found: string;
  readonly expected: string;
}

/** What a text may name beside the facts. */
export type Extra = Readonly<Record<string, Shape>>;

export const scopeWith = (extra: Extra): Shape => ({ fields: { ...factShape.fields, ...extra } });

/** A path of names: what is wrong with it, what it leads to, and one row of that where it is a list. */
export interface Followed {
  readonly mistakes: readonly NameMistake[];
  readonly shape?: Shape;
  readonly row?: Shape;
}

export function checkPath(path: Path, name: unknown, within: Shape = factShape): Followed {
  if (typeof name !== 'string') return { mistakes: [] };
  const { shape, mistake } = follow(name.split('.'), within);
  if (mistake) return { mistakes: [{ path, snippet: name, ...mistake }] };
  if (shape === undefined) return { mistakes: [] };
  const row = typeof shape === 'object' && 'rows' in shape ? shape.rows() : shape;
  return { mistakes: [], shape, row };
}

const ofLists = ['size', 'first', 'last'];

export function follow(
  names: readonly unknown[],
  within: Shape,
): { shape?: Shape; mistake?: { found: string; expected: string } } {
  let shape: Shape = within;
  for (const [index, name] of names.entries()) {
    if (typeof shape === 'object' && 'rows' in shape) {
      if (name === 'size') return { shape: 'number' };
      if (typeof name === 'number' || name === 'first' || name === 'last') {
        shape = shape.rows();
        continue;
      }
    }
    if (typeof name !== 'string') return {};
    const known =
      typeof shape === 'string' ? [] : 'fields' in shape ? Object.keys(shape.fields) : ofLists;
    const next: Shape | undefined =
      typeof shape === 'object' && 'fields' in shape && Object.hasOwn(shape.fields, name)
        ? shape.fields[name]
        : undefined;
    if (next === undefined) {
      const whole = names.slice(0, index + 1).join('.');
      const expected =
        known.length > 0 ? `one of: ${known.join(', ')}` : 'nothing after a single value';
      return {
        mistake: {
          found: `“${whole}” is not among the facts`,
          expected: `${expected}${nearest(name, known)}`,
        },
      };
    }
    shape = next;
  }
  return { shape };
}
