/** What tells whether anybody is there to answer. */
export interface Ends {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stderr: { readonly isTTY?: boolean };
  /** `--no-input` was given. */
  readonly noInput: boolean;
}

/**
 * Whether questions can be asked. Standard output takes no part in it: it may well be piped into
 * a file while its owner answers questions, which are painted to standard error.
 */
export const canAsk = ({ stdin, stderr, noInput }: Ends): boolean =>
  !noInput && stdin.isTTY === true && stderr.isTTY === true;
