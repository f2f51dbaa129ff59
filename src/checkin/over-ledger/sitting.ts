import { closeCheckin, sittingDesk, startCheckin, stepDone } from '../../actions/checkins.js';
import type { Desk } from '../../actions/desk.js';
import type { Checkin } from '../../core/checkin.js';
import { communityId } from '../../core/community.js';
import { addDays, daysBetween } from '../../core/day.js';
import { facilitatorRole } from '../../core/role.js';
import { lastFinished, unfinished } from '../../ledger/facts/checkin/sittings.js';
import { facilitatorOn } from '../../ledger/lookups.js';
import type { Sitting } from '../sitting.js';
import { carryOut } from './acts/index.js';
import type { Scene } from './acts/scene.js';
import { looks } from './looks/index.js';
import { firstName, type Look } from './looks/look.js';
import { parse } from './parse.js';

/** An unfinished check-in can be gone on with for so many days; then it is a new week. */
const resumeDays = 3;

/** The unfinished check-in that could be gone on with, if there is one. */
export const resumable = ({ ledger, today }: Desk): Checkin | undefined =>
  ledger.read((reader) => unfinished(reader, addDays(today, -resumeDays)));

export interface LedgerSitting extends Sitting {
  readonly checkin: Checkin;
  /** It has come to its end. @param seconds what it has taken in all */
  close(seconds: number): Checkin;
}

/**
 * A check-in over the ledger: goes on with `from`, or begins one. Every answer is one change of the
 * ledger in the sitting's batch; between them no transaction is open, so that others can write.
 */
export function ledgerSitting(
  desk: Desk,
  from: Checkin | undefined,
  options: { readonly quick: boolean } & Pick<Scene, 'makeDocuments' | 'issueDocuments'>,
): LedgerSitting {
  const checkin = from ?? startCheckin(desk, options);
  const own = sittingDesk(desk, checkin);
  const scene: Scene = {
    desk: own,
    checkin: checkin.id,
    makeDocuments: options.makeDocuments,
    issueDocuments: options.issueDocuments,
  };
  const { ledger, today } = own;
  return {
    checkin,
    opening: () =>
      ledger.read((reader) => {
        const community = reader.get('community', communityId)?.name ?? '';
        const facilitator = facilitatorOn(reader, today, facilitatorRole);
        const last = lastFinished(reader);
        return {
          facilitator: facilitator ? firstName(facilitator.name) : community,
          community,
          daysSinceLast: last === null ? undefined : daysBetween(last, today),
          done: checkin.steps.map(({ step }) => step),
          secondsGone: checkin.steps.at(-1)?.seconds ?? 0,
        };
      }),
    select: (name) =>
      ledger.read((reader) => {
        const look: Look = {
          reader,
          today,
          checkin: checkin.id,
          facilitator: facilitatorOn(reader, today, facilitatorRole)?.id ?? null,
          last: lastFinished(reader),
        };
        return looks[name](look);
      }),
    parse: (kind, text) => parse(own, kind, text),
    act: (name, item, answers) => carryOut(scene, name, item, answers),
    saveProgress: (step, seconds) => {
      stepDone(own, checkin.id, step, Math.round(seconds));
    },
    close: (seconds) => closeCheckin(own, checkin.id, Math.max(1, Math.round(seconds / 60))),
  };
}
