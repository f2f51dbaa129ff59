import * as communities from '../core/community.js';
import { type Community, communityId, type Rhythm, type Stage } from '../core/community.js';
import type { Day } from '../core/day.js';
import type { SettingName } from '../core/measures/settings.js';
import { join, step } from '../core/member-acts.js';
import { give, open, startingRoles } from '../core/role.js';
import { change, type Desk, need } from './desk.js';

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
export const beginCommunity = (desk: Desk, input: Beginning): Community =>
  change(desk, (book) => {
    const { facilitator, ...about } = input;
    const on = desk.today;
    book.record(communities.begin({ ...about, planKeeper: null, planLookedAtOn: null, on }));
    const roles = startingRoles.map((name) => ({ id: book.newId(), name }));
    for (const { id, name } of roles) {
      book.record(open({ id, no: book.nextNo('role'), name, on }));
    }
    const coordinator = roles[0];
    if (facilitator && coordinator) {
      const member = book.newId();
      const joined = input.foundedOn ?? on;
      book.record(join({ id: member, no: book.nextNo('member'), name: facilitator, on, joined }));
      // Nobody has to be reminded to welcome themselves.
      book.record(step(need(book, 'member', member), 'member.welcomed', { on, today: on }));
      book.record(give(need(book, 'role', coordinator.id), { member, deputy: false, on: joined }));
    }
    return need(book, 'community', communityId);
  });

/** Both at once where both are given, so that one undo takes both back. */
export const editCommunity = (
  desk: Desk,
  input: Parameters<typeof communities.edit>[1],
  staged?: { readonly stage: Stage; readonly why: string | null },
): Community =>
  change(desk, (book) => {
    if (Object.keys(input).length > 0) book.record(communities.edit(desk.today, input));
    if (staged) book.record(communities.setStage(desk.today, staged.stage, staged.why));
    return need(book, 'community', communityId);
  });

/** A bound of the measures; null: as usual again. @throws Refusal `setting-out-of-bounds` */
export const setSetting = (desk: Desk, name: SettingName, value: number | null): Community =>
  change(desk, (book) => {
    book.record(communities.set(need(book, 'community', communityId), desk.today, name, value));
    return need(book, 'community', communityId);
  });

export const setStage = (desk: Desk, stage: Stage, why: string | null): Community =>
  editCommunity(desk, {}, { stage, why });
