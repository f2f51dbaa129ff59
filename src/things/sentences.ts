import { counted, inWords } from '../text/text.js';
import { type Day, formatDay, shortDay } from '../time/day.js';
import { reasons } from './commitment/thing.js';
import { type SettingName, typedAs } from './community/settings.js';
import type { EventKind, Events } from './index.js';
import { noteKinds } from './note/thing.js';
import type { Id } from './thing.js';

/** How sentences call things; a name that is gone comes back as "somebody" or "something". */
export interface Names {
  member(id: Id): string;
  /** "12 (Find a room)". */
  commitment(id: Id): string;
  meeting(id: Id): string;
  question(id: Id): string;
  role(id: Id): string;
  resource(id: Id): string;
  note(id: Id): string;
  unmatched(id: Id): string;
  /** What it was to undo this batch: "Taken back: Ann took 12 (Find a room)." */
  undone(batch: Id): string;
}

type Sentence<Data> = (data: Data, subject: Id, names: Names) => string;

const due = (day: Day | null): string => (day ? `, by ${formatDay(day)}` : '');

const because = (data: { because: keyof typeof reasons | null; why: string | null }): string => {
  const parts = [data.because && reasons[data.because], data.why].filter((part) => part);
  return parts.length > 0 ? ` (${parts.join(': ')})` : '';
};

const changed = (data: object): string =>
  inWords(
    Object.keys(data).map((key) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)),
  );

const setTo = ([name, value]: readonly [string, number | null]): string =>
  `${typedAs(name as SettingName)} to ${value ?? 'what is usual'}`;

/** Every entry of the journal in a sentence, without its day. */
const sentences: { readonly [Kind in EventKind]: Sentence<Events[Kind]> } = {
  'community.begun': ({ name }) => `${name} began.`,
  'community.edited': (data) => `About the community, changed: ${changed(data)}.`,
  'community.stage-set': ({ stage, why }) =>
    `The stage was set to ${stage}${why ? `: ${why}` : ''}.`,
  'community.settings-set': (data) => `Set: ${Object.entries(data).map(setTo).join(', ')}.`,

  'member.requested': ({ name }) => `${name} asked to join.`,
  'member.joined': ({ name, joined }) =>
    joined ? `${name} joined.` : `${name} was put on record as a member; nobody knows since when.`,
  'member.joining-dated': ({ joined }, id, names) =>
    `${names.member(id)} is a member since ${formatDay(joined)}.`,
  'member.approved': (_, id, names) => `${names.member(id)} was let in.`,
  'member.welcomed': (_, id, names) => `${names.member(id)} was welcomed.`,
  'member.paused': (_, id, names) => `${names.member(id)} is pausing.`,
  'member.left': (_, id, names) => `${names.member(id)} left.`,
  'member.rejoined': (_, id, names) => `${names.member(id)} came back.`,
  'member.known-as': ({ alias }, id, names) => `${names.member(id)} is also known as “${alias}”.`,
  'member.edited': (data, id, names) => `About ${names.member(id)}, changed: ${changed(data)}.`,
  'member.thanked': ({ what }, id, names) =>
    `${names.member(id)} was thanked${what ? ` for ${what}` : ''}.`,
  'member.contacted': ({ why }, id, names) =>
    `${names.member(id)} was contacted${why ? `: ${why}` : ''}.`,

  'role.opened': ({ name }) => `The role ${name} was added.`,
  'role.given': ({ member, deputy }, id, names) =>
    `${names.member(member)} took the role ${names.role(id)}${deputy ? ' as deputy' : ''}.`,
  'role.ended': ({ member }, id, names) =>
    `${names.member(member)} gave back the role ${names.role(id)}.`,

  'meeting.planned': ({ title, day }) => `“${title}” was planned for ${formatDay(day)}.`,
  'meeting.recorded': ({ title }) => `“${title}” was held.`,
  'meeting.edited': (data, id, names) => `${names.meeting(id)}, changed: ${changed(data)}.`,
  'meeting.held': (_, id, names) => `${names.meeting(id)} was held.`,
  'meeting.cancelled': ({ why }, id, names) =>
    `${names.meeting(id)} was cancelled${why ? `: ${why}` : ''}.`,
  'meeting.attended': ({ present, apologies, absent }, id, names) => {
    const who = (ids: readonly Id[]) =>
      ids.length > 3 ? counted(ids.length, 'member') : inWords(ids.map(names.member));
    const parts = [
      present.length > 0 ? `${who(present)} came` : '',
      apologies.length > 0 ? `apologies from ${who(apologies)}` : '',
      absent.length > 0 ? `${who(absent)} taken off the list` : '',
    ].filter(Boolean);
    return `${names.meeting(id)}: ${parts.join('; ') || 'nobody on the list'}.`;
  },
  'meeting.noted': ({ text }, id, names) => `${names.meeting(id)}, noted: ${text}`,
  'meeting.question-taken': ({ question }, id, names) =>
    `${names.meeting(id)} took up the question ${names.question(question)}.`,

  'question.asked': ({ text, by }, _, names) =>
    `${by ? names.member(by) : 'Somebody'} asked: ${text}`,
  'question.answered': ({ by, answer }, id, names) =>
    `${names.question(id)} was answered${by ? ` by ${names.member(by)}` : ''}${answer ? `: ${answer}` : ''}.`,

  'commitment.wanted': (data) => `Wanted: ${data.no} (${data.text})${due(data.due)}.`,
  'commitment.offered': (data, _, names) => {
    const others = data.others.map(names.member);
    const together = others.length > 0 ? `, with ${inWords(others)}` : '';
    return `${names.member(data.by)} offered ${data.no} (${data.text})${together}${due(data.due)}.`;
  },
  'commitment.taken': ({ by }, id, names) => `${names.member(by)} took ${names.commitment(id)}.`,
  'commitment.kept': (_, id, names) => `${names.commitment(id)} was kept.`,
  'commitment.moved': (data, id, names) =>
    `${names.commitment(id)} was moved to ${formatDay(data.to)}${because(data)}.`,
  'commitment.passed-on': (data, id, names) =>
    `${names.commitment(id)} was passed on to ${names.member(data.to)}${because(data)}.`,
  'commitment.released': (data, id, names) => `${names.commitment(id)} was let go${because(data)}.`,
  'commitment.linked': ({ needs }, id, names) =>
    `${names.commitment(id)} needs ${names.commitment(needs)}.`,
  'commitment.unlinked': ({ needs }, id, names) =>
    `${names.commitment(id)} no longer needs ${names.commitment(needs)}.`,
  'commitment.reworded': ({ text }, id, names) =>
    text === undefined
      ? `${names.commitment(id)} was edited.`
      : `${names.commitment(id)} was put in other words.`,
  'commitment.nudged': ({ member }, id, names) =>
    `${names.member(member)} was offered help with ${names.commitment(id)}.`,

  'contribution.given': ({ member, kind, title }, _, names) =>
    `${names.member(member)} contributed (${kind})${title ? `: ${title}` : '.'}`,

  'resource.added': ({ title }) => `“${title}” was put among the resources.`,
  'resource.reviewed': (_, id, names) => `${names.resource(id)} was looked at and is still true.`,

  'note.written': ({ kind, text }) => `Noted (${noteKinds[kind]}): ${text}`,
  'note.withdrawn': (_, id, names) => `The note ${names.note(id)} was withdrawn.`,

  'checkin.started': ({ quick }) => (quick ? 'A five-minute check-in.' : 'A check-in.'),
  'checkin.step-done': ({ step }) => `Check-in: ${step} done.`,
  'checkin.promised': ({ text }) => `The facilitator promised: ${text}`,
  'checkin.promise-answered': ({ kept }) =>
    kept ? 'The facilitator’s own promise was kept.' : 'The facilitator let their own promise go.',
  'checkin.felt': ({ feeling }) => `The check-in felt like ${feeling} of 5.`,
  'checkin.closed': ({ minutes }) =>
    minutes === null
      ? 'The check-in was left where it had stopped.'
      : `The check-in ended after ${counted(minutes, 'minute')}.`,

  'name.met': ({ written, rows }) =>
    `“${written}” matches nobody yet; ${counted(rows.length, 'row')} kept waiting.`,
  'name.met-again': ({ rows }, id, names) =>
    `${names.unmatched(id)}: ${counted(rows.length, 'more row')} kept waiting.`,
  'name.matched': ({ member }, id, names) => `${names.unmatched(id)} is ${names.member(member)}.`,
  'name.ignored': (_, id, names) => `${names.unmatched(id)} is left aside.`,

  'document.issued': ({ no, name, asOf }) =>
    `Given out (${no}): ${name}, as of ${formatDay(asOf)}.`,
  'document.copied': ({ title }) => `A copy of “${title}” was kept.`,
};

/** @throws Error where the kind is one of a newer version; callers stop before that */
export const sentenceOf = (
  entry: { readonly kind: string; readonly subject: Id; readonly data: unknown },
  names: Names,
): string => {
  if (entry.kind === 'batch.undone') return names.undone(entry.subject);
  if (entry.data === null) return 'Something about a person who asked to be forgotten.';
  return sentences[entry.kind as EventKind](entry.data as never, entry.subject, names);
};

/** "27 Nov 2026  Ann took 12 (Find a room)." */
export const datedSentence = (
  entry: { readonly kind: string; readonly subject: Id; readonly on: Day; readonly data: unknown },
  names: Names,
): string => `${shortDay(entry.on)}: ${sentenceOf(entry, names)}`;
