/** Checklists that come with the program: every row a duty. */

import meeting from '#templates/duties/meeting.yaml';
import type { Call, Result } from '../cli/verb.js';
import { list, paragraph, root } from '../papers/build.js';
import { Refusal, usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { communityId } from '../things/community/thing.js';
import { addDuty, dutyNamed } from '../things/duty/changes.js';
import { dutyRow } from '../things/duty/list.js';
import { need } from '../things/session.js';
import { together } from '../things/together.js';

/** A row of one: on the day of each meeting, or so many days before or after it. */
interface Row {
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** The rows of one in each language. */
type Checklist = Readonly<Record<'en' | 'fr', readonly Row[]>>;

export const checklists = { meeting: meeting as Checklist };
type ChecklistName = keyof typeof checklists;
export const checklistNames = Object.keys(checklists) as ChecklistName[];

/**
 * Puts every row of a checklist on record that is not there yet, in the community’s language.
 * @throws Refusal `checklist-known` where each is
 */
export function checklistAdded(call: Call, name: ChecklistName, lead: number): Result {
  const { session, today } = call;
  const rows = session.ledger.read((reader) => {
    const { locale } = need(reader, 'community', communityId);
    const inLanguage = checklists[name][locale?.startsWith('fr') ? 'fr' : 'en'];
    return inLanguage.filter(({ text }) => dutyNamed(reader, text) === undefined);
  });
  if (rows.length === 0) throw checklistKnown(name);
  const added = together(session, (within) =>
    rows.map(({ text, before = 0, after = 0 }) =>
      addDuty(within, { text, rule: { each: 'meeting', days: after - before }, people: [], lead }),
    ),
  );
  const duties = session.ledger.read((reader) =>
    added.map((state) => dutyRow(reader, state, today)),
  );
  return {
    data: { duty: duties[0], duties },
    document: root(
      paragraph(`Added ${counted(duties.length, 'duty', 'duties')}:`),
      list(duties.map(({ no, text, when }) => `${no} · ${text}, ${when}`)),
    ),
    hints: [`To say whose it is: momentum duty edit ${duties[0]?.no} --rota NAMES`],
  };
}

const checklistKnown = (name: string): Refusal =>
  new Refusal(
    'checklist-known',
    `All that the checklist “${name}” holds is on record already.`,
    'See when, and whose it is: momentum duties',
  );

export const checklistAlone = (): Refusal =>
  usage(
    'checklist-alone',
    'A checklist brings its own words, days and people.',
    'Leave out all but --checklist and --lead; each of its rows can be changed afterwards: momentum duty edit --help',
  );
