/** Two documents that were given out, or one of them and what it would say today. */

import { british, localeFor } from '../../language/index.js';
import { type Locale, phrase } from '../../language/locale.js';
import { Refusal } from '../../text/refusal.js';
import { briefly } from '../../text/text.js';
import type { Audience } from '../../things/audience.js';
import { communityId } from '../../things/community/thing.js';
import { type Compared, compared, type SaidThen } from '../../things/issue/diff.js';
import { thingBegunBy } from '../../things/issue/list.js';
import type { CopyData, Issue } from '../../things/issue/thing.js';
import type { Reader } from '../../things/ledger.js';
import type { No } from '../../things/no.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { textFor } from '../from-ledger/privacy.js';
import { knownCommitments } from '../from-ledger/stands.js';
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
  /** The language in which the community writes. */
  readonly locale: Locale;
  readonly sections: readonly Reworded[];
}

/**
 * What document `first` said, against what `second` said, or else what the same one would say today.
 * @throws Refusal `unknown-issue`, `copy-gone`, `nothing-to-compare`, and as `makeDocument`
 */
export async function compareIssued(session: Session, first: No, second?: No): Promise<Comparison> {
  const then = keptOf(session, first);
  const now = second === undefined ? await asOfToday(session, then) : keptOf(session, second);
  const nos = [...then.commitments, ...now.commitments].map(({ no }) => no);
  const community = session.ledger.read((reader) => reader.get('community', communityId));
  const locale = await localeFor(community?.locale ?? british.tag);
  const { commitments, measures, sections } = session.ledger.read((reader) => {
    const { readable, nameOf } = tellable(reader, then.issue.audience, locale);
    const knowing = (said: typeof then | typeof now): SaidThen => ({
      ...said,
      known: knownCommitments(reader, nos, said.issue),
    });
    const told = compared(knowing(then), knowing(now), nameOf);
    return {
      ...told,
      commitments: readable(told.commitments),
      sections: readable(reworded(then, now)),
    };
  });
  const whole = measures.filter(({ name }) => !name.includes('.'));
  return {
    first: then,
    second: now,
    commitments,
    measures: whole,
    locale,
    labels: Object.fromEntries(
      whole.map(({ name }) => [name, locale.say(phrase(`measure.${name}.label`))]),
    ),
    sections,
  };
}

/** What may be told now of whoever asked, since it was said, not to be named. */
function tellable(reader: Reader, audience: Audience, locale: Locale) {
  const { text } = textFor(reader, audience, locale, null);
  return {
    readable: <Of>(told: Of): Of =>
      JSON.parse(JSON.stringify(told), (_, each) => (typeof each === 'string' ? text(each) : each)),
    nameOf: (id: Id): string =>
      text(reader.get('member', id)?.name ?? locale.say(phrase('somebody'))),
  };
}

type Kept = Omit<SaidThen, 'known'> & { readonly title: string; readonly tree: Tree };
type KeptIssue = Kept & { readonly issue: Issue; readonly about: CopyData['about'] };

function keptOf(session: Session, no: No): KeptIssue {
  const { issue, copy, tree } = keptCopy(session, no);
  const { title, commitments, about } = copy;
  return { issue, about, tree, title, commitments, measures: issue.measures };
}

/** The same document made now: of the same meeting, for the same member. */
async function asOfToday(
  session: Session,
  { issue, about }: KeptIssue,
): Promise<Kept & { readonly issue: null }> {
  const { name, audience, language } = issue;
  const [meeting, recipient] = session.ledger.read((reader) =>
    (['meeting', 'member'] as const).map((which) =>
      about?.map((entry) => thingBegunBy(reader, which, entry)).find((id) => id !== undefined),
    ),
  );
  const made = await makeDocument(session, name, { audience, language, meeting, recipient });
  const isOfTheSame =
    about === null ? made.about.length === 0 : about.every((each) => made.about.includes(each));
  if (!isOfTheSame) throw nothingToCompare(issue);
  const { tree, facts } = made;
  return {
    issue: null,
    tree,
    title: tree.data?.about?.title ?? name,
    commitments: commitmentsIn(facts, says(tree)),
    measures: measuresIn(made),
  };
}

const nothingToCompare = ({ no }: Issue): Refusal =>
  new Refusal(
    'nothing-to-compare',
    `What document ${no} was about is not on record, so it can’t be made as of today.`,
    `See it as it was given out: momentum document again ${no}`,
  );

function reworded(first: Kept, second: Kept): Reworded[] {
  // What became of a commitment has been told already, once and for all the places it stands in.
  const told = [...first.commitments, ...second.commitments].flatMap(({ text }) =>
    text === null ? [] : [text, briefly(text)],
  );
  const readable = ({ tree }: Kept) =>
    new Map(
      sectionsOf(tree).map(({ title, sentences, asides }) => [
        title,
        {
          sentences: sentences.filter((sentence) => !told.some((text) => sentence.includes(text))),
          asides,
        },
      ]),
    );
  const [then, now] = [readable(first), readable(second)];
  const without = (some: readonly string[] = [], others: readonly string[] = []) =>
    some.filter((sentence) => !others.includes(sentence));
  return [...new Set([...now.keys(), ...then.keys()])]
    .map((title) => {
      const [said, says] = [then.get(title), now.get(title)];
      const came = without(says?.sentences, said?.sentences);
      const went = without(said?.sentences, says?.sentences);
      // What was told and is not any more has given way to something, if only to “no date yet”.
      return {
        title,
        came: came.length > 0 || went.length === 0 ? came : without(says?.asides, said?.asides),
        went: went.length > 0 || came.length === 0 ? went : without(said?.asides, says?.asides),
      };
    })
    .filter(({ came, went }) => came.length > 0 || went.length > 0);
}
