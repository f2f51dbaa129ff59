/** Notes of a meeting that wait for the facilitator to settle them: what was said, and was not clear. */

/** What stands before such a note, in the language in which it was typed. */
export const toSettleIn = { en: 'To settle', fr: 'À régler' } as const;

/** What stands before a note of what was decided, in the language in which it was typed. */
const decidedIn = ['Decided', 'Décidé'] as const;

/** What was decided, where a note says so; undefined where it says something else. */
export function decidedInNote(note: string): string | undefined {
  const [, word, said] = /^(\p{L}+)[ \u00a0\u202f]?: +(.+)$/su.exec(note) ?? [];
  return decidedIn.some((each) => each === word) ? said : undefined;
}

/** Such a note is for whoever keeps the record, and no word of the meeting’s yet. */
export const isToSettle = (note: string): boolean =>
  Object.values(toSettleIn).some((words) => note.startsWith(`${words}: `));
