/** Who is kept longer than the community said that it keeps people. */

import { settingInWords, settingsOf } from '../../things/community/settings.js';
import { communityId } from '../../things/community/thing.js';
import { inHand } from '../../things/in-hand.js';
import type { Reader } from '../../things/ledger.js';
import type { MemberStanding } from '../../things/member/fields.js';
import { spelt } from '../../things/member/find.js';
import { isGone } from '../../things/member/terms.js';
import type { No } from '../../things/no.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { addMonths, type Day, formatDay } from '../../time/day.js';
import { knownSince } from './known.js';

export interface KeptTooLong {
  readonly id: Id;
  readonly no: No;
  readonly name: string;
  /** A sentence. */
  readonly why: string;
}

interface Row {
  readonly id: Id;
  readonly kind: string;
  readonly lastOn: Day;
}

/** The last day of each kind of entry about a member, or that names them. */
const lastOfKind = `SELECT m.id, e.kind, max(e.on_day) AS lastOn FROM member m JOIN entry e ON e.subject = m.id
    WHERE e.on_day <= @today GROUP BY m.id, e.kind
  UNION ALL SELECT n.thing AS id, e.kind, max(e.on_day) AS lastOn FROM mention n
    JOIN member m ON m.id = n.thing JOIN entry e ON e.seq = n.seq
    WHERE e.on_day <= @today GROUP BY n.thing, e.kind`;

/** What is said again of somebody who did nothing. */
const saysNothing = new Set(['community.file-read', 'member.edited']);

const lastHeardOf = (reader: Reader, today: Day): Map<Id, Day> => {
  const last = new Map<Id, Day>();
  for (const { id, kind, lastOn } of reader.all<Row>(lastOfKind, { today })) {
    if (!saysNothing.has(kind) && lastOn > (last.get(id) ?? '')) last.set(id, lastOn);
  }
  return last;
};

/** The earliest day that is kept; undefined where no time was set. */
const keptFrom = (today: Day, months: number): Day | undefined =>
  months === 0 ? undefined : addMonths(today, -months);

export function keptTooLong(reader: Reader, today: Day): KeptTooLong[] {
  const { retainLeft, retainQuiet } = settingsOf(reader.get('community', communityId)?.settings);
  const [left, quiet] = [keptFrom(today, retainLeft), keptFrom(today, retainQuiet)];
  if (left === undefined && quiet === undefined) return [];
  // What was before anything is known is no silence.
  const known = knownSince(reader).anything ?? today;
  const heard = lastHeardOf(reader, today);
  return spelt(reader).flatMap(({ candidate: { id } }) => {
    const { no, name, status, leftOn, bot } = need(reader, 'member', id);
    if (bot) return [];
    const lastOn = heard.get(id) ?? known;
    const why = isGone(status)
      ? whyLeft(leftOn, left, settingInWords('retainLeft', retainLeft))
      : whyQuiet(
          status,
          lastOn > known ? lastOn : known,
          quiet,
          settingInWords('retainQuiet', retainQuiet),
        );
    if (why === undefined) return [];
    // Whoever holds something is expected to be heard of.
    const isHolding =
      !isGone(status) && Object.values(inHand(reader, id, today)).some((held) => held.length > 0);
    return isHolding ? [] : [{ id, no, name, why: `${name} (${no}) ${why}` }];
  });
}

const whyLeft = (on: Day | null, keptFrom: Day | undefined, time: string): string | undefined =>
  on !== null && keptFrom !== undefined && on < keptFrom
    ? `left on ${formatDay(on)}; whoever has left is kept for ${time}.`
    : undefined;

const whyQuiet = (
  status: MemberStanding,
  on: Day,
  keptFrom: Day | undefined,
  time: string,
): string | undefined =>
  keptFrom !== undefined && on < keptFrom
    ? `${status === 'requested' ? 'asked to join' : 'is here'}, and nothing is on record of them since ${formatDay(on)}; whoever is quiet is kept for ${time}.`
    : undefined;
