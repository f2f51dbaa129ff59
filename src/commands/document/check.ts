import { readTemplateFile } from '../../actions/documents.js';
import type { Run } from '../../cli/spec.js';
import { paragraph, root } from '../../documents/build.js';
import type { check } from './index.js';

export const run: Run<typeof check> = async ({ file }) => {
  await readTemplateFile(file);
  return { data: { template: file }, document: root(paragraph('The template is in order.')) };
};
