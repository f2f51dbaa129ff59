import type { Run } from '../../cli/spec.js';
import { lines, root } from '../../papers/build.js';
import { templateFacts } from '../../papers/making/authoring.js';
import { visibleJson } from '../../text/gate.js';
import type { facts } from './templates.js';

export const run: Run<typeof facts> = async (input, call) => {
  const { asOf, facts } = await templateFacts(call.session, input);
  const text = `${JSON.stringify(facts, null, 2)}\n`;
  return { data: { asOf, facts }, document: root(lines(text)), raw: visibleJson(text) };
};
