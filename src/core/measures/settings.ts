/** Bounds that the measures go by; a community may have its own. */
export interface Settings {
  /** Of fewer than these, a fraction says nothing. */
  readonly fewest: number;
  /** The weeks that bands look back on. */
  readonly bandWeeks: number;
  /** Active in so many of them: core. */
  readonly coreWeeks: number;
  /** Active in so many: active; in fewer, but any: occasional. */
  readonly activeWeeks: number;
  /** So many weeks without meeting and contribution, and the community counts as dormant. */
  readonly dormantWeeks: number;
  /** Somebody is quiet after so many times their usual gap … */
  readonly quietGaps: number;
  /** … and not before so many weeks. */
  readonly quietWeeks: number;
  /** Attendance is the median of so many meetings, against as many before them. */
  readonly attendanceMeetings: number;
}

export const usualSettings: Settings = {
  fewest: 5,
  bandWeeks: 13,
  coreWeeks: 7,
  activeWeeks: 3,
  dormantWeeks: 8,
  quietGaps: 2,
  quietWeeks: 4,
  attendanceMeetings: 3,
};
