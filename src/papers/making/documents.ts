/** Making a document of a ledger, and who gets it as a mail. */
import { languageOf } from '../../language/index.js';
import type { Locale, Phrase } from '../../language/locale.js';
import { Refusal } from '../../text/refusal.js';
import type { Audience } from '../../things/audience.js';
import { periodBack } from '../../things/community/customs.js';
import { settingsOf } from '../../things/community/settings.js';
import { communityId } from '../../things/community/thing.js';
import { firstEntryOf, journalEnd, lastIssued } from '../../things/issue/list.js';
import type { Issue } from '../../things/issue/thing.js';
import type { Reader } from '../../things/ledger.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { isCancelled } from '../../things/meeting/terms.js';
import { membersToWriteTo } from '../../things/member/list.js';
import type { Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { addDays, type Day, formatDay } from '../../time/day.js';
import type { Window } from '../../time/window.js';
import { buildDocument } from '../building/document.js';
import type { DocumentFacts } from '../facts/index.js';
import type { PreviousIssue } from '../from-ledger/context.js';
import { documentFacts } from '../from-ledger/index.js';
import { factsNamedIn, mayDraw } from '../template/inspect.js';
import type { Tree } from '../tree.js';
import { languagesFor, localeOfTemplate } from './locale.js';
import { audienceFor, findTemplate } from './templates.js';

export interface DocumentRequest {
  /** Today unless said. */
  readonly asOf?: Day | undefined;
  /** As people type it; else the template's own, else four weeks. */
  readonly period?: string | undefined;
  /** The meeting that an agenda or a record is of; else the next one, or the last. */
  readonly meeting?: Id | undefined;
  /** The poll that it asks. */
  readonly poll?: Id | undefined;
  /** For whom it is made, where that is not everybody it is written for. */
  readonly audience?: Audience | undefined;
  /** The language that it is to be in, as a locale, where that is not the community's. */
  readonly language?: string | undefined;
  /** The member whom it is for. */
  readonly recipient?: Id | undefined;
  /** Whether it tells that its meeting was called off. */
  readonly calledOff?: boolean;
  /** Told, as soon as that is known, that there may be pictures in it. */
  readonly expectPictures?: (() => void) | undefined;
}

export interface MadeDocument {
  readonly tree: Tree;
  readonly facts: Partial<DocumentFacts>;
  readonly asOf: Day;
  /** The template's name. */
  readonly name: string;
  readonly audience: Audience;
  readonly period: Window;
  /** What it says of each figure, in the words of no language. */
  readonly figures: ReadonlyMap<string, Phrase>;
  /** Up to where it knows the journal. */
  readonly position: readonly Id[];
  /** The first entries of the meetings that it is about, and of the member whom it is for. */
  readonly about: readonly Id[];
}

/** The period of a template that takes up where the last one that was given out ended. */
const sinceLast = 'since-last';

/**
 * Makes a document of the ledger as it was on a day, from its own template where it has one.
 * @param named the template's name, or the path of a file with one
 * @throws Refusal `unclear-period`, `period-to-come`, `audience-wider`, `document-too-long`,
 *   `template-stuck`, `template-slow`, `unknown-language`, `meeting-called-off`, and as `findTemplate`
 */
export async function makeDocument(
  { ledger, today }: Session,
  named: string,
  request: DocumentRequest = {},
): Promise<MadeDocument> {
  const community = ledger.read((reader) => reader.get('community', communityId));
  const languages = languagesFor(community?.locale, request.language);
  const { name, template, writtenIn, timeLimit } = await findTemplate(ledger, named, languages);
  if (mayDraw(template)) request.expectPictures?.();
  const asOf = request.asOf ?? today;
  const audience = audienceFor(template, request.audience);
  const locale = await localeOfTemplate(ledger, languages, writtenIn, template.language);
  const typedIn = await localeOfTemplate(ledger, { ...languages, asked: languages.home }, 'home');
  const { meeting, poll, recipient } = request;
  const { periodWeeks, gaugeWeeks } = settingsOf(community?.settings);
  const asked = request.period ?? template.period;
  const figures = new Map<string, Phrase>();
  const { facts, ...known } = ledger.read((reader) => {
    const times = timeframe(reader, asked, {
      name,
      audience,
      asOf,
      recipient,
      usual: `${periodWeeks}w`,
      gauges: `${gaugeWeeks}w`,
      today,
      locale,
    });
    const { period } = times;
    refuseToCome(period, asOf);
    if (meeting !== undefined && !request.calledOff)
      refuseCalledOff(reader.get('meeting', meeting), asOf);
    const meant = new Set(recipient === undefined ? [] : [recipient]);
    const figureSaid = (figure: string, said: Phrase) => void figures.set(figure, said);
    const factsRequest = {
      asOf,
      today,
      ...times,
      audience,
      locale,
      typedIn,
      ...{ meeting, poll, recipient },
      figureSaid,
      meetingMeant: (id: Id) => void meant.add(id),
    };
    const facts = documentFacts(reader, factsRequest, factsNamedIn(template));
    const about = [...meant].flatMap((id) => firstEntryOf(reader, id) ?? []);
    return { facts, period, position: journalEnd(reader), about };
  });
  const edition = { community: community?.name ?? '', asOf, locale, audience };
  const tree = await buildDocument(template, facts, edition, timeLimit);
  return {
    tree: { ...tree, data: { ...tree.data, facts } },
    facts,
    asOf,
    name,
    audience,
    figures,
    ...known,
  };
}

interface Timeframe {
  readonly period: Window;
  readonly figures: Window;
  readonly since: PreviousIssue | null;
}

/**
 * The days that a document looks back on; since the last one given out, where it says so. Its figures
 * are of the time that was asked for, else of the weeks that figures speak of everywhere.
 * @param asked by whoever makes it, or by its template; undefined where neither says
 */
function timeframe(
  reader: Reader,
  asked: string | undefined,
  which: Omit<Parameters<typeof lastIssued>[1], 'language'> & {
    readonly locale: Locale;
    readonly recipient: Id | undefined;
    readonly usual: string;
    readonly gauges: string;
    readonly today: Day;
  },
): Timeframe {
  const { asOf, recipient, locale, today } = which;
  const gauges = periodBack(reader, which.gauges, asOf < today ? asOf : today);
  if (asked !== undefined && asked !== sinceLast) {
    const period = periodBack(reader, asked, asOf);
    return { period, figures: period, since: null };
  }
  // What was given to one member says nothing of what another has been told.
  const last =
    asked === sinceLast && recipient === undefined
      ? lastIssued(reader, { ...which, language: locale.tag })
      : undefined;
  if (last === undefined) {
    return { period: periodBack(reader, which.usual, asOf), figures: gauges, since: null };
  }
  const next = addDays(last.asOf, 1);
  const period = { from: next < asOf ? next : asOf, to: asOf };
  return { period, figures: gauges, since: { ...last, measures: saidIn(locale, last) } };
}

/** What an issue said of its figures, in the language of another document. */
function saidIn(locale: Locale, { language, measures }: Issue): Issue['measures'] {
  if (languageOf(language) === languageOf(locale.tag)) return measures;
  return Object.fromEntries(
    Object.entries(measures).flatMap(([name, said]) => {
      const again = said.phrase && sayAgain(locale, said.phrase as Phrase);
      return again === undefined ? [] : [[name, { ...said, said: again }]];
    }),
  );
}

// Of another version's words, or of a ledger that came by mail, some may not be there.
function sayAgain(locale: Locale, said: Phrase): string | undefined {
  try {
    return locale.say(said);
  } catch {
    return undefined;
  }
}

function refuseToCome(period: Window, asOf: Day): void {
  if (period.from <= asOf) return;
  throw new Refusal(
    'period-to-come',
    `That time begins on ${formatDay(period.from)}, after the day of the document, ${formatDay(asOf)}.`,
    'Choose a time that has begun, or a later day with --as-of.',
  );
}

/** Nobody comes to a meeting that was called off by the day of its paper. */
function refuseCalledOff(state: Meeting | undefined, asOf: Day): void {
  if (state === undefined || !isCancelled.of(state, asOf)) return;
  throw new Refusal(
    'meeting-called-off',
    `“${state.title}” on ${formatDay(state.day)} was cancelled, so there is nothing to make of it.`,
    'If it is to take place after all, plan it anew: momentum meeting plan "TITLE" --on DATE',
  );
}

/** To whom a mail to the members goes. */
export interface MailAddresses {
  /** Each once, in the order in which people came into the ledger. */
  readonly addresses: readonly string[];
  /** How many members have no address, or none that a mail could be sent to. */
  readonly without: number;
}

// One address and nothing else: what could be read as two, or as a header's next line, is none.
const sendable = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/u;

/** The members who are not pausing today, as far as they can be written to. */
export const addressesOfAll = ({ ledger, today }: Session): MailAddresses =>
  addressed(ledger.read((reader) => membersToWriteTo(reader, today)).map(({ email }) => email));

/** Each of them who can be written to, by name. */
export const peopleToWriteTo = ({ ledger, today }: Session) =>
  ledger
    .read((reader) => membersToWriteTo(reader, today))
    .flatMap(({ name, email }) => (isSendable(email) ? [{ name, address: email }] : []));

/** One person, if they can be written to. */
export const addressOfOne = ({ ledger }: Session, member: Id): MailAddresses =>
  addressed([ledger.read((reader) => reader.get('member', member)?.email ?? null)]);

/** Whether a mail can be sent to it. */
const isSendable = (address: string | null): address is string =>
  address !== null && sendable.test(address);

function addressed(all: ReadonlyArray<string | null>): MailAddresses {
  const found = all.filter(isSendable);
  const once = new Map(found.map((address) => [address.toLowerCase(), address]));
  return { addresses: [...once.values()], without: all.length - found.length };
}
