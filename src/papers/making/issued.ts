import { createHash } from 'node:crypto';
import { british, localeFor } from '../../language/index.js';
import { phrase } from '../../language/locale.js';
import { Refusal } from '../../text/refusal.js';
import { type IssuedLine, issuedAs, issuedLines } from '../../things/issue/list.js';
import { reworded } from '../../things/issue/reworded.js';
import type { CopyData, Issue, SaidOfCommitment, SaidOfMeasure } from '../../things/issue/thing.js';
import * as issues from '../../things/issue/thing.js';
import { compareNos, type No } from '../../things/no.js';
import { change, need, type Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import { paragraph } from '../build.js';
import type { CommitmentFact, DocumentFacts } from '../facts/index.js';
import { partName } from '../from-ledger/figures.js';
import { hidingOf, namedIn } from '../from-ledger/privacy.js';
import { unnamedSince } from '../from-ledger/stands.js';
import { allTextOf, says, storedTree } from '../stored.js';
import type { Tree } from '../tree.js';
import type { MadeDocument } from './documents.js';

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
  made: Omit<MadeDocument, 'figures' | 'about'> & Partial<Pick<MadeDocument, 'figures' | 'about'>>,
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
          ...{ name, asOf, audience, formats, position },
          ...{ from: period.from, to: period.to, language: tree.data?.about?.language ?? '' },
          measures: measuresIn(made),
        },
        said: {
          title: tree.data?.about?.title ?? name,
          commitments: commitmentsIn(facts, says(tree)),
          about: made.about ?? [],
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

/**
 * How many it names who have asked since not to be named: nobody may be told that again unasked.
 */
export function namesSinceUnnamed({ ledger }: Session, { issue, tree }: IssuedDocument): number {
  if (issue.audience === 'facilitator') return 0;
  return ledger.read(
    (reader) => namedIn(reader, allTextOf(tree), unnamedSince(reader, issue)).length,
  );
}

/**
 * A copy without the names of those who have asked since not to be named, which its foot says, and how
 * many they are. What is for the facilitator’s own eyes names everybody.
 */
export async function withoutUnnamed(
  { ledger }: Session,
  { issue, title, tree }: IssuedDocument,
): Promise<{ readonly title: string; readonly tree: Tree; readonly hidden: number }> {
  const asItWas = { title, tree, hidden: 0 };
  if (issue.audience === 'facilitator') return asItWas;
  const locale = await localeFor(issue.language || british.tag);
  return ledger.read((reader) => {
    const without = (people: readonly Id[]) =>
      reworded({ title, tree }, hidingOf(reader, people, locale)) as { title: string; tree: Tree };
    const said = JSON.stringify({ title, tree });
    const people = unnamedSince(reader, issue).filter(
      (id) => JSON.stringify(without([id])) !== said,
    );
    if (people.length === 0) return asItWas;
    const shown = without(people);
    const foot = paragraph([locale.say(phrase('hidden-since', { count: people.length }))]);
    const children = [...shown.tree.children, foot];
    return { title: shown.title, tree: { ...shown.tree, children }, hidden: people.length };
  });
}

/** A document as it was given out. */
export interface IssuedDocument {
  readonly issue: Issue;
  readonly title: string;
  readonly tree: Tree;
  /** The day on which it was put in other words, since somebody whom it named was forgotten. */
  readonly rewrittenOn: Day | null;
  /** Whether `markdown`, made now of its tree, is what it was then. */
  readonly isAsItWas: (markdown: string) => boolean;
}

/** @throws Refusal `unknown-issue`, `copy-gone` */
export function issuedDocument(session: Session, no: No): IssuedDocument {
  const { issue, copy, tree, rewrittenOn } = keptCopy(session, no);
  return {
    issue,
    rewrittenOn,
    title: copy.title,
    tree,
    isAsItWas: (markdown) => digestOf(markdown) === copy.digest,
  };
}

interface Kept extends Pick<IssuedDocument, 'issue' | 'tree' | 'rewrittenOn'> {
  readonly copy: CopyData;
}

/** What was kept of a document. @throws Refusal `unknown-issue`, `copy-gone` */
export function keptCopy(session: Session, no: No): Kept {
  const { issue, copy, rewrittenOn } = needIssue(session, no);
  const tree = storedTree(copy?.tree);
  if (copy === null || tree === undefined) throw copyGone(issue);
  return { issue, copy, tree, rewrittenOn };
}

function needIssue(
  session: Session,
  no: No,
): Omit<Kept, 'copy' | 'tree'> & { copy: CopyData | null } {
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

/** What was said of each measure and of each of its parts, by name, and of how many there are of us. */
export function measuresIn({
  facts: { measures = [], people },
  figures,
}: Pick<MadeDocument, 'facts'> & Partial<Pick<MadeDocument, 'figures'>>): Readonly<
  Record<string, SaidOfMeasure>
> {
  const figure = (
    name: string,
    { numerator, denominator }: Pick<SaidOfMeasure, 'numerator' | 'denominator'>,
    said: string,
  ): [string, SaidOfMeasure] => {
    const phrase = figures?.get(name);
    return [name, { numerator, denominator, said, ...(phrase && { phrase }) }];
  };
  // A number is the same in every language.
  const here = people && {
    numerator: people.members,
    denominator: null,
    said: `${people.members}`,
  };
  return Object.fromEntries([
    ...(here ? [['members', here] as const] : []),
    ...measures.flatMap((measure) => [
      figure(measure.name, measure, measure.whole),
      ...measure.parts.map((part) => figure(partName(measure.name, part.name), part, part.value)),
    ]),
  ]);
}

/**
 * What was said of each commitment, by number. Its words and names are among it only where the
 * document `says` them: a table that was cut short, or a template that leaves them out, kept them
 * to itself.
 */
export function commitmentsIn(
  facts: Partial<DocumentFacts>,
  says: (text: string) => boolean,
): SaidOfCommitment[] {
  const told = new Map<No, SaidOfCommitment>();
  const take = (rows: readonly CommitmentFact[], status?: SaidOfCommitment['status']) => {
    for (const { no, text, who, due } of rows) {
      if (told.has(no)) continue;
      told.set(no, {
        no,
        status: status ?? (who === null ? 'wanted' : 'offered'),
        due,
        who: who !== null && says(who) ? who : null,
        text: says(text) ? text : null,
      });
    }
  };
  const { commitments, plan } = facts;
  // What became of a commitment counts before what has happened to it on the way.
  if (commitments) {
    take(commitments.kept, 'kept');
    take(commitments.released, 'released');
    take(commitments.open);
    take(commitments.overdue);
    take(commitments.wanted);
    take(commitments.wantedBefore);
  }
  if (plan) {
    take(plan.stopped, 'released');
    const { before, thisMonth, nextMonth, monthAfter, later, noDate } = plan;
    for (const { actions } of [before, thisMonth, nextMonth, monthAfter, later, noDate]) {
      take(actions);
    }
    take(plan.lookingFor);
  }
  return [...told.values()].sort((a, b) => compareNos(a.no, b.no));
}
