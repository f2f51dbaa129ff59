import { templateFacts } from '../../actions/template-facts.js';
import type { Run } from '../../cli/spec.js';
import { visibleJson } from '../../core/gate.js';
import { lines, root } from '../../documents/build.js';
import type { facts } from './templates.js';

export const run: Run<typeof facts> = async (input, call) => {
  const { asOf, facts } = await templateFacts(call.desk, input);
  const text = `${JSON.stringify(facts, null, 2)}\n`;
  return { data: { asOf, facts }, document: root(lines(text)), raw: visibleJson(text) };
};
