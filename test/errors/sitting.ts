import { undoBatch } from '../../src/ledger/undo.js';
import { cancelled } from '../../src/prompt/prompter.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import type { ActionContext } from '../../src/sitting/actions/action.js';
import { checkinActions } from '../../src/sitting/actions/checkin.js';
import { meetingActions } from '../../src/sitting/actions/meetings.js';
import * as checkins from '../../src/things/checkin/changes.js';
import type { Place, Shelf } from './case.js';
import { ownTemplate } from './own-template.js';

/** A check-in that has just begun. */
const begun = ({ session }: Place): ActionContext => {
  const at = session();
  const { id } = checkins.startCheckin(at, { quick: false });
  return {
    session: at,
    checkin: id,
    showDocuments: () => '',
    makeDocuments: () => '',
    issueDocuments: () => '',
  };
};

const aQuestion = { id: 'q', label: 'Who may sign off a kettle?', lines: [], words: {} };

/** The check-in, and being asked. */
export const checkin: Shelf = {
  title: 'The check-in, and being asked',
  cases: [
    {
      code: 'cancelled',
      when: 'A question was left by Ctrl-C. What was answered before it is kept.',
      typed: 'momentum checkin',
      refuses: () => {
        throw cancelled();
      },
    },
    {
      code: 'unreadable-answers',
      when: 'The file of answers is written wrongly.',
      typed: 'momentum checkin --answers friday.yaml',
      files: { 'friday.yaml': 'feeling: [1\n' },
    },
    {
      code: 'answer-not-understood',
      when: 'An answer is none of those that the question has.',
      typed: 'momentum checkin --answers friday.yaml',
      files: { 'friday.yaml': 'feeling: wonderful\n' },
    },
    {
      code: 'answer-missing',
      when: 'The answers leave out a question that has no answer of its own.',
      typed: 'momentum checkin --answers friday.yaml',
      refuses: () =>
        scriptedPrompter(new Map(), { write: String }).confirm({
          id: 'undo',
          message: 'Take it back?',
          flag: '--yes',
        }),
    },
    {
      code: 'no-such-feeling',
      when: 'How it felt is a number from 1 to 5.',
      typed: 'momentum checkin --answers friday.yaml',
      refuses: (place) => checkinActions.feel.act(begun(place), aQuestion, { feeling: 'fine' }),
    },
    {
      code: 'no-meeting-planned',
      when: 'A question would be taken up by a meeting that nobody has planned.',
      typed: 'momentum checkin',
      given: ['momentum meeting cancel 2'],
      refuses: (place) => meetingActions['take-question'].act(begun(place), aQuestion, {}),
    },
    {
      code: 'checkin-closed',
      when: 'The check-in was ended in another window.',
      typed: 'momentum checkin',
      refuses: (place) => {
        const { session, checkin: id } = begun(place);
        checkins.closeCheckin(session, id, 12);
        return checkins.recordFeeling(session, id, 4);
      },
    },
    {
      code: 'sitting-taken-back',
      when: 'The check-in was taken back in another window.',
      typed: 'momentum checkin',
      refuses: ({ session }) => {
        const at = session();
        const sitting = checkins.startCheckin(at, { quick: false });
        undoBatch(at, sitting.batch);
        return checkins.recordFeeling(checkins.sittingSession(at, sitting), sitting.id, 4);
      },
    },
    {
      code: 'unreadable-checkin',
      when: 'A check-in of the ledger’s own is written wrongly.',
      typed: 'momentum checkin --answers friday.yaml',
      files: { 'friday.yaml': 'feeling: 3\n' },
      meddle: ownTemplate('checkins', 'weekly.yaml', 'steps: many\n'),
    },
  ],
};
