import type { Run } from '../../cli/spec.js';
import { root, table } from '../../papers/build.js';
import { describedTemplates } from '../../papers/making/authoring.js';
import { ledgerBeside } from './beside.js';
import type { list } from './templates.js';

export const run: Run<typeof list> = async (_, call) => {
  const templates = await describedTemplates(ledgerBeside(call));
  return {
    data: { templates },
    document: root(
      table(
        ['Name', 'What for', 'Whose'],
        templates.map(({ name, about, own, replaces }) => [
          name,
          about ?? '',
          own ? (replaces ? 'yours, in place of momentum’s' : 'yours') : 'momentum’s',
        ]),
      ),
    ),
    hints: [
      'To make one: momentum document make NAME',
      'To change one, or begin another: momentum document new NAME',
    ],
  };
};
