import { attendance } from '../core/measures/attendance.js';
import { dormancy } from '../core/measures/dormancy.js';
import { gaugesAt, measured } from '../core/measures/measure.js';
import { momentumAt } from '../core/measures/momentum.js';
import { type Evidence, evidence, type OutlookFacts } from '../core/outlook.js';
import { facilitatorRole } from '../core/role.js';
import { gatherer, settingsIn } from '../ledger/facts/measures/index.js';
import { outlookFacts } from '../ledger/facts/outlook.js';
import { facilitatorOn } from '../ledger/lookups.js';
import type { Desk } from './desk.js';

/** What is on record today for continuing, passing on, pausing and closing. */
export const outlook = ({ ledger, today }: Desk): { facts: OutlookFacts; evidence: Evidence } =>
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
      still: part('still', measured(dormancy, gather, at))?.numerator ?? null,
      came: came?.numerator ?? null,
      cameBefore: came?.previous?.numerator ?? null,
      nextMeeting: gather(['meetingRhythm'], at).meetingRhythm.next,
    };
    return { facts, evidence: evidence(facts, settings) };
  });
