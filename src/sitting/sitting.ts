import type { Prompter } from '../prompt/prompter.js';
import type { Refusal } from '../text/refusal.js';
import type { AnswerKind } from './actions/action.js';
import type { ActionName } from './actions/index.js';
import type { Flow } from './flow/schema.js';
import type { SelectorName } from './selectors/index.js';
import type { Item } from './selectors/selector.js';

type Awaitable<T> = T | Promise<T>;

/** The value of a candidate that stands for none of them: the answer is left empty. */
export const leaveIt = 'leave';

/** What was typed, understood or not. */
export type TypedAnswer =
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
export interface SittingStart {
  readonly facilitator: string;
  readonly community: string;
  /** Whole days since the last check-in that reached its close; undefined where there was none. */
  readonly daysSinceLast: number | undefined;
  /** Ids of the steps that an unfinished sitting had done; empty for a new one. */
  readonly done: readonly string[];
  /** Seconds that the unfinished sitting had taken; 0 for a new one. */
  readonly secondsGone: number;
  /** How many things the unfinished sitting has noted that stand; 0 for a new one. */
  readonly noted: number;
}

/**
 * What a check-in sits down with: a ledger, or a fake in memory. Each `act` is kept at once, and
 * nothing is asked while it runs. A Refusal from `act` is said, and the check-in goes on.
 */
export interface Sitting {
  start(): Awaitable<SittingStart>;
  /** What there is to look at now, the most pressing first; empty where there is nothing. */
  select(name: SelectorName): Awaitable<readonly Item[]>;
  /** How `text` is understood; never called with an empty text. */
  understand(kind: AnswerKind, text: string): Awaitable<TypedAnswer>;
  /** Does it, and says in one sentence what was recorded. */
  act(
    name: ActionName,
    item: Item | undefined,
    answers: Readonly<Record<string, string>>,
  ): Awaitable<string>;
  /** How much has been recorded so far, to go back to. */
  mark(): Awaitable<number>;
  /** Takes back all that was recorded since `mark`. A Refusal says what stands on it. */
  rewind(mark: number): Awaitable<void>;
  /** The step is done, or was left; `secondsGone` counts from the beginning of the sitting. */
  saveProgress(stepId: string, secondsGone: number): Awaitable<void>;
}

/** A text that the facilitator pastes somewhere, and for whom. */
export interface NoteToPaste {
  readonly to: string;
  readonly text: string;
}

/** A check-in while it runs: what it goes by, and what has come of it so far. */
export interface CheckinRun {
  readonly flow: Flow;
  readonly sitting: Sitting;
  readonly prompter: Prompter;
  readonly start: SittingStart;
  readonly quick: boolean;
  /** After a gap: only what a flow marks with `gap`. */
  readonly small: boolean;
  /** Seconds since the sitting began. */
  gone(): number;
  /** Sentences of what was recorded, and notes to paste, as they come. */
  readonly recorded: string[];
  /** Why something that was chosen could not be done. */
  readonly refused: Refusal[];
  readonly notes: NoteToPaste[];
}
