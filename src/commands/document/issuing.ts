import type { DocumentFormat } from '../../out/formats.js';
import type { MadeDocument } from '../../papers/making/documents.js';
import { formats } from '../../render/index.js';
import type { Issue } from '../../things/issue/thing.js';
import type { Session } from '../../things/session.js';

/** Puts on record that a document went out like this. */
export async function giveOut(
  session: Session,
  made: MadeDocument,
  as: readonly DocumentFormat[],
): Promise<Issue> {
  const [{ issueDocument }, render] = await Promise.all([
    import('../../papers/making/issued.js'),
    formats.markdown.load(),
  ]);
  return issueDocument(session, made, { formats: as, markdown: await render(made.tree) });
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
