/** A member’s time here, as a story. */

import type { Call, Result } from '../cli/verb.js';
import { heading, list, paragraph, root, table } from '../papers/build.js';
import { counted, inWords } from '../text/text.js';
import type { Commitment } from '../things/commitment/fields.js';
import {
  type Helped,
  helpedWith,
  type Taken,
  takenBy,
  yearsOf,
} from '../things/commitment/lives.js';
import { historyOf } from '../things/history.js';
import type { Reader } from '../things/ledger.js';
import { lastAttended } from '../things/meeting/list.js';
import type { Member } from '../things/member/fields.js';
import { isGone } from '../things/member/terms.js';
import { member } from '../things/member/thing.js';
import { tellingFrom } from '../things/names.js';
import type { Telling } from '../things/sentences.js';
import { type Day, formatDay } from '../time/day.js';
import { dayWithDistance, howLong } from '../time/distance.js';
import { beatsOf, toldInTurn } from './shown.js';

export function ofMember(reader: Reader, state: Member, { today }: Call): Result {
  const names = tellingFrom(reader);
  const story = beatsOf(historyOf(reader, state.id), names);
  const taken = takenBy(reader, state.id);
  const helped = helpedWith(reader, state.id, today);
  const years = yearsOf(reader, state.id);
  const last = lastAttended(reader, state.id);
  const now = [
    kept(taken, isGone(state.status)),
    last === null
      ? 'No list of a meeting says that they came.'
      : `Last on the list of a meeting on ${dayWithDistance(last.on, today)}.`,
    state.goodAt ? `Good at, or likes: ${state.goodAt}.` : null,
  ].filter((sentence) => sentence !== null);
  return {
    data: {
      commitment: null,
      member: state.no,
      story,
      taken,
      helped: helped.map(({ owner: _, ...each }) => each),
      years,
      now,
    },
    document: root(
      heading(1, state.name),
      list(toldInTurn(story)),
      heading(2, 'What they took on'),
      taken.length === 0
        ? paragraph('Nothing is on record.')
        : list(
            taken.map(
              (each) => `${each.no} (${each.text}): ${outcome(each, today, isGone(state.status))}`,
            ),
          ),
      ...(helped.length === 0
        ? []
        : [
            heading(2, 'What they helped with'),
            list(helped.map((each) => `${each.no} (${each.text}): ${shared(each, today, names)}`)),
          ]),
      ...(years.length === 0
        ? []
        : [
            heading(2, 'Year by year'),
            table(
              ['Year', 'Meetings', 'Contributions'],
              years.map((each) => [each.year, String(each.meetings), String(each.contributions)]),
              [null, 'right', 'right'],
            ),
          ]),
      heading(2, 'How it stands'),
      list(now),
    ),
  };
}

function outcome(
  { from, dayUnknown, passedOn, handedBack, status, due, closedOn }: Taken,
  today: Day,
  hasLeft: boolean,
): string {
  const since = dayUnknown
    ? `taken by ${formatDay(from)} (when, nobody has said)`
    : `taken on ${formatDay(from)}`;
  const later = (day: Day): string =>
    dayUnknown ? `on ${formatDay(day)}` : `${howLong(from, day)} later`;
  if (passedOn !== null) {
    return `${since}, ${handedBack ? 'handed back' : 'passed on'} ${later(passedOn)}`;
  }
  const after = closedOn === null ? '' : ` ${later(closedOn)}`;
  if (status === 'kept') return `${since}, kept${after || ' on a day nobody noted'}`;
  if (status === 'released') return `${since}, let go${after}`;
  if (hasLeft) return `${since}, looking for somebody since they left`;
  return `${since}, open${dueIn(due, today)}`;
}

function shared({ owner, status, due, closedOn }: Helped, today: Day, names: Telling): string {
  const who = owner === null ? '' : `with ${names.nameOf(member, owner)}, `;
  const on = closedOn === null ? '' : ` on ${formatDay(closedOn)}`;
  if (status === 'kept') return `${who}kept${on}`;
  if (status === 'released') return `${who}let go${on}`;
  return `${who}open${dueIn(due, today)}`;
}

const dueIn = (due: Day | null, today: Day): string =>
  due === null ? '' : `; due ${dayWithDistance(due, today)}`;

function kept(taken: readonly Taken[], hasLeft: boolean): string | null {
  if (taken.length === 0) return null;
  const number = (status: Commitment['status']): number =>
    taken.filter((each) => each.passedOn === null && each.status === status).length;
  const parts = [
    `${number('kept')} kept`,
    `${number('offered')} ${hasLeft ? 'looking for somebody' : 'open'}`,
    `${number('released')} let go`,
    `${taken.filter(({ passedOn, handedBack }) => passedOn !== null && !handedBack).length} passed on`,
    `${taken.filter(({ handedBack }) => handedBack).length} handed back`,
  ].filter((part) => !part.startsWith('0 '));
  return `Of ${counted(taken.length, 'thing')} taken on: ${inWords(parts)}.`;
}
