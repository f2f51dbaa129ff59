import type { Run } from '../../cli/spec.js';
import { templateText } from '../../files/own-template.js';
import { paragraph, root } from '../../papers/build.js';
import { wordsInFile } from '../../papers/making/locale.js';
import { findTemplate } from '../../papers/making/templates.js';
import { ledgerBeside } from './beside.js';
import type { check } from './templates.js';

export const run: Run<typeof check> = async ({ template }, call) => {
  if (/(?:^|[\\/])words\.ya?ml$/.test(template)) {
    await wordsInFile({ path: template, text: templateText(template) });
    return { data: { template }, document: root(paragraph('The words are in order.')) };
  }
  const { path } = await findTemplate(ledgerBeside(call), template);
  return {
    data: { template: path ?? template },
    document: root(paragraph('The template is in order.')),
  };
};
