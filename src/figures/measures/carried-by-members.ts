import { phrase } from '../../language/locale.js';
import { holds } from '../../things/term.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { MeasureFacts } from '../facts.js';
import { type Counted, defineMeasure } from '../measure.js';
import { because, beside, fraction, unconfirmedRows, unknown, whole } from '../words.js';

const nobody = phrase('measure.carried-by-members.nobody');

/** Whether somebody held the role of Coordinator on a day. */
const facilitatedBy =
  (facilitators: MeasureFacts['facilitators']) =>
  (member: Id, on: Day): boolean =>
    facilitators.some((held) => held.member === member && holds.of(held, on));

export const carriedByMembers = defineMeasure({
  name: 'carried-by-members',
  needs: ['takings', 'givers', 'bots', 'meetings', 'unconfirmed', 'facilitators', 'firstDays'],
  counted({ takings, givers, bots, meetings, unconfirmed, facilitators }) {
    const isFacilitator = facilitatedBy(facilitators);
    const as = (member: Id, on: Day) =>
      isFacilitator(member, on)
        ? ({ as: 'denominator', because: because('facilitator') } as const)
        : ({ as: 'numerator' } as const);
    const times = (given: number, more: Pick<Counted, 'as' | 'because'>, id: Id): Counted[] =>
      given === 0 ? [] : [{ part: 'contributions', kind: 'member', id, times: given, ...more }];
    return [
      ...takings.map(
        ({ commitment, member, on }): Counted => ({
          part: 'commitments',
          kind: 'commitment',
          id: commitment,
          on,
          ...as(member, on),
        }),
      ),
      ...givers.flatMap(({ member, times: all, asFacilitator }) => [
        ...times(all - asFacilitator, { as: 'numerator' }, member),
        ...times(asFacilitator, { as: 'denominator', because: because('facilitator') }, member),
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
  figure(tally, { facilitators, firstDays }, { settings }) {
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
    return {
      beside:
        facilitators.length === 0
          ? null
          : beside(tally, ['host-unknown', 'unconfirmed'], 'hosting'),
      notKnown: beside(tally, ['unconfirmed'], 'hosting'),
      said: whole('measure.carried-by-members.whole', [commitments, contributions, hosting]),
      parts: [commitments, contributions, hosting],
    };
  },
});
