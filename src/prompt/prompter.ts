import { exitCodes, Refusal } from '../text/refusal.js';

/** One thing that can be answered to a `select` or a `checkbox`. */
export interface Choice<V extends string = string> {
  readonly value: V;
  /** What is read; `value` is what programs get. */
  readonly name: string;
  /** The letter or digit that jumps to this choice. */
  readonly key?: string;
  /** A few more words beside the name. */
  readonly hint?: string;
}

/**
 * What every question carries. `id` is a stable dotted name (`commitments.12.to`), by which an
 * answers file answers it; `flag` is the option that makes the question unnecessary, if any.
 */
export interface AnyQuestion {
  readonly id: string;
  readonly message: string;
  readonly flag?: string;
}

export interface SelectQuestion<V extends string> extends AnyQuestion {
  readonly choices: readonly Choice<V>[];
  /** What Enter alone means. Without it there is no answer that may be taken for granted. */
  readonly default?: V;
  /** What an answers file means that leaves it unsaid, where that is not what Enter means. */
  readonly unsaid?: V;
}

export interface InputQuestion extends AnyQuestion {
  readonly default?: string;
  /** What is typed is a secret, and not to be seen. */
  readonly hidden?: boolean;
  /** True, or a kind sentence that says what would be understood; the question is then asked again. */
  readonly validate?: (text: string) => true | string | Promise<true | string>;
}

export interface ConfirmQuestion extends AnyQuestion {
  readonly default?: boolean;
}

export interface CheckboxQuestion<V extends string> extends AnyQuestion {
  readonly choices: readonly Choice<V>[];
  readonly default?: readonly V[];
  /** The most that can be picked; no bound where left out. */
  readonly limit?: number;
}

export interface EditorQuestion extends AnyQuestion {
  readonly default?: string;
}

/** What a line is for; how it looks is the prompter's affair. */
export type Tone = 'plain' | 'heading' | 'item' | 'detail' | 'done' | 'paste' | 'quiet';

/**
 * Whoever asks a person: a terminal, an answers file, or nobody. All questions may refuse with
 * `cancelled` (Ctrl-C), `answer-missing`, `answer-not-understood` or `needs-answer`.
 */
export interface Prompter {
  say(text: string, tone?: Tone): void;
  select<V extends string>(question: SelectQuestion<V>): Promise<V>;
  input(question: InputQuestion): Promise<string>;
  confirm(question: ConfirmQuestion): Promise<boolean>;
  checkbox<V extends string>(question: CheckboxQuestion<V>): Promise<V[]>;
  editor(question: EditorQuestion): Promise<string>;
}

/** What every question ends with when somebody leaves it by Ctrl-C or Ctrl-D. */
export const cancelled = (): Refusal =>
  new Refusal('cancelled', 'Stopped, as you asked.', 'Run the same command again when you like.', {
    exit: exitCodes.cancelled,
  });

/** What somebody left a question by, said in words that are true of where it was asked. */
export const leftSaying = (
  error: unknown,
  { message, next }: Readonly<Record<'message' | 'next', string>>,
): unknown =>
  error instanceof Refusal && error.exit === exitCodes.cancelled
    ? new Refusal(error.code, message, next, { exit: error.exit })
    : error;
