import type { Run } from '../../cli/spec.js';
import { code, lines, list, paragraph, root } from '../../papers/build.js';
import { newTemplate } from '../../papers/making/authoring.js';
import { ledgerBeside } from './beside.js';
import type { new_ } from './templates.js';

export const run: Run<typeof new_> = async ({ name, extends: parent }, call) => {
  const { path, base } = await newTemplate(ledgerBeside(call) ?? call.session.ledger, name, parent);
  return {
    data: { name, template: path, extends: base },
    document: root(
      paragraph('Your template is this file. Open it in any text editor:'),
      lines(path),
      paragraph('Then:'),
      list([
        [paragraph(['look whether it can be read: ', code(`momentum document check ${name}`)])],
        [paragraph(['see what it makes: ', code(`momentum document make ${name} --open`)])],
      ]),
    ),
  };
};
