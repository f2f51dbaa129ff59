/**
 * The one way in which `momentum` says no.
 *
 * `code` is stable and kebab-case (scripts may rely on it; each stands in docs/errors.md),
 * `message` says what happened in the user's words, `next` says what to do about it,
 * `details` are further lines such as the candidates for an ambiguous name.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly next: string;
  readonly details: readonly string[];
  readonly exit: ExitCode;

  constructor(
    code: string,
    message: string,
    next: string,
    options: { details?: readonly string[]; exit?: ExitCode } = {},
  ) {
    super(message);
    this.code = code;
    this.next = next;
    this.details = options.details ?? [];
    this.exit = options.exit ?? exitCodes.refused;
  }
}

/** What the process ends with; the table in docs/errors.md is made from this one. */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 2,
  fault: 70,
  busy: 75,
  cancelled: 130,
} as const;

/** A refusal of how something was typed, whatever the ledger holds. */
export const usage = (
  code: string,
  message: string,
  next: string,
  details: readonly string[] = [],
): Refusal => new Refusal(code, message, next, { details, exit: exitCodes.usage });

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
