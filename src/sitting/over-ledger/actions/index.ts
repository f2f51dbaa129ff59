import type { ActionName } from '../../names.js';
import type { Item } from '../../sitting.js';
import { meetingActs } from './meetings.js';
import { peopleActs } from './people.js';
import { promiseActs } from './promises.js';
import type { Act, Answers, Scene } from './scene.js';
import { sittingActs } from './sitting.js';

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
