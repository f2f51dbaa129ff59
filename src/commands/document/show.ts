import { stringify } from 'yaml';
import { findTemplate } from '../../actions/templates.js';
import type { Run } from '../../cli/spec.js';
import { visibleLines } from '../../core/gate.js';
import { lines, root } from '../../documents/build.js';
import { ledgerBeside } from './beside.js';
import type { show } from './templates.js';

export const run: Run<typeof show> = async ({ template: named }, call) => {
  const { name, template } = await findTemplate(ledgerBeside(call), named);
  const yaml = stringify(template, { lineWidth: 0 });
  return { data: { name, template }, document: root(lines(yaml)), raw: visibleLines(yaml) };
};
