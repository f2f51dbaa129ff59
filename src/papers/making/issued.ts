import { createHash } from 'node:crypto';
import { britishVoice, voiceFor } from '../../language/index.js';
import { said } from '../../language/voice.js';
import { Refusal } from '../../text/refusal.js';
import { communityId } from '../../things/community/thing.js';
import { type Compared, compared, type SaidThen } from '../../things/issue/diff.js';
import { type IssuedLine, issuedAs, issuedLines } from '../../things/issue/list.js';
import type { CopyData, Issue } from '../../things/issue/thing.js';
import * as issues from '../../things/issue/thing.js';
import { change, need, type Session } from '../../things/session.js';
import { commitmentsSaid, measuresSaid } from '../issue-said.js';
import { sayer, sectionsOf, storedTree } from '../stored.js';
import type { Tree } from '../tree.js';
import { type MadeDocument, makeDocument } from './documents.js';

/** How a document went out. */
export interface GivenOut {
  readonly formats: readonly string[];
  /** The document as Markdown: its digest tells later whether it is still written in the same way. */
  readonly markdown: string;
}

const digestOf = (markdown: string): string => createHash('sha256').update(markdown).digest('hex');

/** Puts on record that `made` was given out, and keeps a copy of it. */
export function issueDocument(
  session: Session,
  made: MadeDocument,
  { formats, markdown }: GivenOut,
): Issue {
  const { tree, facts, period, name, audience, asOf, position } = made;
  return change(session, (transaction) => {
    const id = transaction.newId();
    transaction.record(
      issues.giveOut({
        id,
        copy: transaction.newId(),
        on: session.today,
        about: {
          no: transaction.nextNo('issue'),
          ...{ name, asOf, audience, formats, position },
          ...{ from: period.from, to: period.to, language: tree.data?.about?.language ?? '' },
          measures: measuresSaid(facts),
        },
        said: {
          title: tree.data?.about?.title ?? name,
          commitments: commitmentsSaid(facts, sayer(tree)),
          digest: digestOf(markdown),
          tree: formats.includes('json') ? tree : wordsAlone(tree),
        },
      }),
    );
    return need(transaction, 'issue', id);
  });
}

// The facts that it was made from are handed on as data only, and hold more than its words do.
const wordsAlone = ({ data, ...tree }: Tree): Tree =>
  data?.about === undefined ? tree : { ...tree, data: { about: data.about } };

export const issuedDocuments = ({ ledger }: Session): IssuedLine[] => ledger.read(issuedLines);

/** A document as it was given out. */
export interface IssuedDocument {
  readonly issue: Issue;
  readonly title: string;
  readonly tree: Tree;
  /** Whether `markdown`, made now of its tree, is what it was then. */
  readonly isAsItWas: (markdown: string) => boolean;
}

/** @throws Refusal `unknown-issue`, `copy-gone` */
export function issuedDocument(session: Session, no: number): IssuedDocument {
  const { issue, copy } = needIssue(session, no);
  const tree = storedTree(copy?.tree);
  if (copy === null || tree === undefined) throw copyGone(issue);
  return {
    issue,
    title: copy.title,
    tree,
    isAsItWas: (markdown) => digestOf(markdown) === copy.digest,
  };
}

function needIssue(session: Session, no: number): { issue: Issue; copy: CopyData | null } {
  const found = session.ledger.read((reader) => issuedAs(reader, no));
  if (found) return found;
  throw new Refusal(
    'unknown-issue',
    `No document was given out as number ${no}.`,
    'See what was, with numbers: momentum document issued',
  );
}

const copyGone = ({ no }: Issue): Refusal =>
  new Refusal(
    'copy-gone',
    `Document ${no} was given out, but no copy of it is kept any more.`,
    'See which can still be made again: momentum document issued',
  );

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
export async function compareIssued(
  session: Session,
  first: number,
  second?: number,
): Promise<Comparison> {
  const then = keptOf(session, first);
  const now = second === undefined ? await asOfToday(session, then.issue) : keptOf(session, second);
  const { commitments, measures } = compared(then, now);
  const { locale } =
    session.ledger.read((reader) => reader.get('community', communityId)) ?? britishVoice;
  const voice = await voiceFor(locale);
  const whole = measures.filter(({ name }) => !name.includes('.'));
  return {
    first: then,
    second: now,
    commitments,
    measures: whole,
    labels: Object.fromEntries(
      whole.map(({ name }) => [name, voice.say(said(`measure.${name}.label`))]),
    ),
    sections: reworded(then, now),
  };
}

type Kept = SaidThen & { readonly title: string; readonly tree: Tree };

function keptOf(session: Session, no: number): Kept & { readonly issue: Issue } {
  const { issue, copy } = needIssue(session, no);
  const tree = storedTree(copy?.tree);
  if (copy === null || tree === undefined) throw copyGone(issue);
  return {
    issue,
    tree,
    title: copy.title,
    commitments: copy.commitments,
    measures: issue.measures,
  };
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
    commitments: commitmentsSaid(facts, sayer(tree)),
    measures: measuresSaid(facts),
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
