import { type Phrase, phrase } from '../../language/locale.js';
import { holds } from '../../things/term.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { MeasureFacts } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, besidesOf, fraction, listOf, unconfirmedRows, unknown, whole } from '../words.js';

const nobody = phrase('measure.carried-by-members.nobody');

const byFacilitator = { as: 'denominator', because: because('facilitator') } as const;
const whenUnknown = { as: 'left-out', because: because('offered-day-unknown') } as const;
const whoseUnknown = { as: 'left-out', because: because('facilitator-unknown') } as const;

/** Whether what somebody did on a day was done by the facilitator of that day. */
const countedBy =
  ({ facilitators, facilitatedSince }: Facilitating) =>
  (member: Id, on: Day): Pick<Counted, 'as' | 'because'> => {
    if (facilitatedSince !== null && on < facilitatedSince) return whoseUnknown;
    return facilitators.some((held) => held.member === member && holds.of(held, on))
      ? byFacilitator
      : { as: 'numerator' };
  };

type Facilitating = Pick<MeasureFacts, 'facilitators' | 'facilitatedSince'>;

export const carriedByMembers = defineMeasure({
  name: 'carried-by-members',
  needs: [
    'takings',
    'givers',
    'bots',
    'meetings',
    'unconfirmed',
    'facilitators',
    'facilitatedSince',
    'firstDays',
  ],
  counted({ takings, givers, bots, meetings, unconfirmed, ...facilitating }) {
    const as = countedBy(facilitating);
    const times = (given: number, more: Pick<Counted, 'as' | 'because'>, id: Id): Counted[] =>
      given === 0 ? [] : [{ part: 'contributions', kind: 'member', id, times: given, ...more }];
    return [
      ...takings.map(
        ({ commitment: id, member, on, dayUnknown }): Counted => ({
          part: 'commitments',
          kind: 'commitment',
          id,
          ...(dayUnknown ? whenUnknown : { on, ...as(member, on) }),
        }),
      ),
      ...givers.flatMap(({ member, times: all, asFacilitator, beforeFacilitator }) => [
        ...times(all - asFacilitator - beforeFacilitator, { as: 'numerator' }, member),
        ...times(asFacilitator, byFacilitator, member),
        ...times(beforeFacilitator, whoseUnknown, member),
      ]),
      ...bots.flatMap(({ member, times: all }) =>
        times(all, { as: 'left-out', because: because('no-person') }, member),
      ),
      ...meetings.map(
        ({ id, on, host }): Counted => ({
          part: 'hosting',
          kind: 'meeting',
          id,
          on,
          ...(host === null ? { as: 'left-out', because: because('host-unknown') } : as(host, on)),
        }),
      ),
      ...unconfirmedRows('hosting', unconfirmed),
    ];
  },
  figure(tally, { facilitators, facilitatedSince, firstDays }, { settings }) {
    const part = (name: string) =>
      facilitators.length === 0
        ? unknown(name, nobody)
        : fraction(name, tally.numerator(name), tally.denominator(name), settings);
    const commitments = part('commitments');
    const contributions =
      facilitators.length > 0 && firstDays.contribution === null
        ? unknown('contributions')
        : part('contributions');
    const hosting = part('hosting');
    const since =
      facilitatedSince !== null && tally.because('facilitator-unknown') > 0
        ? [phrase('measure.beside.facilitated-since', { day: { day: facilitatedSince } })]
        : [];
    const besides = (...reasons: readonly string[]): Phrase | null => {
      const list = [
        ...since,
        ...besidesOf(tally, ['offered-day-unknown'], 'commitments'),
        ...besidesOf(tally, reasons, 'hosting'),
      ];
      return list.length === 0 ? null : listOf(list);
    };
    return {
      beside: facilitators.length === 0 ? null : besides('host-unknown', 'unconfirmed'),
      notKnown: besides('unconfirmed'),
      said: whole('measure.carried-by-members.whole', [commitments, contributions, hosting]),
      parts: [commitments, contributions, hosting],
    };
  },
});
