import type { Desk } from '../../actions/desk.js';
import type { MadeDocument } from '../../actions/documents.js';
import type { Issue } from '../../core/issue.js';
import type { DocumentFormat } from '../../delivery/formats.js';
import { formats } from '../../render/index.js';

/** Puts on record that a document went out like this. */
export async function giveOut(
  desk: Desk,
  made: MadeDocument,
  as: readonly DocumentFormat[],
): Promise<Issue> {
  const [{ issueDocument }, render] = await Promise.all([
    import('../../actions/issued.js'),
    formats.markdown.load(),
  ]);
  return issueDocument(desk, made, { formats: as, markdown: await render(made.tree) });
}

/** What a handler hands back of a document that was given out. */
export const plainIssue = (issue: Issue, title: string | null) => ({
  number: issue.no,
  on: issue.on,
  name: issue.name,
  title,
  asOf: issue.asOf,
  from: issue.from,
  to: issue.to,
  audience: issue.audience,
  language: issue.language,
  formats: issue.formats,
});
