import { phrase } from '../../language/locale.js';
import { daysBetween } from '../../time/day.js';
import { defineMeasure } from '../measure.js';
import { days, quantity, unknown } from '../words.js';

export const dormancy = defineMeasure({
  name: 'dormancy',
  bounds: ({ dormantWeeks }) => ({ weeks: phrase('measure.weeks', { count: dormantWeeks }) }),
  needs: ['last'],
  counted({ last: { contribution, meeting } }) {
    const row = { part: 'still', as: 'numerator' } as const;
    return [
      meeting && { ...row, kind: 'meeting' as const, id: meeting.id, on: meeting.on },
      contribution && {
        ...row,
        kind: 'member' as const,
        id: contribution.member,
        on: contribution.on,
      },
    ].filter((each) => each !== null);
  },
  figure(tally, { last: { anything } }, { asOf, settings }) {
    const window = { from: anything ?? asOf, to: asOf };
    if (anything === null) {
      const nothing = phrase('measure.dormancy.nothing');
      return { parts: [{ ...unknown('days', nothing), window }, unknown('still', nothing)] };
    }
    const met = tally.rows().flatMap(({ on }) => on ?? []);
    const last = met.sort().at(-1) ?? null;
    const still = last === null ? null : daysBetween(last, asOf);
    const dormant = still !== null && still >= settings.dormantWeeks * 7;
    return {
      beside: dormant ? phrase('measure.dormancy.dormant', { days: days(still) }) : null,
      parts: [
        { ...quantity('days', daysBetween(anything, asOf), 'measure.dormancy.days'), window },
        still === null ? unknown('still') : quantity('still', still, 'measure.dormancy.days'),
      ],
    };
  },
  previous: null,
});
