import { fill } from './wording.js';

/** What a note to a member is about. */
export interface NudgedCommitment {
  readonly text: string;
  /** A whole phrase: “due Friday 27 November 2026”, “with no date yet”. */
  readonly due: string;
}

/**
 * The kind note about a commitment, to be pasted wherever the member reads: it offers help and
 * leaves every way open. `wording` is the flow's text `nudge`; how late it is, is never said.
 */
export const nudge = (
  wording: string,
  commitment: NudgedCommitment,
  member: { readonly name: string; readonly first: string },
  community: string,
  facilitator: string,
): string =>
  fill(wording, {
    text: commitment.text,
    due: commitment.due,
    name: member.name,
    first: member.first,
    community,
    facilitator,
  });
