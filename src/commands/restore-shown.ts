/** What is said of what is to be put back. */
import { basename } from 'node:path';
import type { Difference, Source } from '../backups/restoring.js';
import { dayOnClock } from '../cli/today.js';
import { othersMayHaveWritten } from '../files/links-of-others.js';
import { visible } from '../text/gate.js';
import { counted } from '../text/text.js';
import type { Reader } from '../things/ledger.js';
import { tellingFrom } from '../things/names.js';
import { datedSentence } from '../things/sentences.js';
import { shortDay } from '../time/day.js';

/** What is said of what has no name. */
export const piped = 'what was piped in';

/** That what was named may be somebody else’s doing: whoever names it knows better. */
export function ofOthers({ path }: Source): string[] {
  const by = path === piped ? undefined : othersMayHaveWritten(path);
  if (by === undefined) return [];
  const [who, whose] =
    by === 'its-owner'
      ? ['belongs to somebody else on this machine', 'who that is']
      : ['can be written to by others on this machine', 'who made it'];
  return [`The file ${who}: put it back only if you know ${whose}.`];
}

/** It as people know it: whose it is, and of when. */
export const asOf = ({ label, path, community, isAnew }: Source): string =>
  [
    community ?? 'the ledger',
    label
      ? `as it was on ${shortDay(dayOnClock(new Date(label.madeAt)))}, with ${counted(label.entries, 'entry', 'entries')}`
      : `as it is in ${visible(basename(path))}`,
    ...(isAnew ? ['with every table made anew from the journal'] : []),
  ].join(' ');

/** What putting it back would change, in sentences. */
export function changesTold(
  { isThere, closed, gone, more, templates }: Difference,
  reader: Reader | undefined,
): { readonly gone: number | null; readonly lines: string[]; readonly opens: boolean } {
  const own =
    templates > 0
      ? [`${counted(templates, 'template')} of your own would be as then; what stands now is kept.`]
      : [];
  if (!isThere)
    return { gone: 0, opens: false, lines: ['There is no ledger of that name now.', ...own] };
  if (closed !== undefined || !reader) {
    return {
      gone: null,
      opens: false,
      lines: [
        `The present ledger can not be read, so what would be gone can not be listed; it is kept aside. ${closed ?? ''}`,
        ...own,
      ],
    };
  }
  const names = tellingFrom(reader);
  const left = gone.actions > gone.last.length;
  return {
    gone: gone.actions,
    opens: true,
    lines: [
      gone.actions === 0
        ? 'Nothing that is on record now would be gone.'
        : `${counted(gone.actions, 'action')} since then would be gone${left ? ', the last of them' : ''}:`,
      ...gone.last.map((entry) => datedSentence(entry, names)),
      ...(more > 0
        ? [
            `${counted(more, 'entry', 'entries')} that the present ledger does not hold would be back.`,
          ]
        : []),
    ],
  };
}
