import { facilitatorOn } from '../../things/role/list.js';
import { facilitatorRole } from '../../things/role/thing.js';
import type { Session } from '../../things/session.js';
import { gaugesAt } from '../measure.js';
import { measured } from '../measured.js';
import { attendance } from '../measures/attendance.js';
import { stillnessAt } from '../measures/dormancy.js';
import { momentumAt } from '../momentum.js';
import { type Evidence, evidence, type OutlookFacts } from '../outlook.js';
import { gatherer, settingsIn } from '../queries/index.js';
import { outlookFacts } from '../queries/outlook.js';

/** What is on record today for continuing, passing on, pausing and closing. */
export const outlook = ({ ledger, today }: Session): { facts: OutlookFacts; evidence: Evidence } =>
  ledger.read((reader) => {
    const settings = settingsIn(reader);
    const gather = gatherer(reader);
    const at = gaugesAt(today, settings);
    const part = (name: string, value: ReturnType<typeof measured>) =>
      value.parts.find((each) => each.name === name);
    const came = part('usual', measured(attendance, gather, at));
    const facts: OutlookFacts = {
      ...outlookFacts(reader, today, facilitatorOn(reader, today, facilitatorRole)?.id ?? null),
      momentum: momentumAt(gather, at).state,
      stillness: stillnessAt(gather, at),
      unconfirmed: gather(['last'], at).last.unconfirmed === null ? 0 : 1,
      came: came?.numerator ?? null,
      cameBefore: came?.previous?.numerator ?? null,
      nextMeeting: gather(['meetingRhythm'], at).meetingRhythm.next,
    };
    return { facts, evidence: evidence(facts, settings) };
  });
