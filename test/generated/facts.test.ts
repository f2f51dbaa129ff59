import { expect, test } from 'vitest';
import { factShape } from '../../src/papers/facts/index.js';
import type { FactFields, Shape } from '../../src/papers/facts/shape.js';

const head = `# What a template can name

<!-- Made by its test from src/papers/facts; change it there. -->

Each of these is a name for a template: \`{{ community.name }}\`, \`from: commitments.open\`. What they are in your ledger today: \`momentum document facts\`. What stands behind “null” nobody knows, or there is none. How to write a template: [templates.md](templates.md).
`;

const section = (title: string, rows: readonly string[]): string =>
  [`## ${title}`, '', '| Name | Is | Means |', '| --- | --- | --- |', ...rows, ''].join('\n');

/** A table for each group of facts, and below them one for each kind of row that lists hold. */
function tablesOf(facts: FactFields): string[] {
  const kinds = new Map<FactFields, Shape>();
  const line = (name: string, { orNull, about }: Shape, is: string): string =>
    `| \`${name}\` | ${is}${orNull ? ', or null' : ''} | ${about} |`;
  const lines = (name: string, shape: Shape): string[] => {
    const { is, fields, row } = shape;
    const each = row?.();
    if (each?.fields) {
      if (!kinds.has(each.fields)) kinds.set(each.fields, each);
      return [line(name, shape, `list: each is ${kinds.get(each.fields)?.about}`)];
    }
    const kind = fields && kinds.get(fields);
    if (kind) return [line(name, shape, kind.about)];
    return [
      line(name, shape, each ? `list of ${each.is}s` : is === 'group' ? 'a group' : is),
      ...Object.entries(fields ?? {}).flatMap(([inner, shape]) => lines(`${name}.${inner}`, shape)),
    ];
  };
  const groups = Object.entries(facts).map(([name, shape]) => section(name, lines(name, shape)));
  // A map goes on to what is set while it is gone through: rows that hold lists themselves.
  for (const [fields, { about }] of kinds) {
    const rows = Object.entries(fields).flatMap(([name, shape]) => lines(name, shape));
    groups.push(section(about[0]?.toUpperCase() + about.slice(1), rows));
  }
  return groups;
}

test('docs/facts.md is what the facts are declared as', async () => {
  const text = [head, ...tablesOf(factShape.fields)].join('\n');
  await expect(text).toMatchFileSnapshot('../../docs/facts.md');
});
