/** Bounds that the measures go by; a community may come to have its own. */
export interface Settings {
  /** Of fewer than these, a fraction says nothing. */
  readonly fewest: number;
  /** So many weeks without meeting and contribution, and the community counts as dormant. */
  readonly dormantWeeks: number;
}

export const usualSettings: Settings = { fewest: 5, dormantWeeks: 8 };
