import { stringify } from 'yaml';
import type { Run } from '../../cli/spec.js';
import { lines, root } from '../../papers/build.js';
import { findTemplate } from '../../papers/making/templates.js';
import { visibleLines } from '../../text/gate.js';
import { ledgerBeside } from './beside.js';
import type { show } from './templates.js';

export const run: Run<typeof show> = async ({ template: named }, call) => {
  const { name, template } = await findTemplate(ledgerBeside(call), named);
  const yaml = stringify(template, { lineWidth: 0 });
  return { data: { name, template }, document: root(lines(yaml)), raw: visibleLines(yaml) };
};
