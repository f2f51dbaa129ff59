/** Plays a story into a ledger: each act on its own day, by the names people have. */
import {
  keepCommitment,
  moveCommitment,
  type Offer,
  offerCommitment,
  passCommitment,
  releaseCommitment,
  takeCommitment,
} from '../things/commitment/changes.js';
import type { Reason } from '../things/commitment/fields.js';
import { addContribution } from '../things/contribution/changes.js';
import { decide, raiseDecision } from '../things/decision/changes.js';
import { found } from '../things/index.js';
import {
  attendMeeting,
  holdMeeting,
  noteAtMeeting,
  planMeeting,
  takeUpQuestion,
} from '../things/meeting/changes.js';
import {
  addMember,
  leave,
  type NewPerson,
  requestToJoin,
  welcomeMember,
} from '../things/member/changes.js';
import { findMembers } from '../things/member/find.js';
import { writeNote } from '../things/note/changes.js';
import type { NoteKind } from '../things/note/thing.js';
import { answerQuestion, askQuestion } from '../things/question/changes.js';
import { addResource } from '../things/resource/changes.js';
import { giveRole } from '../things/role/changes.js';
import type { Session } from '../things/session.js';
import type { Id } from '../things/thing.js';
import { addDays, type Day, weekOf } from '../time/day.js';

/** Days from today; what lies behind is negative. */
type Offset = number;

type Promised = Omit<Offer, 'text' | 'by' | 'others' | 'due' | 'saidAt' | 'needs' | 'on'> & {
  readonly with?: string;
  readonly due?: Offset;
  readonly at?: string;
  readonly needs?: readonly string[];
};

interface Why {
  readonly because?: Reason;
  readonly why?: string;
}

export type Story = ReturnType<typeof openStory>;

/** What a story is told with; names and short keys stand for people, meetings and promises. */
export function openStory(session: Session) {
  const ids = new Map<string, Id>();
  const on = (offset: Offset): Day => addDays(session.today, offset);
  const sessionOn = (offset: Offset): Session => ({ ...session, today: on(offset) });
  const id = (key: string): Id => {
    const known = ids.get(key);
    if (known) return known;
    const [member] = session.ledger.read((reader) => findMembers(reader, key, session.today));
    if (!member) throw new Error(`the story does not know ${key}`);
    ids.set(key, member.id);
    return member.id;
  };
  /** The Thursday of the week that the offset falls into. */
  const thursday = (offset: Offset): Day => addDays(weekOf(on(offset)), 3);

  return {
    on,
    joins: (offset: Offset, person: Omit<NewPerson, 'joined'>, welcomedAfter?: number) => {
      const member = addMember(sessionOn(offset), { ...person, joined: on(offset) });
      if (welcomedAfter !== undefined) welcomeMember(sessionOn(offset + welcomedAfter), member.id);
    },
    asksToJoin: (offset: Offset, name: string) => requestToJoin(sessionOn(offset), { name }),
    leaves: (offset: Offset, name: string) => leave(sessionOn(offset), id(name)),
    role: (offset: Offset, role: string, name: string, deputy = false) => {
      const [known] = session.ledger.read((reader) => found.role.find(reader, role, session.today));
      giveRole(sessionOn(offset), known ?? { name: role }, { member: id(name), deputy });
    },
    meets: (key: string, week: Offset, title: string, host: string, place: string) => {
      const day = thursday(week);
      const planned = { ...session, today: addDays(day, -21) };
      const meeting = planMeeting(planned, {
        title,
        day,
        start: '18:30',
        mode: 'in person',
        host: id(host),
        place,
      });
      ids.set(key, meeting.id);
      return day;
    },
    held: (
      key: string,
      week: Offset,
      present: readonly string[],
      apologies: readonly string[] = [],
    ) => {
      const there = { present: present.map(id), apologies: apologies.map(id) };
      holdMeeting({ ...session, today: thursday(week) }, id(key), there);
    },
    sendsApologies: (offset: Offset, key: string, name: string) =>
      attendMeeting(sessionOn(offset), id(key), { apologies: [id(name)] }),
    noted: (offset: Offset, key: string, ...texts: readonly string[]) =>
      noteAtMeeting(sessionOn(offset), id(key), ...texts),
    takesUp: (offset: Offset, key: string, question: string) =>
      takeUpQuestion(sessionOn(offset), id(key), id(question)),
    offers: (offset: Offset, key: string, by: string | null, text: string, more: Promised = {}) => {
      const { with: others, due, at, needs, ...rest } = more;
      const commitment = offerCommitment(sessionOn(offset), {
        text,
        by: by === null ? null : id(by),
        others: others === undefined ? [] : [id(others)],
        due: due === undefined ? null : on(due),
        saidAt: at === undefined ? null : id(at),
        needs: (needs ?? []).map(id),
        ...rest,
      });
      ids.set(key, commitment.id);
    },
    takes: (offset: Offset, key: string, by: string) =>
      takeCommitment(sessionOn(offset), id(key), { by: id(by) }),
    keeps: (offset: Offset, key: string) => keepCommitment(sessionOn(offset), id(key), {}),
    moves: (offset: Offset, key: string, to: Offset, why: Why) =>
      moveCommitment(sessionOn(offset), id(key), { to: on(to), ...why }),
    passes: (offset: Offset, key: string, to: string, why: Why) =>
      passCommitment(sessionOn(offset), id(key), { to: id(to), ...why }),
    releases: (offset: Offset, key: string, why: Why) =>
      releaseCommitment(sessionOn(offset), id(key), why),
    gives: (offset: Offset, by: string, kind: string, title: string) =>
      addContribution(sessionOn(offset), { member: id(by), kind, title, ref: null }),
    asks: (offset: Offset, key: string, by: string, text: string) =>
      ids.set(key, askQuestion(sessionOn(offset), { by: id(by), text }).id),
    answers: (offset: Offset, key: string, by: string, answer: string) =>
      answerQuestion(sessionOn(offset), id(key), { by: id(by), answer }),
    decides: (offset: Offset, key: string, text: string, how: string, why: string) =>
      decide(sessionOn(offset), { text, how, why, takenAt: id(key) }),
    hasToDecide: (offset: Offset, text: string, how: string) =>
      raiseDecision(sessionOn(offset), { text, how }),
    resource: (offset: Offset, title: string, link: string | null, keeper: string) =>
      addResource(sessionOn(offset), { title, link, keeper: id(keeper) }),
    writes: (offset: Offset, kind: NoteKind, text: string) =>
      writeNote(sessionOn(offset), { kind, text }),
  };
}
