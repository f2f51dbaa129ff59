import type { Action } from './action.js';
import { checkinActions } from './checkin.js';
import { commitmentActions } from './commitments.js';
import { decisionActions } from './decisions.js';
import { dutyActions } from './duties.js';
import { meetingActions } from './meetings.js';
import { peopleActions } from './people.js';
import { pollActions } from './polls.js';

/** Everything that an answer can do, by the name that a flow knows it by. */
export const actions = {
  // thanks and words
  thank: peopleActions.thank,
  nudge: commitmentActions.nudge,
  greet: peopleActions.greet,
  lighten: peopleActions.lighten,
  // the one promise of last time
  'promise-kept': checkinActions['promise-kept'],
  'promise-let-go': checkinActions['promise-let-go'],
  // commitments
  keep: commitmentActions.keep,
  'kept-by': commitmentActions['kept-by'],
  take: commitmentActions.take,
  move: commitmentActions.move,
  pass: commitmentActions.pass,
  'hand-back': commitmentActions['hand-back'],
  release: commitmentActions.release,
  // catching up
  match: peopleActions.match,
  'match-nearest': peopleActions['match-nearest'],
  'add-name': peopleActions['add-name'],
  'ignore-name': peopleActions['ignore-name'],
  offer: commitmentActions.offer,
  contribution: peopleActions.contribution,
  'add-member': peopleActions['add-member'],
  'ask-question': peopleActions['ask-question'],
  // people
  approve: peopleActions.approve,
  welcome: peopleActions.welcome,
  // decisions
  'decision-stands': decisionActions['decision-stands'],
  'decide-instead': decisionActions['decide-instead'],
  // what comes again
  'offer-turn': dutyActions['offer-turn'],
  'offer-turn-to': dutyActions['offer-turn-to'],
  'skip-turn': dutyActions['skip-turn'],
  // which day
  'settle-poll': pollActions['settle-poll'],
  'settle-poll-on': pollActions['settle-poll-on'],
  'drop-poll': pollActions['drop-poll'],
  // the next meeting
  'hold-meeting': meetingActions['hold-meeting'],
  'move-meeting': meetingActions['move-meeting'],
  'cancel-meeting': meetingActions['cancel-meeting'],
  'plan-meeting': meetingActions['plan-meeting'],
  host: meetingActions.host,
  'take-question': meetingActions['take-question'],
  // one move
  'choose-move': checkinActions['choose-move'],
  'own-move': checkinActions['own-move'],
  // close
  feel: checkinActions.feel,
  note: checkinActions.note,
  'make-documents': checkinActions['make-documents'],
  'show-documents': checkinActions['show-documents'],
  'issue-documents': checkinActions['issue-documents'],
} satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as ActionName[];
