import type { Choice } from '../prompt/types.js';
import { carryOut, type Sit, wordsOf } from './answering.js';
import type { FlowChoice, PartOf } from './schema.js';
import type { Item } from './sitting.js';
import { fill } from './wording.js';

/** How a part ended: go on · leave the rest of the step · stop for today · the time is up. */
export type Verdict = 'on' | 'leave' | 'stop' | 'over';

const fits = (choice: FlowChoice, item: Item | undefined): boolean =>
  choice.for === undefined || (item?.kind !== undefined && choice.for.includes(item.kind));

/** The name that answers a choice in a script: its action, or its key where that is not enough. */
const answerOf = (choice: FlowChoice, all: readonly FlowChoice[]): string =>
  all.filter((other) => other.action === choice.action).length === 1 ? choice.action : choice.key;

/** The choice that does nothing, in the part's own words where it has some. */
export const skipping = (sit: Sit, usual: 'skip' | 'none', name: string | undefined) => ({
  ...sit.flow.controls[usual],
  ...(name === undefined ? {} : { name }),
});

export interface Asking {
  readonly id: string;
  readonly message: string;
  readonly choices: readonly FlowChoice[];
  readonly item?: Item;
  /** How many items would be left by leaving the step; none, and it is not offered. */
  readonly remaining?: number;
  /** The choice that does nothing. */
  readonly skip: { readonly key: string; readonly name: string };
  /** Enter alone takes the first choice: only for what was picked on purpose a moment ago. */
  readonly eager?: boolean;
}

/** Asks what to do, and does it. `done` says whether anything was chosen. */
export async function choose(
  sit: Sit,
  asking: Asking,
): Promise<{ verdict: Verdict; done: boolean }> {
  const { controls } = sit.flow;
  const words = wordsOf(sit, asking.item);
  const fitting = asking.choices.filter((choice) => fits(choice, asking.item));
  const offered: Choice[] = fitting.map((choice) => ({
    value: answerOf(choice, fitting),
    name: fill(choice.name, words),
    key: choice.key,
    ...(choice.hint === undefined ? {} : { hint: fill(choice.hint, words) }),
  }));
  const remaining = asking.remaining ?? 0;
  const answer = await sit.prompter.select({
    id: asking.id,
    message: fill(asking.message, words),
    choices: [
      ...offered,
      { value: 'skip', ...asking.skip },
      ...(remaining > 0
        ? [
            {
              value: 'leave',
              ...controls.leave,
              name: fill(controls.leave.name, { count: remaining }),
            },
          ]
        : []),
      { value: 'stop', ...controls.stop },
    ],
    default: (asking.eager ? offered[0]?.value : undefined) ?? 'skip',
  });
  const chosen = fitting[offered.findIndex((choice) => choice.value === answer)];
  if (chosen) {
    await carryOut(sit, asking.id, chosen, asking.item);
    return { verdict: 'on', done: true };
  }
  const verdict: Verdict = answer === 'leave' || answer === 'stop' ? answer : 'on';
  return { verdict, done: false };
}

export const listed = (items: readonly Item[], value: (item: Item) => string): Choice[] =>
  items.map((item, index) => ({
    value: value(item),
    name: item.label,
    ...(index < 9 ? { key: String(index + 1) } : {}),
    ...(item.lines.length > 0 ? { hint: item.lines.join('; ') } : {}),
  }));

/** Ids of the items that are picked: from a list to tick, or by one answer where it may be only one. */
export async function pickFrom(
  sit: Sit,
  part: PartOf<'pick'>,
  items: readonly Item[],
  limit: number,
): Promise<readonly string[]> {
  const question = {
    id: part.id,
    message: fill(part.ask, wordsOf(sit)),
    choices: listed(items, ({ id }) => id),
  };
  if (limit > 1) return sit.prompter.checkbox({ ...question, default: [], limit });
  const nobody = 'skip';
  const skip = { value: nobody, ...sit.flow.controls.none };
  const answer = await sit.prompter.select({
    ...question,
    choices: [...question.choices, skip],
    default: nobody,
  });
  return [answer];
}
