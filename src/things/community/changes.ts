import type { Day } from '../../time/day.js';
import { join, step } from '../member/acts.js';
import { addressApart, joining, type MemberOrNew } from '../member/changes.js';
import { give, open, startingRoles } from '../role/thing.js';
import { change, need, type Session, settle } from '../session.js';
import * as communities from './acts.js';
import type { Pause, SettingName } from './settings.js';
import { type Community, communityId, type Rhythm, type Stage } from './thing.js';

export interface Beginning {
  readonly name: string;
  readonly purpose: string | null;
  readonly rhythm: Rhythm | null;
  readonly channels: readonly string[];
  readonly foundedOn: Day | null;
  readonly timeZone: string;
  readonly locale: string;
  /** The name of whoever facilitates it; they become its first member and its Coordinator. */
  readonly facilitator: string | null;
}

/** Begins the community of a new ledger: itself, the four roles to start with, its facilitator. */
export const beginCommunity = (session: Session, input: Beginning): Community =>
  change(session, (transaction) => {
    const { facilitator, ...about } = input;
    const on = session.today;
    transaction.record(communities.begin({ ...about, planKeeper: null, planLookedAtOn: null, on }));
    const roles = startingRoles.map((name) => ({ id: transaction.newId(), name }));
    for (const { id, name } of roles) {
      transaction.record(open({ id, name, on }));
    }
    const coordinator = roles[0];
    if (facilitator && coordinator) {
      const member = transaction.newId();
      // Since when they have been a member, nobody has said: the day of the ledger is not it.
      const joined = input.foundedOn;
      transaction.record(join({ ...addressApart({ name: facilitator }), id: member, on, joined }));
      // Nobody has to be reminded to welcome themselves.
      transaction.record(
        step(need(transaction, 'member', member), 'member.welcomed', { on, today: on }),
      );
      transaction.record(
        give(need(transaction, 'role', coordinator.id), {
          member,
          deputy: false,
          on: joined ?? on,
        }),
      );
    }
    return need(transaction, 'community', communityId);
  });

type Editing = Parameters<typeof communities.edit>[2];

/** Both at once where both are given, so that one undo takes both back. */
export const editCommunity = (
  session: Session,
  input: Omit<Editing, 'planKeeper'> & { readonly planKeeper?: MemberOrNew | null },
  staged?: { readonly stage: Stage; readonly why: string | null },
): Community =>
  settle(session, 'community', communityId, (state, transaction) => {
    const { planKeeper } = input;
    // The journal tells what was edited in the order in which it was given.
    const edited = {
      ...input,
      ...(planKeeper ? { planKeeper: joining(transaction, session)(planKeeper) } : {}),
    } as Editing;
    return [
      ...communities.edit(state, session.today, edited),
      ...(staged ? communities.setStage(session.today, staged.stage, staged.why) : []),
    ];
  });

/** A bound of the measures; null: as usual again. @throws Refusal `setting-out-of-bounds` */
export const setSetting = (session: Session, name: SettingName, value: number | null): Community =>
  settle(session, 'community', communityId, (state) =>
    communities.set(state, session.today, name, value),
  );

export const setCommunityStage = (session: Session, stage: Stage, why: string | null): Community =>
  editCommunity(session, {}, { stage, why });

/** A break from its first day to its last. @throws Refusal `pause-backwards`, `pause-named`, `text-…` */
export const pauseCommunity = (session: Session, named: Pause): Community =>
  settle(session, 'community', communityId, (state) =>
    communities.pause(state, session.today, named),
  );
