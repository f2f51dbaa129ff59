/** What notes say of a promise that is on record already: what changed in it, or in its line. */
import type { Place } from '../../lines/finding.js';
import type { Meant } from '../../lines/meant.js';
import { type LineSaid, readLine } from '../../lines/said.js';
import {
  keepCommitment,
  moveCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../../things/commitment/changes.js';
import { type Commitment, dueOf, ownerOf } from '../../things/commitment/fields.js';
import { isOpenNow } from '../../things/commitment/terms.js';
import type { Meeting } from '../../things/meeting/fields.js';
import { need, type Session } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { Day } from '../../time/day.js';
import type { TypedLine } from './as-typed.js';
import { promiseSaid, type promisesKnown } from './known.js';
import { lineKey, type NotesMemory } from './memory.js';
import {
  givenUpBefore,
  markTakenAway,
  nobodyNamedNow,
  tickedOrAnother,
  tickedThoughLetGo,
} from './unsure.js';

/** What a line comes to where part of that is on record already; undefined where all of it is. */
export type Doing = Meant | undefined;

/** The notes as they are read, and what is known of them. */
export interface NotesAgain {
  readonly at: Place & { readonly meeting: Meeting };
  /** On whose day they are read. */
  readonly session: Session;
  /** The day on which it was said. */
  readonly saidOn: Day;
  readonly memory: NotesMemory;
  readonly promises: ReturnType<typeof promisesKnown>;
  readonly lines: readonly TypedLine[];
}

/** What is done beside what stands there already, for a promise that is known. */
export function promiseAgain(reading: NotesAgain, each: TypedLine, of: LineSaid): Doing | 'new' {
  const { at, memory, promises } = reading;
  if (of.kind !== 'promise' && of.kind !== 'wanted') return 'new';
  const what = promiseSaid(of, at);
  if (!what) return 'new';
  const key = lineKey(each);
  const state =
    promises.find(what.text, what.by, each.ticked) ?? inOtherHands(reading, what.text, what.by);
  if (each.dropped) {
    const others = state || what.by === null ? [] : promises.near(what.text, what.by);
    return givenUp(reading, each, state, others);
  }
  const near = each.ticked && !state && what.by !== null ? promises.near(what.text, what.by) : [];
  if (near.length > 0) return tickedOrAnother(each, near, at);
  if (!state) return 'new';
  const holder = ownerOf(state);
  // Until somebody has said whether it is wanted again, it is still theirs.
  const isOfNobodyNow =
    what.by === null && holder !== null && memory.saidBy(state.id) === 'somebody';
  memory.met(key, 'commitment', state.id, isOfNobodyNow ? holder : what.by);
  const { day: due, follows } = what.agreed ?? {};
  const { status, no } = state;
  const otherwise = lineKey({ ...each, ticked: !each.ticked });
  const isMoved =
    due !== undefined &&
    due !== dueOf(state) &&
    !memory.saidOnce(otherwise) &&
    memory.isNewDay(state, due);
  memory.metDay(state.id, due);
  if (each.ticked && status === 'released') return tickedThoughLetGo(each, no, at);
  if (!isOpenNow(status)) {
    const isUnmarked = !each.ticked && memory.isUnmarked(each);
    return isUnmarked ? markTakenAway(each, state, at) : undefined;
  }
  if (isOfNobodyNow) {
    const owner = need(at.reader, 'member', holder).name;
    return nobodyNamedNow(each, { no, owner }, at);
  }
  const { by } = what;
  const isHandedOn =
    by !== null && by !== holder && !state.owners.some(({ member }) => member === by);
  if (!isMoved && !each.ticked && !isHandedOn) return undefined;
  return {
    unclear: [],
    act: (doing) => {
      if (isHandedOn && holder === null) takeCommitment(doing, state.id, { by });
      if (isHandedOn && holder !== null) passCommitment(doing, state.id, { to: by });
      if (isMoved) moveCommitment(doing, state.id, { to: due, follows });
      if (each.ticked) tickOff(reading, doing, state, memory.saidOnce(otherwise));
    },
  };
}

/**
 * What is open in the same words of somebody else, or of nobody yet, where the notes no longer say so:
 * the line has another name in it now. What they still hold of both is two promises.
 */
function inOtherHands(reading: NotesAgain, text: string, by: Id | null): Commitment | undefined {
  if (by === null) return undefined;
  const { at, memory, promises, lines } = reading;
  return promises.ofAnybody(text).find((state) => {
    const holder = ownerOf(state);
    if (holder !== null && !memory.heldOnce(state.id)) return false;
    return !lines.some((line) => {
      if (line.asNote) return false;
      const said = readLine(line.line, at.grammars);
      if (said.kind !== 'promise' && said.kind !== 'wanted') return false;
      const what = promiseSaid(said, at);
      return what !== undefined && what.by === holder && promises.isSame(what.text, state.text);
    });
  });
}

/**
 * Nobody writes beside a tick when it was done: by the day of the meeting at the latest. What these
 * notes held open when they were read before, or something became of since, was open until now.
 */
function tickOff(
  { session, saidOn }: NotesAgain,
  doing: Session,
  state: Commitment,
  wasOpen: boolean,
): void {
  const isSince = wasOpen || lastTouched(state) > saidOn;
  const today = isSince ? session.today : saidOn;
  keepCommitment({ ...doing, today }, state.id, { dayUnknown: true });
}

/** What the notes say was given up is let go where it was promised, and else never put on record. */
function givenUp(
  { at, memory }: NotesAgain,
  each: TypedLine,
  state: Commitment | undefined,
  near: readonly Commitment[],
): Doing {
  if (near.length > 0) return tickedOrAnother(each, near, at);
  if (state === undefined) return givenUpBefore;
  memory.met(lineKey(each), 'commitment', state.id, ownerOf(state));
  if (!isOpenNow(state.status)) return undefined;
  return { unclear: [], act: (doing) => void releaseCommitment(doing, state.id, {}) };
}

/** The last day on which something became of it that is open. */
const lastTouched = ({ offeredOn, offeredUnknown, owners, dues, nudges }: Commitment): Day =>
  [
    ...(offeredUnknown ? [] : [offeredOn]),
    ...[...owners.slice(1), ...dues.slice(1)].map(({ from }) => from),
    ...nudges.map(({ on }) => on),
  ].reduce<Day>((last, day) => (day > last ? day : last), '0001-01-01' as Day);
