/** The facts that measures are made of, each bounded by its window. */

import { type Settings, settingsOf } from '../../things/community/settings.js';
import type { Reader } from '../../things/ledger.js';
import { type Day, weekOf } from '../../time/day.js';
import type { MeasureFacts } from '../facts.js';
import type { At, Gather } from '../measure.js';
import { activityFetchers } from './activity.js';
import { commitmentFetchers } from './commitments.js';
import type { Fetchers } from './fetch.js';
import { knownFetchers } from './known.js';
import { meetingFetchers } from './meetings.js';
import { peopleFetchers } from './people.js';

const fetchers: Fetchers<keyof MeasureFacts> = {
  ...peopleFetchers,
  ...commitmentFetchers,
  ...meetingFetchers,
  ...activityFetchers,
  ...knownFetchers,
};

/** The bounds that this community's measures go by. */
export const settingsIn = (reader: Reader): Settings =>
  settingsOf(JSON.parse(reader.value<string>('SELECT settings FROM community') ?? '{}'));

/** The first day that anything on record happened; null where nothing is. */
export const firstDay = (reader: Reader): Day | null =>
  reader.value<Day | null>('SELECT min(on_day) FROM journal') ?? null;

/**
 * Since when a community is there: the day that it says it was founded on, unless somebody gave
 * something in a week before that; else the first day on record. Since when somebody is a member
 * may reach further back. Null where neither is known.
 */
export function beganOn(reader: Reader): Day | null {
  const founded = reader.value<Day | null>('SELECT founded_on FROM community') ?? null;
  const active = reader.value<Day | null>('SELECT min(week) FROM activity') ?? null;
  const isBefore = founded !== null && active !== null && active < weekOf(founded);
  return founded === null || isBefore ? firstDay(reader) : founded;
}

/** Fetches facts for measures, each source once for a window. */
export function gatherer(reader: Reader): Gather {
  const fetched = new Map<string, unknown>();
  return (needs, at) =>
    Object.fromEntries(needs.map((source) => [source, rowsFor(source, at)])) as Record<
      keyof MeasureFacts,
      unknown
    > as MeasureFacts;

  function rowsFor(source: keyof MeasureFacts, { window, asOf, settings }: At): unknown {
    const key = `${source} ${window.from} ${window.to} ${asOf}`;
    if (!fetched.has(key)) {
      const bounds = { from: window.from, to: window.to < asOf ? window.to : asOf };
      fetched.set(key, fetchers[source](reader, bounds, { asOf, window, settings }));
    }
    return fetched.get(key);
  }
}
