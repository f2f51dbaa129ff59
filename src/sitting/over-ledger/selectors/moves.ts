/** One move: the smallest next steps that suggest themselves, better a member's than one's own. */

import { type Finder, type Fit, saidTrace } from '../../../figures/fit.js';
import { finderOn, type Offerable, offerableOf } from '../../../figures/reports/helping-hands.js';
import { dayAndDistance, distance } from '../../../time/distance.js';
import type { Item } from '../../sitting.js';
import { lastMeetings, mightHost, nextMeeting, openQuestions } from '../facts/meetings.js';
import { freeHands } from '../facts/people.js';
import { wanted } from '../facts/promises.js';
import type { Look, Looking } from './look.js';

const move = (id: string, text: string, ...lines: readonly string[]): Item => ({
  id,
  label: text,
  lines,
  words: { text },
});

const because = ({ reasons: [first] }: Fit): string[] =>
  first === undefined ? [] : [saidTrace(first)];

/** Whom to ask for what has been wanted longest: who may like it, else who has a hand free. */
function matchUp({ reader, today, facilitator }: Look, like: Finder): Item[] {
  const [need] = wanted(reader, today, 1);
  if (!need) return [];
  const line = `said to be wanted ${distance(need.offeredOn, today)}`;
  const [fit] = like(need.text);
  if (fit) return [move('wanted', `Ask ${fit.name} about “${need.text}”`, line, ...because(fit))];
  const [hand] = freeHands(reader, today, facilitator);
  return [
    hand
      ? move('wanted', `Ask ${hand.name} about “${need.text}”`, line, 'has nothing open just now')
      : move('wanted', `Ask round about “${need.text}”`, line),
  ];
}

function askHost({ reader, today, facilitator }: Look): Item[] {
  const next = nextMeeting(reader, today);
  if (!next || (next.host !== null && next.host !== facilitator)) return [];
  const held = lastMeetings(reader, today, 6);
  const [likely] = mightHost(reader, held, today, facilitator);
  if (!likely) return [];
  const text = `Ask ${likely.name} to host the next meeting`;
  const came = `came to ${likely.came} of the last ${held.length}`;
  return [move('host', text, dayAndDistance(next.day, today), came)];
}

const offers: { readonly [Kind in Offerable['kind']]: (name: string, thing: string) => string } = {
  hosting: (name) => `Ask ${name} whether they would like to host a meeting`,
  recurring: (name, thing) => `Ask ${name} whether they would like to take on “${thing}”`,
  open: (name, thing) => `Ask ${name} whether they would like to take on “${thing}”`,
  role: (name, thing) => `Ask ${name} whether the role ${thing} would suit them`,
  'standing in': (name) => `Ask ${name} whether they would stand in for you now and then`,
};

/** The first thing to hand on for which somebody comes to mind; hosting has a move of its own. */
function handOn({ reader, today, facilitator }: Look, like: Finder): Item[] {
  if (facilitator === null) return [];
  const hosted = nextMeeting(reader, today) !== undefined;
  const found = offerableOf(reader, today, facilitator, like)
    .filter(({ kind }) => kind !== 'hosting' || !hosted)
    .flatMap(({ kind, name, because: why, people: [fit] }) =>
      fit ? [move('hand-on', offers[kind](fit.name, name), why, ...because(fit))] : [],
    );
  return found.slice(0, 1);
}

function askRound({ reader, today }: Look, like: Finder): Item[] {
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

export const moves: Looking = (look) => {
  const like = finderOn(look.reader, look.today, [look.facilitator]);
  return [...matchUp(look, like), ...askHost(look), ...handOn(look, like), ...askRound(look, like)];
};
