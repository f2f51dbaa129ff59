import type { ActionName, FieldKind, SelectorName } from './names.js';

export type Awaitable<T> = T | Promise<T>;

/** One thing to look at. */
export interface Item {
  /** Short and stable: the number of a commitment, of a member … Part of the question’s id; never one of the words skip, leave, stop and other. */
  readonly id: string;
  /** One line: what it is. */
  readonly label: string;
  /** Facts beside it, a line each; none is fine. */
  readonly lines: readonly string[];
  /** One of the kinds that its selector lists; left out where it lists none. */
  readonly kind?: string;
  /** The words its selector promises, for the flow's wording. */
  readonly words: Readonly<Record<string, string>>;
}

/** The value of a candidate that stands for none of them: the answer is left empty. */
export const leaveIt = 'leave';

/** What was typed, understood or not. */
export type Parsed =
  | {
      readonly ok: true;
      /** What the action gets. */
      readonly value: string;
      /** What is said back, such as the full date; empty where there is nothing to add. */
      readonly echo: string;
    }
  | {
      readonly ok: false;
      /** A kind sentence; the question is asked again. */
      readonly problem: string;
      /** Several people by that name: whoever sits there picks one. */
      readonly candidates?: readonly { readonly value: string; readonly name: string }[];
    };

/** Who sits down, and where the last sitting stopped. */
export interface Opening {
  readonly facilitator: string;
  readonly community: string;
  /** Whole days since the last check-in that reached its close; undefined where there was none. */
  readonly daysSinceLast: number | undefined;
  /** Ids of the steps that an unfinished sitting had done; empty for a new one. */
  readonly done: readonly string[];
  /** Seconds that the unfinished sitting had taken; 0 for a new one. */
  readonly secondsGone: number;
}

/**
 * What a check-in sits down with: a ledger, or a fake in memory. Each `act` is kept at once, and
 * nothing is asked while it runs. A Refusal from `act` is said, and the check-in goes on.
 */
export interface Sitting {
  opening(): Awaitable<Opening>;
  /** What there is to look at now, the most pressing first; empty where there is nothing. */
  select(name: SelectorName): Awaitable<readonly Item[]>;
  /** How `text` is understood; never called with an empty text. */
  parse(kind: FieldKind, text: string): Awaitable<Parsed>;
  /** Does it, and says in one sentence what was recorded. */
  act(
    name: ActionName,
    item: Item | undefined,
    answers: Readonly<Record<string, string>>,
  ): Awaitable<string>;
  /** The step is done, or was left; `secondsGone` counts from the beginning of the sitting. */
  saveProgress(stepId: string, secondsGone: number): Awaitable<void>;
}
