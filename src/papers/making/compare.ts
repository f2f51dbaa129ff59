/** Two documents that were given out, or one of them and what it would say today. */

import { british, localeFor } from '../../language/index.js';
import { phrase } from '../../language/locale.js';
import { communityId } from '../../things/community/thing.js';
import { type Compared, compared, type SaidThen } from '../../things/issue/diff.js';
import type { Issue } from '../../things/issue/thing.js';
import type { No } from '../../things/no.js';
import type { Session } from '../../things/session.js';
import { says, sectionsOf } from '../stored.js';
import type { Tree } from '../tree.js';
import { makeDocument } from './documents.js';
import { commitmentsIn, keptCopy, measuresIn } from './issued.js';

/** A part of the document whose words have changed. */
export interface Reworded {
  readonly title: string;
  readonly came: readonly string[];
  readonly went: readonly string[];
}

/** Two documents side by side; the second is one that would be made now where it has no number. */
export interface Comparison extends Compared {
  readonly first: { readonly issue: Issue; readonly title: string };
  readonly second: { readonly issue: Issue | null; readonly title: string };
  /** What each of the measures is called. */
  readonly labels: Readonly<Record<string, string>>;
  readonly sections: readonly Reworded[];
}

/**
 * What document `first` said, against what `second` said, or else what the same one would say today.
 * @throws Refusal `unknown-issue`, `copy-gone`, and as `makeDocument`
 */
export async function compareIssued(session: Session, first: No, second?: No): Promise<Comparison> {
  const then = keptOf(session, first);
  const now = second === undefined ? await asOfToday(session, then.issue) : keptOf(session, second);
  const { commitments, measures } = compared(then, now);
  const community = session.ledger.read((reader) => reader.get('community', communityId));
  const locale = await localeFor(community?.locale ?? british.tag);
  const whole = measures.filter(({ name }) => !name.includes('.'));
  return {
    first: then,
    second: now,
    commitments,
    measures: whole,
    labels: Object.fromEntries(
      whole.map(({ name }) => [name, locale.say(phrase(`measure.${name}.label`))]),
    ),
    sections: reworded(then, now),
  };
}

type Kept = SaidThen & { readonly title: string; readonly tree: Tree };

function keptOf(session: Session, no: No): Kept & { readonly issue: Issue } {
  const { issue, copy, tree } = keptCopy(session, no);
  const { title, commitments } = copy;
  return { issue, tree, title, commitments, measures: issue.measures };
}

async function asOfToday(
  session: Session,
  { name }: Issue,
): Promise<Kept & { readonly issue: null }> {
  const { tree, facts } = await makeDocument(session, name);
  return {
    issue: null,
    tree,
    title: tree.data?.about?.title ?? name,
    commitments: commitmentsIn(facts, says(tree)),
    measures: measuresIn(facts),
  };
}

function reworded(first: Kept, second: Kept): Reworded[] {
  // What became of a commitment has been told already, once and for all the places it stands in.
  const told = [...first.commitments, ...second.commitments].flatMap(({ text }) => text ?? []);
  const sentences = ({ tree }: Kept) =>
    new Map(
      sectionsOf(tree).map(({ title, sentences }) => [
        title,
        sentences.filter((sentence) => !told.some((text) => sentence.includes(text))),
      ]),
    );
  const [then, now] = [sentences(first), sentences(second)];
  const without = (some: readonly string[] = [], others: readonly string[] = []) =>
    some.filter((sentence) => !others.includes(sentence));
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((title) => ({
      title,
      came: without(now.get(title), then.get(title)),
      went: without(then.get(title), now.get(title)),
    }))
    .filter(({ came, went }) => came.length > 0 || went.length > 0);
}
