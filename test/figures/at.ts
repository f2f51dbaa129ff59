import type { MeasureFacts } from '../../src/figures/facts.js';
import type { AnyMeasure, At } from '../../src/figures/measure.js';
import { measured, rowsAt } from '../../src/figures/measured.js';
import { british } from '../../src/language/index.js';
import type { Phrase } from '../../src/language/locale.js';
import { type Settings, usualSettings } from '../../src/things/community/settings.js';
import type { Day } from '../../src/time/day.js';

/** November, and the day on which it is looked at: its last one unless said. */
export const at = (asOf: Day = '2026-11-30', settings: Partial<Settings> = {}): At => ({
  window: { from: '2026-11-01', to: '2026-11-30' },
  asOf,
  settings: { ...usualSettings, ...settings },
});

const noWeeks = { from: '2026-08-31', to: '2026-11-29', members: [] } as const;

export const nothing: MeasureFacts = {
  members: [],
  undated: [],
  gone: [],
  givers: [],
  bots: [],
  facilitators: [],
  facilitatedSince: null,
  takings: [],
  keepings: [],
  agreedDates: [],
  slips: [],
  newcomers: [],
  firsts: [],
  active: [],
  didMore: [],
  activeBefore: [],
  bands: { now: noWeeks, before: noWeeks },
  rhythms: [],
  recordedMeetings: [],
  meetings: [],
  unconfirmed: [],
  unsettled: [],
  lists: [],
  comers: [],
  meetingRhythm: { every: null, since: null, next: null },
  questions: [],
  knownSince: { meetings: '2026-01-05', anything: '2026-01-05', allMeetings: false },
  firstDays: {
    contribution: '2026-01-05',
    meeting: '2026-01-05',
    question: '2026-01-05',
    list: '2026-01-05',
  },
  last: { contribution: null, meeting: null, anything: null, unconfirmed: null },
};

const inEnglish = (said: Phrase | null): string | null => said && british.say(said);

/** The value of `measure` over these facts in English, with `before` for the window before. */
export function value(
  measure: AnyMeasure,
  facts: Partial<MeasureFacts>,
  when: At = at(),
  before: Partial<MeasureFacts> = {},
) {
  const { label, value, told, beside, previous, definition, source, parts, ...numbers } = measured(
    measure,
    (_, { window }) => ({
      ...nothing,
      ...(window.from === when.window.from ? facts : before),
    }),
    when,
  );
  return {
    ...numbers,
    label: inEnglish(label),
    value: inEnglish(value),
    told: inEnglish(told),
    beside: inEnglish(beside),
    previous: inEnglish(previous),
    definition: inEnglish(definition),
    source: inEnglish(source),
    parts: Object.fromEntries(
      parts.map(({ name, label: named, said, numerator, denominator, previous: then }) => [
        name,
        {
          label: inEnglish(named),
          value: inEnglish(said),
          numerator,
          denominator,
          previous: inEnglish(then?.said ?? null),
        },
      ]),
    ),
  };
}

/** Each row of the explanation, short: "rate a numerator", with the reason in English. */
export const rows = (measure: AnyMeasure, facts: Partial<MeasureFacts>, when: At = at()) =>
  rowsAt(measure, () => ({ ...nothing, ...facts }), when).map(
    ({ part, id, as, times, because }) =>
      `${part}: ${id} ${as}${times === undefined ? '' : ` ×${times}`}${because ? `, ${inEnglish(because)}` : ''}`,
  );
