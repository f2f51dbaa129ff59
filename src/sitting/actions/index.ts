import type { ActionName } from '../names.js';
import type { Item } from '../sitting.js';
import type { Act, Answers, Scene } from './action.js';
import { sittingActs } from './checkin.js';
import { promiseActs } from './commitments.js';
import { meetingActs } from './meetings.js';
import { peopleActs } from './people.js';

/** What each answer does: one action of the community, and the sentence that says so. */
const acts: Record<ActionName, Act> = {
  ...peopleActs,
  ...promiseActs,
  ...meetingActs,
  ...sittingActs,
};

const nothing: Item = { id: '', label: '', lines: [], words: {} };

/** Carries out what was answered about `item` and says what is now on record. */
export const carryOut = async (
  scene: Scene,
  name: ActionName,
  item: Item | undefined,
  answers: Answers,
): Promise<string> => acts[name](scene, item ?? nothing, answers);
