import type { Run } from '../../cli/spec.js';
import { code } from '../../papers/build.js';
import { issuedDocuments } from '../../papers/making/issued.js';
import { inWords } from '../../text/text.js';
import { shortDay } from '../../time/day.js';
import { listing } from '../words.js';
import type { issued } from './given.js';
import { plainIssue } from './issuing.js';

export const run: Run<typeof issued> = (_, call) => {
  const lines = issuedDocuments(call.session);
  return {
    data: { issued: lines.map(({ issue, title }) => plainIssue(issue, title)) },
    document: listing(
      ['No', 'Given out', 'What', 'As of', 'For', 'As'],
      lines.map(({ issue, title }) => [
        String(issue.no),
        shortDay(issue.on),
        title ?? `${issue.name} (no copy is kept)`,
        shortDay(issue.asOf),
        issue.audience,
        inWords(issue.formats),
      ]),
      ['Nothing has been given out yet. To give something out: ', code('momentum state --issue')],
    ),
  };
};
