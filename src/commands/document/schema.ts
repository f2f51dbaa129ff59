import type { Run } from '../../cli/spec.js';
import { lines, root } from '../../papers/build.js';
import { templateJsonSchema } from '../../papers/template/schema.js';
import type { schema } from './templates.js';

export const run: Run<typeof schema> = () => {
  const schema = templateJsonSchema();
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  return { data: { schema }, document: root(lines(text)), raw: text };
};
