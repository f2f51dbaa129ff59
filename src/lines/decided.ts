/** A decision as a line says it: what, how, and when it is looked at again. */
import type { Grammar } from './grammar.js';

export interface Decided {
  readonly kind: 'decision';
  readonly text: string;
  /** In the words in which it was said. */
  readonly how: string | null;
  /** How it was said, as it goes on behind the text where that is a day after all. */
  readonly orDay?: string;
  readonly again: string | null;
  /** The number of what was to be decided, and is. */
  readonly settles?: string;
}

/** How it was taken in brackets at the end, as minutes write it: "(agreed by consent)". */
const inBrackets = /^(.*\S)\s*[([]([^()[\]]{1,80})[)\]]$/su;

/**
 * What was decided; undefined where it was not said.
 * @param what without a stop at its end
 * @param settles the number of what was to be decided
 */
export function decisionIn(what: string, grammar: Grammar, settles?: string): Decided | undefined {
  const decided = saidOf(what, grammar);
  return decided && settles !== undefined ? { ...decided, settles } : decided;
}

function saidOf(what: string, grammar: Grammar): Decided | undefined {
  const { how, howSaid, lookAgain, howTaken } = grammar;
  const [, before = '', remark = ''] = inBrackets.exec(what) ?? [];
  const taken = remark.replace(howTaken, '');
  if (before !== '' && how.exec(taken)?.index === 0) return saidOf(`${before}, ${taken}`, grammar);
  const parts = what.split(/(\s*[,;]\s+)/);
  const again = lookAgain.exec(parts.at(-1) ?? '')?.groups?.day ?? null;
  if (again !== null) parts.splice(-2);
  const rest = parts.join('');
  const known = how.exec(rest);
  const text = known
    ? rest
        .slice(0, known.index)
        .replace(howTaken, '')
        .replace(/\s*[,;–—-]+$/, '')
    : rest;
  if (text === '') return undefined;
  if (known) return { kind: 'decision', text, how: known.groups?.how ?? null, again };
  const own = /;\s*$/.test(parts.at(-2) ?? '') ? howSaid.exec(parts.at(-1) ?? '') : null;
  if (own === null) return { kind: 'decision', text, how: null, again };
  const [first, orDay] = [parts.slice(0, -2).join(''), parts.slice(-2).join('')];
  return { kind: 'decision', text: first, how: own.groups?.how ?? null, orDay, again };
}
