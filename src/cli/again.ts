/** Somebody who asked to be forgotten, named again: asked about, or said by a flag. */
import type { Prompter } from '../prompt/prompter.js';
import { Refusal } from '../text/refusal.js';
import { flag } from './parameters.js';

/** What says so beforehand; whatever verb has it, the act of it may put them on record. */
export const againFlag = {
  again: flag('put on record again whoever asked to be forgotten'),
};

/**
 * Does the work; where somebody would come to be on record again who asked to be forgotten, asks
 * first, and does it again.
 * @param ask undefined where nobody can be asked
 * @throws Refusal as the work, and `was-forgotten` where they are left out
 */
export async function againIfAgreed<Result>(
  work: () => Promise<Result>,
  ask: (() => Promise<Prompter>) | undefined,
  agreed: () => void,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!ask || !(cause instanceof Refusal) || cause.code !== 'was-forgotten') throw cause;
    const again = await (await ask()).confirm({
      id: 'again',
      message: `${cause.message} Put them on record again?`,
      flag: '--again',
      default: false,
    });
    if (!again) throw cause;
    agreed();
    return work();
  }
}
