/** Days that were proposed for a meeting, as those are asked who may come. */

import { clock, dayToChoose } from '../../language/clock.js';
import { phrase, phraseFor } from '../../language/locale.js';
import { isAsking } from '../../things/poll/terms.js';
import { letterOf } from '../../things/poll/thing.js';
import type { Id } from '../../things/thing.js';
import type { DocumentFacts } from '../facts/index.js';
import type { FactsContext } from './context.js';
import { waysIn } from './meetings.js';

/** The poll that is meant, else the one that has been open for longest. */
export function pollFact(context: FactsContext): DocumentFacts['poll'] {
  const { reader, locale, known } = context;
  const id =
    context.poll ??
    reader.value<Id>(
      `SELECT p.id FROM poll p WHERE ${isAsking.sql('p', '@known')} ORDER BY +p.no LIMIT 1`,
      { known },
    );
  const state = id === undefined ? undefined : reader.get('poll', id);
  if (state === undefined) return null;
  const days = state.days.map(({ day, start }, nth) => ({
    ...{ letter: letterOf(nth), on: day, at: clock(locale, start) },
  }));
  const { place: _, ...ways } = waysIn(state.mode, context.place(state.mode, state.place));
  return {
    no: state.no,
    title: context.title(state.title) ?? '',
    isOpen: isAsking.of(state, known),
    days,
    letters: days.map(({ letter }) => letter).join(' '),
    choices: [
      '',
      ...state.days.map((each, nth) => dayToChoose(locale, letterOf(nth), each)),
      '',
      locale.say(phrase('poll.take-out')),
    ].join('\n'),
    until: clock(locale, state.end),
    closesOn: state.closesOn,
    kind: state.mode === null ? null : locale.say(phraseFor('mode', state.mode)),
    ...ways,
    host: context.nameOrNull(state.host),
  };
}
