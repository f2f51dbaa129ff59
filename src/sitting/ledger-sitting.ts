import {
  closeCheckin,
  recordStep,
  rewindSitting,
  sittingSession,
  startCheckin,
} from '../things/checkin/changes.js';
import { actionsNoted, lastAction, lastFinished, unfinished } from '../things/checkin/list.js';
import type { Checkin } from '../things/checkin/thing.js';
import { communityId } from '../things/community/thing.js';
import { facilitatorOn } from '../things/role/list.js';
import { facilitatorRole } from '../things/role/thing.js';
import type { Session } from '../things/session.js';
import { addDays, daysBetween } from '../time/day.js';
import type { ActionContext } from './actions/action.js';
import { actions } from './actions/index.js';
import { selectors } from './selectors/index.js';
import { firstName, type Item, type SelectorContext } from './selectors/selector.js';
import type { Sitting } from './sitting.js';
import { understand } from './typed-answers.js';

/** An unfinished check-in can be gone on with for so many days; then it is a new week. */
const resumeDays = 3;

/** The unfinished check-in that could be gone on with, if there is one. */
export const resumable = ({ ledger, today }: Session): Checkin | undefined =>
  ledger.read((reader) => unfinished(reader, addDays(today, -resumeDays)));

/** What an action is about that is about no one thing. */
const nothing: Item = { id: '', label: '', lines: [], words: {} };

export interface LedgerSitting extends Sitting {
  readonly checkin: Checkin;
  /** It has come to its end. @param seconds what it has taken in all */
  close(seconds: number): Checkin;
}

/**
 * A check-in over the ledger: goes on with `from`, or begins one. Every answer is one change of the
 * ledger, part of the sitting, and can be taken back by itself (`rewind`); between them no transaction
 * is open, so that others can write.
 */
export function ledgerSitting(
  session: Session,
  from: Checkin | undefined,
  options: { readonly quick: boolean } & Omit<ActionContext, 'session' | 'checkin'>,
): LedgerSitting {
  const checkin = from ?? startCheckin(session, options);
  const own = sittingSession(session, checkin);
  const context: ActionContext = { ...options, session: own, checkin: checkin.id };
  const { ledger, today } = session;
  const noted = ledger.read((reader) => actionsNoted(reader, checkin.batch));
  return {
    checkin,
    start: () =>
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
          noted,
        };
      }),
    select: (name) =>
      ledger.read((reader) => {
        const looking: SelectorContext = {
          reader,
          today,
          checkin: checkin.id,
          facilitator: facilitatorOn(reader, today, facilitatorRole)?.id ?? null,
          last: lastFinished(reader),
        };
        return selectors[name].find(looking);
      }),
    understand: (kind, text) => understand(own, kind, text),
    act: async (name, item = nothing, answers) => actions[name].act(context, item, answers),
    mark: () => ledger.read((reader) => lastAction(reader, checkin.batch)),
    rewind: (mark) => rewindSitting(session, checkin, mark),
    saveProgress: (step, seconds) => {
      recordStep(own, checkin.id, step, Math.round(seconds));
    },
    close: (seconds) => closeCheckin(own, checkin.id, Math.round(seconds / 60)),
  };
}
