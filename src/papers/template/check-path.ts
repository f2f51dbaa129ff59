/** Following names into the shape of the facts. */
import type { Path } from '../../text/yaml-source.js';
import { factShape } from '../facts/index.js';
import { type FactFields, group, number, type Shape } from '../facts/shape.js';
import { nearest, type TemplateMistake } from './errors.js';

/** The facts, and what a text may name beside them. */
export const scopeWith = (extra: FactFields): Shape => group({ ...factShape.fields, ...extra });

/** A path of names: what is wrong with it, what it leads to, and one row of that where it is a list. */
export interface Followed {
  readonly mistakes: readonly TemplateMistake[];
  readonly shape?: Shape;
  readonly row?: Shape;
}

export function checkPath(path: Path, name: unknown, within: Shape = factShape): Followed {
  if (typeof name !== 'string') return { mistakes: [] };
  const { shape, mistake } = follow(name.split('.'), within);
  if (mistake) return { mistakes: [{ path, snippet: name, ...mistake }] };
  if (shape === undefined) return { mistakes: [] };
  return { mistakes: [], shape, row: shape.row?.() ?? shape };
}

/** What may follow the name of a fact; Liquid knows how long a list is, and its ends. */
const fieldsOf = ({ fields, row }: Shape): FactFields =>
  fields ?? (row ? { size: number(), first: row(), last: row() } : {});

export function follow(
  names: readonly unknown[],
  within: Shape,
): { shape?: Shape; mistake?: { found: string; expected: string } } {
  let shape: Shape = within;
  for (const [index, name] of names.entries()) {
    if (typeof name === 'number' && shape.row) {
      shape = shape.row();
      continue;
    }
    if (typeof name !== 'string') return {};
    const fields = fieldsOf(shape);
    const next = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (next === undefined) {
      const known = Object.keys(fields);
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
