/** What can happen to a commitment. */

import type { Day } from '../../time/day.js';
import type { Id } from '../field.js';
import type { EventOf } from '../thing.js';
import type { Reason } from './fields.js';

export interface CommitmentOpening {
  readonly no: number;
  readonly text: string;
  readonly due: Day | null;
  readonly saidAt: Id | null;
  readonly doneWhen: string | null;
  readonly sourceKey: string | null;
}

export interface Because {
  readonly because: Reason | null;
  readonly why: string | null;
}

export interface CommitmentEvents {
  'commitment.wanted': CommitmentOpening;
  'commitment.offered': CommitmentOpening & { readonly by: Id; readonly others: readonly Id[] };
  'commitment.taken': { readonly by: Id };
  'commitment.kept': { readonly dayUnknown?: true };
  /** From one date to another. */
  'commitment.moved': Because & { readonly to: Day };
  /** Its first date. */
  'commitment.dated': { readonly to: Day };
  /** Its date had gone by when somebody else took it over, and is no debt of theirs. */
  'commitment.undated': Because;
  'commitment.passed-on': Because & { readonly to: Id };
  'commitment.released': Because;
  /** It had been put down as kept, or let go, by mistake. */
  'commitment.reopened': Record<never, never>;
  'commitment.linked': { readonly needs: Id };
  'commitment.unlinked': { readonly needs: Id };
  'commitment.reworded': {
    readonly text?: string;
    readonly doneWhen?: string | null;
    readonly others?: readonly Id[];
  };
  'commitment.nudged': { readonly member: Id };
}
export type CommitmentEvent = EventOf<CommitmentEvents>;
