/** Notes of a meeting that wait for the facilitator to settle them: what was said, and was not clear. */

/** What stands before such a note, in the language in which it was typed. */
export const toSettleIn = { en: 'To settle', fr: 'À régler' } as const;

/** Such a note is for whoever keeps the record, and no word of the meeting’s yet. */
export const isToSettle = (note: string): boolean =>
  Object.values(toSettleIn).some((words) => note.startsWith(`${words}: `));
