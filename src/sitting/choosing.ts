import type { Choice } from '../prompt/prompter.js';
import { doChosen, wordsFor } from './answering.js';
import type { FlowChoice, PartOf } from './flow/schema.js';
import { fill } from './flow/wording.js';
import type { Item } from './selectors/selector.js';
import type { CheckinRun } from './sitting.js';

/** How a part ended: go on · leave the rest of the step · stop for today · the time is up. */
export type PartEnd = 'on' | 'leave' | 'stop' | 'over';

const fits = (choice: FlowChoice, item: Item | undefined): boolean =>
  choice.for === undefined || (item?.kind !== undefined && choice.for.includes(item.kind));

/** The name that answers a choice in a script: its action, or its key where that is not enough. */
const answerOf = (choice: FlowChoice, all: readonly FlowChoice[]): string =>
  all.filter((other) => other.action === choice.action).length === 1 ? choice.action : choice.key;

/** The choice that does nothing, in the part's own words where it has some. */
export const skipping = (run: CheckinRun, usual: 'skip' | 'none', name: string | undefined) => ({
  ...run.flow.controls[usual],
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
  /** It was picked on purpose a moment ago: answers that leave it unsaid mean the first choice. */
  readonly picked?: boolean;
}

/** Asks what to do, and does it. `done` says whether anything was chosen. */
export async function choose(
  run: CheckinRun,
  asking: Asking,
): Promise<{ end: PartEnd; done: boolean }> {
  const { controls } = run.flow;
  const words = wordsFor(run, asking.item);
  const fitting = asking.choices.filter((choice) => fits(choice, asking.item));
  const offered: Choice[] = fitting.map((choice) => ({
    value: answerOf(choice, fitting),
    name: fill(choice.name, words),
    key: choice.key,
    ...(choice.hint === undefined ? {} : { hint: fill(choice.hint, words) }),
  }));
  const remaining = asking.remaining ?? 0;
  const answer = await run.prompter.select({
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
    default: 'skip',
    ...(asking.picked && offered[0] ? { unsaid: offered[0].value } : {}),
  });
  const chosen = fitting[offered.findIndex((choice) => choice.value === answer)];
  if (chosen) {
    await doChosen(run, asking.id, chosen, asking.item);
    return { end: 'on', done: true };
  }
  const end: PartEnd = answer === 'leave' || answer === 'stop' ? answer : 'on';
  return { end, done: false };
}

export const itemChoices = (items: readonly Item[], value: (item: Item) => string): Choice[] =>
  items.map((item, index) => ({
    value: value(item),
    name: item.label,
    ...(index < 9 ? { key: String(index + 1) } : {}),
    ...(item.lines.length > 0 ? { hint: item.lines.join('; ') } : {}),
  }));

/** Ids of the items that are picked: from a list to tick, or by one answer where it may be only one. */
export async function pickFrom(
  run: CheckinRun,
  part: PartOf<'pick'>,
  items: readonly Item[],
  limit: number,
): Promise<readonly string[]> {
  const question = {
    id: part.id,
    message: fill(part.ask, wordsFor(run)),
    choices: itemChoices(items, ({ id }) => id),
  };
  if (limit > 1) return run.prompter.checkbox({ ...question, default: [], limit });
  const nobody = 'skip';
  const skip = { value: nobody, ...run.flow.controls.none };
  const answer = await run.prompter.select({
    ...question,
    choices: [...question.choices, skip],
    default: nobody,
  });
  return [answer];
}
