/** Promises, and what is wanted: who will do what, by when, and after what. */
import { Refusal } from '../text/refusal.js';
import { capital, shellWord } from '../text/text.js';
import { dueTyped } from '../things/commitment/agreeing.js';
import { type Offer, offerCommitment } from '../things/commitment/changes.js';
import { offerTurn } from '../things/duty/changes.js';
import { turnSaid } from '../things/duty/list.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { formatDay } from '../time/day.js';
import { commitmentsNumbered, type Place, peopleNamed, whoIsUnclear } from './finding.js';
import { atMeeting, clear, type Meant, noCommitment, noDayRead, noted, waits } from './meant.js';
import type { ByWhen, LineSaid, Promised } from './said.js';
import { firstWord } from './tidy.js';
import { dayAhead, timed } from './when.js';

type Wanted = Extract<LineSaid, { kind: 'wanted' }>;

/**
 * The offer as a command, for what somebody has to say more clearly: whoever is not known and a day
 * that can't be read are left to be filled in, since the line would be refused with them.
 */
const offerAs = (
  at: Place,
  what: string,
  by: string,
  when: ByWhen | undefined,
  isDay = true,
): string[] => [
  'offer',
  shellWord(capital(when?.what ?? what)),
  ...(by === ''
    ? ['--wanted']
    : ['--by', whoIsUnclear(peopleNamed(at, by)) === undefined ? shellWord(by) : 'NAME']),
  ...(when ? ['--due', isDay ? shellWord(when.day) : 'DATE'] : []),
  ...atMeeting(at),
];

/** What is to be done as it is offered, with everything that has to be known for it. */
function offering(said: Promised | Wanted, at: Place, line: string, who: string) {
  const when = timed(at, said.what, said.by);
  const surely = said.by.find((each) => each.surely);
  const needs = commitmentsNumbered(at, said.needs);
  if ('problem' in when) {
    const typed = offerAs(at, said.what, who, surely, false);
    return { unclear: waits(line, when.problem, ...typed) };
  }
  const typed = offerAs(at, said.what, who, surely);
  const [missing] = needs.unclear;
  if (missing !== undefined) return { unclear: waits(line, noCommitment(missing), ...typed) };
  const text = capital(when.what);
  return {
    typed: offerAs(
      at,
      when.what,
      who,
      when.due ? { what: when.what, day: when.due.day, surely: true } : undefined,
    ),
    offer: { text, ...dueTyped(when.due), needs: needs.ids, saidAt: at.meeting?.id },
    omitted: when.due === undefined ? undatedSaid(at, when.what, when.noDay) : [],
  };
}

/** A day and a month in figures at the end, which may be something else: "bring logs 10/12". */
const figuresAtEnd = /(?:^|\s)[([]?(?<figures>\d{1,2}\/\d{1,2}|\d{2}\.\d{2}\.?)[)\]]?$/u;

/** What is said of a promise without a date where it held something that may have been meant for one. */
function undatedSaid(at: Place, what: string, noDay: string | undefined): string[] {
  if (noDay !== undefined) return [noDayRead(noDay)];
  const { figures } = figuresAtEnd.exec(what)?.groups ?? {};
  if (figures === undefined) return [];
  try {
    const { day } = dayAhead(at, figures);
    return [
      `“${figures}” was not read as a day. If ${formatDay(day)} is meant: momentum move NUMBER --to ${day}`,
    ];
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return [];
  }
}

const joined = /^(?:and|&|,|\p{Lu}\p{L}+ (?:and|&) )/u;

/** What a promise comes to: nothing of it is guessed. */
export function readPromise(first: Promised, at: Place, line: string): Meant {
  const { others: further = [] } = first;
  const said = further.find(({ who }) => whoIsUnclear(peopleNamed(at, who)) === undefined) ?? first;
  const people = peopleNamed(at, said.who);
  const offered = offering(said, at, line, said.who);
  const dated = offered.offer?.due !== undefined || said.needs.length > 0;
  const unknown = people.unclear.length === 0 && people.ids.length === 0;
  // Words before a colon or a verb that are nobody's name: what was said, and no promise.
  const isNobody = at.grammars.some(({ nobody }) => nobody.has(firstWord(said.who)));
  const isProse =
    isNobody ||
    said.form === 'colon' ||
    (/\s/.test(said.who) && said.who === said.who.toLowerCase());
  if (unknown && !dated && isProse && offered.unclear === undefined) return noted(line, at);
  // A list goes on in what they are said to do, and not all in it are known.
  const goesOn = said === first && joined.test(said.what) && further.length > 0;
  const unclearWho = goesOn
    ? (whoIsUnclear(peopleNamed(at, further[0]?.who ?? '')) ?? 'It is not clear who will do it.')
    : unknown && isNobody
      ? 'It was not said who will do it.'
      : whoIsUnclear(people);
  if (unclearWho !== undefined) {
    return waits(
      line,
      unclearWho,
      ...(offered.typed ?? offerAs(at, said.what, said.who, said.by[0])),
    );
  }
  if (offered.unclear) return offered.unclear;
  if (said.isUnsaid) {
    return waits(line, 'It is not clear what is done: say it as “va …”.', ...offered.typed);
  }
  if (said.form === 'colon' && !dated) {
    return waits(line, 'Is that a promise? It names no day.', ...offered.typed);
  }
  const [by, ...others] = people.ids as [Id, ...Id[]];
  const { offer, omitted } = offered;
  return { ...clear((session) => offerSaid(session, { ...offer, by, others })), omitted };
}

/** What was said in the words of a job that comes again is a turn of it, where one is near and free. */
function offerSaid(session: Session, offer: Offer): void {
  const { text, due, by, saidAt, ...more } = offer;
  const said = { text, due: due ?? undefined, meeting: saidAt ?? undefined };
  const meant = session.ledger.read((reader) => turnSaid(reader, said, session.today));
  if (meant === undefined) offerCommitment(session, offer);
  else {
    const { duty, turn } = meant;
    offerTurn(session, duty.id, { ...more, saidAt, to: by ?? undefined, on: turn.turnOn });
  }
}

export function readWanted(said: Wanted, at: Place, line: string): Meant {
  const { unclear, offer, omitted } = offering(said, at, line, '');
  if (unclear) return unclear;
  return {
    ...clear((session) => {
      offerCommitment(session, { ...offer, by: null });
    }),
    omitted,
  };
}
