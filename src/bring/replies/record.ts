/** What people answered by mail, put on record as one act; or only looked at, which leaves nothing behind. */
import type { Locale } from '../../language/locale.js';
import { entriesTold } from '../../lines/line.js';
import { type Unclear, writeDown } from '../../lines/meant.js';
import { Refusal } from '../../text/refusal.js';
import { inWords, shellWord } from '../../text/text.js';
import { communityId } from '../../things/community/thing.js';
import type { Candidate } from '../../things/find.js';
import { lastNo } from '../../things/history.js';
import type { Reader, Transaction } from '../../things/ledger.js';
import { membersKnownAs } from '../../things/member/find.js';
import { change, need, type Session } from '../../things/session.js';
import { asPartOf } from '../../things/together.js';
import type { Day } from '../../time/day.js';
import { saidBefore, shortDigest } from '../applying/said-by-files.js';
import { dayIn } from '../instants.js';
import { lookedAt } from '../looking.js';
import { isLikeAnAnswer } from './like-an-answer.js';
import type { Mail } from './mails.js';
import { type Answer, meaningOfAnswer } from './meant.js';
import { type MailSaid, saidByMail, sentencesOf } from './said.js';

/** What of an answer was not put on record, and what to type for it. */
export type Left = Pick<Unclear, 'why' | 'next'>;

/** A mail and what came of it, or would. */
export interface ReplyRead {
  readonly no: number;
  /** By their name on record; else as the mail names them. */
  readonly who: string;
  readonly on: Day | null;
  readonly subject: string;
  /** What it put on record, in sentences; nothing where all of it was there, or nothing could be. */
  readonly told: readonly string[];
  /** What was written beside a sentence that was understood, to be read by a person. */
  readonly beside: readonly string[];
  /** Whether that is kept, as a note for the facilitator alone. */
  readonly kept: boolean;
  readonly waits: readonly Left[];
  /** The numbers of later ones of theirs that may say otherwise and could not be read. */
  readonly unreadSince: readonly number[];
}

interface Reading {
  readonly mails: readonly Mail[];
  /** The languages in which documents may have gone out. */
  readonly locales: readonly Locale[];
  /** The numbers of mails that are left out. */
  readonly without: ReadonlySet<number>;
}

/** What recording them would come to. */
export const lookAtReplies = (session: Session, reading: Reading): readonly ReplyRead[] =>
  lookedAt(session, (transaction) => readReplies(session, transaction, reading));

/** Puts on record what is clear, as one act; what is not is left to whoever reads it. */
export const recordReplies = (session: Session, reading: Reading): readonly ReplyRead[] =>
  change(session, (transaction) => readReplies(session, transaction, reading));

function readReplies(
  session: Session,
  transaction: Transaction,
  { mails, locales, without }: Reading,
): ReplyRead[] {
  const { reader } = transaction;
  const { today } = session;
  const sentences = locales.flatMap(sentencesOf);
  const timeZone = reader.get('community', communityId)?.timeZone ?? 'UTC';
  // What was answered once is not done again when a mailbox is read again, whatever came since.
  const before = saidBefore(transaction, today, transaction.record.bind(transaction), {
    sheet: 'mails',
    columns: {},
  });
  let seq = lastNo(reader);
  function told(): string[] {
    const entries = [...reader.entries('batch = ? AND seq > ?', transaction.batch, seq)];
    seq = entries.at(-1)?.seq ?? seq;
    return entriesTold(reader, entries, undefined);
  }

  /** What was written with a promise, such as what it hangs on, is kept for whoever leads. */
  function keepWords(answers: readonly Answer[], from: Candidate, words: string, on: Day): boolean {
    const promises = answers.flatMap(({ about, act }) =>
      about?.[0] === 'replies' && act ? [need(reader, 'commitment', about[1])] : [],
    );
    if (promises.length === 0 || words === '') return false;
    const what = inWords(promises.map(({ no, text }) => `${no} (${text})`));
    const own = { ...asPartOf(session, transaction), today: on };
    writeDown(own, null, `${from.label}, with ${what}: “${words}”`);
    // It is told with the words, and not among what the next mail put on record.
    told();
    return true;
  }

  function did({ act, about, unclear }: Answer, { key }: Mail, on: Day): readonly Left[] {
    if (!about) return unclear;
    const [kind, of] = about;
    const mail = `m${shortDigest(key)}`;
    if (before.sayings(kind, of).some((each) => each.has(mail))) return [];
    if (unclear.length > 0) return unclear;
    try {
      act?.({ ...asPartOf(session, transaction), today: on });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return [{ why: cause.message, next: cause.next }];
    }
    before.note(kind, of, mail, 'read');
    return [];
  }

  const inTurn = mails
    .map((mail, nth) => ({ mail, no: nth + 1 }))
    // A mailbox may have the newest first, and the last answer counts.
    .sort(({ mail: a }, { mail: b }) =>
      (a.sentAt ?? '') < (b.sentAt ?? '') ? -1 : (a.sentAt ?? '') > (b.sentAt ?? '') ? 1 : 0,
    );
  /** Of each that was read so far, in turn: who wrote it, and what it is about. */
  const written: Written[] = [];
  const replies = inTurn.map(({ mail, no }): ReplyRead => {
    const sentOn = mail.sentAt === null ? null : dayIn(timeZone, mail.sentAt);
    const on = sentOn !== null && sentOn < today ? sentOn : today;
    const { said, beside } = saidByMail(mail, sentences);
    const people = peopleOf(reader, mail, said);
    const [person] = people;
    const reply = {
      ...{ no, on: sentOn, subject: mail.subject },
      who: people.length === 1 && person ? person.label : mail.name || mail.from || 'somebody',
    };
    const nothing = { told: [], beside: [], kept: false, unreadSince: [] };
    const left = (...waits: readonly Left[]) => ({ ...reply, ...nothing, waits });
    if (without.has(no)) return left();
    if (person === undefined) return left(nobodyOfThatAddress(mail));
    if (people.length > 1) return left(severalOfThatAddress(people));
    if (said.length === 0) {
      written.push({ no, mail, by: person.id, about: [], isUnread: true });
      return left(onlyWords);
    }
    const answers = said.map((each) => meaningOfAnswer(each, { reader, person, on, locales }));
    const waits = answers.flatMap((answer) => did(answer, mail, on));
    written.push({
      ...{ no, mail, by: person.id, isUnread: waits.length > 0 },
      about: answers.flatMap(({ about }) => (about ? [about.join()] : [])),
    });
    const behind = answers.flatMap((answer) => answer.beside ?? []);
    const done = told();
    const words = [...behind, ...beside];
    const kept = done.length > 0 && keepWords(answers, person, words.join(' '), on);
    return { ...reply, told: done, beside: words, kept, waits, unreadSince: [] };
  });
  before.flush();
  return replies
    .map((reply) =>
      reply.told.length > 0 ? { ...reply, unreadSince: unreadAfter(reply.no, written) } : reply,
    )
    .sort((a, b) => a.no - b.no);
}

interface Written {
  readonly no: number;
  readonly mail: Mail;
  readonly by: Candidate['id'];
  /** Nothing where that can’t be told: then it counts if it looks like an answer. */
  readonly about: readonly string[];
  readonly isUnread: boolean;
}

/** What the same person wrote later of the same, or in the words of an answer, and only a person can read. */
function unreadAfter(no: number, inTurn: readonly Written[]): number[] {
  const at = inTurn.findIndex((each) => each.no === no);
  const own = inTurn[at];
  return own === undefined
    ? []
    : inTurn
        .slice(at + 1)
        .filter(
          ({ by, about, isUnread, mail }) =>
            isUnread &&
            by === own.by &&
            (about.length === 0
              ? isLikeAnAnswer(mail, own.mail.subject)
              : about.some((each) => own.about.includes(each))),
        )
        .map((each) => each.no);
}

/** Whoever has the address from which the answer came, and whoever a calendar says it is of. */
function peopleOf(reader: Reader, { from }: Mail, said: readonly MailSaid[]): Candidate[] {
  const whose = said.flatMap((each) => (each.kind === 'comes' ? (each.whose ?? []) : []));
  const found = [...whose, from].flatMap((address) =>
    address === '' ? [] : membersKnownAs(reader, address),
  );
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

const nobodyOfThatAddress = ({ from }: Mail): Left => ({
  why: from === '' ? 'It does not say who wrote it.' : `Nobody on record has the address ${from}.`,
  next: from === '' ? '' : `Whose it is: momentum member edit NAME --email ${shellWord(from)}`,
});

const severalOfThatAddress = (people: readonly Candidate[]): Left => ({
  why: `It may be of ${inWords(
    people.map(({ label }) => label),
    'or',
  )}: they share an address, or one answered for another.`,
  next: '',
});

const onlyWords: Left = {
  why: 'No answer stands in it that can be put on record unread.',
  next: '',
};
