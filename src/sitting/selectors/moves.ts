/** One move: the smallest next steps that suggest themselves, better a member's than one's own. */

import { cameTo, type FindFits, type Fit, saidTrace } from '../../figures/fit.js';
import { finderOn, type Offerable, offerableOf } from '../../figures/reports/helping-hands.js';
import { dayAndDistance, distance } from '../../time/distance.js';
import { wanted } from '../queries/commitments.js';
import { lastMeetings, mightHost, nextMeeting, openQuestions } from '../queries/meetings.js';
import { freeHands } from '../queries/people.js';
import { defineSelector, type Item, type SelectorContext } from './selector.js';

interface Move extends Item {
  readonly words: { readonly text: string };
}

const move = (id: string, text: string, ...lines: readonly string[]): Move => ({
  id,
  label: text,
  lines,
  words: { text },
});

const because = ({ reasons: [first] }: Fit): string[] =>
  first === undefined ? [] : [saidTrace(first)];

/** Whom to ask for what has been wanted longest: who may like it, else who has a hand free. */
function matchUp({ reader, today, facilitator }: SelectorContext, like: FindFits): Move[] {
  const [need] = wanted(reader, today, 1);
  if (!need) return [];
  // Where nobody has said when, the day is that of the file that brought it in.
  const since =
    need.offeredUnknown === 1 ? [] : [`said to be wanted ${distance(need.offeredOn, today)}`];
  const [fit] = like(need.text);
  if (fit)
    return [move('wanted', `Ask ${fit.name} about “${need.text}”`, ...since, ...because(fit))];
  const [hand] = freeHands(reader, today, facilitator);
  return [
    hand
      ? move(
          'wanted',
          `Ask ${hand.name} about “${need.text}”`,
          ...since,
          'has nothing open just now',
        )
      : move('wanted', `Ask round about “${need.text}”`, ...since),
  ];
}

function askHost({ reader, today, facilitator }: SelectorContext): Move[] {
  const next = nextMeeting(reader, today);
  if (!next || (next.host !== null && next.host !== facilitator)) return [];
  const held = lastMeetings(reader, today, 6);
  const [likely] = mightHost(reader, held, today, facilitator);
  if (!likely) return [];
  const text = `Ask ${likely.name} to host the next meeting`;
  const whole = held.filter(({ hasList }) => hasList === 1).length;
  const came = cameTo({ came: likely.came, whole, unlisted: held.length - whole });
  return [move('host', text, dayAndDistance(next.day, today), `came to ${came}`)];
}

const offers: { readonly [Kind in Offerable['kind']]: (name: string, thing: string) => string } = {
  hosting: (name) => `Ask ${name} whether they would like to host a meeting`,
  recurring: (name, thing) => `Ask ${name} whether they would like to take on “${thing}”`,
  open: (name, thing) => `Ask ${name} whether they would like to take on “${thing}”`,
  role: (name, thing) => `Ask ${name} whether the role ${thing} would suit them`,
  'standing in': (name) => `Ask ${name} whether they would stand in for you now and then`,
};

/** The first thing to hand on for which somebody comes to mind; hosting has a move of its own. */
function handOn({ reader, today, facilitator }: SelectorContext, like: FindFits): Move[] {
  if (facilitator === null) return [];
  const hosted = nextMeeting(reader, today) !== undefined;
  const found = offerableOf(reader, today, facilitator, like)
    .filter(({ kind }) => kind !== 'hosting' || !hosted)
    .flatMap(({ kind, name, because: why, people: [fit] }) =>
      fit ? [move('hand-on', offers[kind](fit.name, name), why, ...because(fit))] : [],
    );
  return found.slice(0, 1);
}

function askRound({ reader, today }: SelectorContext, like: FindFits): Move[] {
  const [oldest] = openQuestions(reader, today, { without: null, limit: 1 });
  if (!oldest) return [];
  const line = `asked ${distance(oldest.askedOn, today)}`;
  const fit = like(oldest.text).find(({ member }) => member !== oldest.askedBy);
  return [
    fit
      ? move('question', `Ask ${fit.name}: “${oldest.text}”`, line, ...because(fit))
      : move('question', `Ask a member: “${oldest.text}”`, line),
  ];
}

export const moves = defineSelector({ words: ['text'] }, (context) => {
  const like = finderOn(context.reader, context.today, [context.facilitator]);
  return [
    ...matchUp(context, like),
    ...askHost(context),
    ...handOn(context, like),
    ...askRound(context, like),
  ];
});
