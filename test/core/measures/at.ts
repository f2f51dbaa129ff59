import type { Day } from '../../../src/core/day.js';
import type { MeasureFacts } from '../../../src/core/measures/facts.js';
import { type At, type Measure, measured } from '../../../src/core/measures/measure.js';
import { usualSettings } from '../../../src/core/measures/settings.js';

/** November, and the day on which it is looked at: its last one unless said. */
export const at = (asOf: Day = '2026-11-30'): At => ({
  window: { from: '2026-11-01', to: '2026-11-30' },
  asOf,
  settings: usualSettings,
});

const nothing: MeasureFacts = {
  members: [],
  contributions: [],
  facilitators: [],
  agreedDates: [],
  newcomers: [],
  recordedMeetings: [],
  meetingRhythm: { held: 0, every: null, next: null },
  questions: [],
  lastDays: { contribution: null, meeting: null, anything: null },
};

/** The value of `measure` over these facts, with `before` for the window before. */
export const value = (
  measure: unknown,
  facts: Partial<MeasureFacts>,
  when: At = at(),
  before: Partial<MeasureFacts> = {},
) =>
  measured(
    measure as Measure<string, keyof MeasureFacts>,
    (_, { window }) => ({
      ...nothing,
      ...(window.from === when.window.from ? facts : before),
    }),
    when,
  );
