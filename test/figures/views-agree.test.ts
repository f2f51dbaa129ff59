// @module-tag thorough
/**
 * One definition, one window: whatever shows a figure shows the same one. Random communities are looked
 * at on random days, by every road that leads to a figure.
 */

import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeOf } from '../../src/figures/measured.js';
import { beganOn } from '../../src/figures/queries/index.js';
import { quietRegulars } from '../../src/figures/queries/quiet.js';
import { ledgerStatus } from '../../src/figures/queries/status.js';
import {
  allMeasured,
  explained,
  measuredBy,
  measureNames,
  momentumBy,
  momentumOf,
  oneMeasured,
  stageSuggested,
} from '../../src/figures/reports/measures.js';
import { outlook } from '../../src/figures/reports/outlook.js';
import { british } from '../../src/language/index.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { selectors } from '../../src/sitting/selectors/index.js';
import { editCommunity, pauseCommunity } from '../../src/things/community/changes.js';
import type { Session } from '../../src/things/session.js';
import { addDays, type Day, shortDay } from '../../src/time/day.js';
import { type Span, spans } from '../../src/time/window.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, today } from '../helpers/ledger.js';
import { live, lives } from '../helpers/lives.js';

const { say } = british;

const asItStood = (session: Session, day: Day): Session => ({ ...session, today: day });

const looked = (session: Session, name: keyof typeof selectors) => {
  const { ledger, today: day } = session;
  return ledger.read((reader) =>
    selectors[name].find({ reader, today: day, checkin: 0, facilitator: null, last: null }),
  );
};

/** Every measure on `day`, wherever it can be asked for. */
function measuresAgree(session: Session, day: Day): void {
  const values = allMeasured(session, { asOf: day });
  const then = asItStood(session, day);
  expect(allMeasured(then, {})).toEqual(values);
  for (const value of values) {
    expect(oneMeasured(session, value.name, { asOf: day })).toEqual(value);
    expect(explained(session, value.name, { asOf: day }).value).toEqual(value);
    expect(oneMeasured(then, value.name, { period: '13w' })).toEqual(value);
  }
  const gauges = looked(then, 'gauges');
  for (const { id, lines } of gauges.filter(({ id: name }) => name !== 'window')) {
    const value = values.find(({ name }) => name === id);
    expect(lines).toEqual(value ? [say(value.told)] : []);
  }
  const still = values
    .find(({ name }) => name === 'dormancy')
    ?.parts.find(({ name }) => name === 'still');
  expect(outlook(then).facts.stillness?.days ?? null).toBe(still?.numerator);
  const held = values.find(({ name }) => name === 'rhythm')?.parts[0]?.said;
  if (held?.values?.count !== undefined) {
    expect(stageSuggested(then).reasons.map(say).join()).toContain(say(held));
  }
  const quiet = values.find(({ name }) => name === 'quiet-lately')?.numerator ?? 0;
  // Whoever was written to since they were last active is left in peace.
  const listed = then.ledger.read((reader) => quietRegulars(reader, day, null));
  expect(listed.length).toBe(quiet);
}

/** The verdict on `day`, wherever it is given. */
function momentumAgrees(session: Session, day: Day): void {
  const momentum = momentumOf(session, { asOf: day });
  const then = asItStood(session, day);
  expect(momentumOf(then, {})).toEqual(momentum);
  expect(outlook(then).facts.momentum).toBe(momentum.state);
  const [way] = looked(then, 'momentum');
  expect(way?.lines[0]).toContain(say(momentum.said));
  for (const [at, line] of (way?.lines ?? []).entries()) {
    const sign = momentum.signs[at];
    if (sign) expect(line).toContain(say(sign.said));
  }
}

/** Months, quarters and years up to `day`, each by itself and among the others. */
function spansAgree(session: Session, day: Day, by: Span): void {
  for (const name of measureNames) {
    for (const { typed, told, window, over } of measuredBy(session, name, by, { asOf: day })) {
      const request = { period: typed, asOf: day };
      const value = oneMeasured(session, name, request);
      const asTold = [wholeOf(told), told.beside ?? null, told.parts.map(({ said }) => said)];
      const of = ({ value: said, beside, parts }: typeof value) => [
        said,
        beside,
        parts.map((part) => part.said),
      ];
      expect(of(value), `${name}, ${typed}`).toEqual(asTold);
      expect(explained(session, name, request).value).toEqual(value);
      if (!over) continue;
      // Whenever it is asked for, then or later.
      expect(of(oneMeasured(session, name, { period: typed })), `${name}, ${typed}`).toEqual(
        asTold,
      );
      const asKnownThen = oneMeasured(asItStood(session, window.to), name, { period: typed });
      expect(of(asKnownThen), `${name}, ${typed}`).toEqual(asTold);
    }
  }
  for (const { typed, told, window, over } of momentumBy(session, by, { asOf: day })) {
    expect(momentumOf(session, { period: typed, asOf: day }), typed).toEqual(told);
    if (!over) continue;
    expect(momentumOf(session, { period: typed }), typed).toEqual(told);
    expect(momentumOf(asItStood(session, window.to), { period: typed }), typed).toEqual(told);
  }
}

const everyFigure = join(import.meta.dirname, 'every-figure.yaml');

/** What a State of Play says on `day` beside what the commands say. */
async function documentAgrees(session: Session, day: Day, period?: string): Promise<void> {
  const request = { asOf: day, ...(period === undefined ? {} : { period }) };
  const { facts } = await makeDocument(session, everyFigure, request);
  const { measures = [], momentum, meetings, people, questions, commitments } = facts;
  expect(measures.length).toBeGreaterThan(5);
  const began = session.ledger.read(beganOn);
  for (const fact of measures) {
    const value = oneMeasured(session, fact.name, request);
    expect(fact).toMatchObject({
      whole: say(value.value),
      numerator: value.numerator,
      denominator: value.denominator,
    });
    expect(fact.parts.map((part) => [part.name, part.value, part.numerator])).toEqual(
      value.parts.map((part) => [part.name, say(part.said), part.numerator]),
    );
    // No document looks back further than the community was there.
    const { from, to } = value.window;
    const since = began !== null && began > from && began <= to ? began : from;
    expect(fact.window).toContain(`${shortDay(since)} to ${shortDay(to)}`);
  }
  const verdict = momentumOf(session, request);
  expect([momentum?.state, momentum?.signs.map(({ said }) => said)]).toEqual([
    verdict.state,
    verdict.signs.map(({ said }) => say(said)),
  ]);
  const then = asItStood(session, day);
  const status = then.ledger.read((reader) => ledgerStatus(reader, day, null));
  const { facts: ahead } = outlook(then);
  expect(people?.members).toBe(status.members);
  expect(ahead.members).toBe(status.members);
  expect(meetings?.next?.on ?? null).toBe(status.next?.day ?? null);
  expect(ahead.nextMeeting).toBe(status.next?.day ?? null);
  expect(meetings?.last?.on ?? null).toBe(status.lastHeld);
  expect(questions?.open.length).toBe(status.questions);
  expect(ahead.questions).toBe(status.questions);
  expect(commitments?.overdue.length).toBe(status.overdueCount);
  expect(commitments?.dueSoon.length).toBe(status.dueSoonCount);
  expect(ahead.open).toBe(status.open);
  const seeking = [...(commitments?.wanted ?? []), ...(commitments?.wantedBefore ?? [])];
  expect(seeking.length).toBe(status.wantedCount);
  const named = new Set(status.wanted.map(({ no }) => no));
  expect(seeking.filter(({ no }) => named.has(no))).toHaveLength(named.size);
  const unconfirmed = status.unconfirmed.map((meeting) => meeting.day);
  expect(looked(then, 'meeting-unconfirmed')).toHaveLength(unconfirmed.length);
  for (const { on } of meetings?.unconfirmed ?? []) expect(unconfirmed).toContain(on);
  const asked = oneMeasured(session, 'questions', { asOf: day }).parts.find(
    ({ name }) => name === 'open',
  );
  if (asked?.numerator !== null) expect(asked?.numerator).toBe(status.questions);
}

const day = fc.integer({ min: -150, max: 0 }).map((ago) => addDays(today, ago));
const wholeSpans = Object.keys(spans) as Span[];

test('every figure of any community is the same in every view, at every date, by every road', async () => {
  let unconfirmed = 0;
  await fc.assert(
    fc.asyncProperty(
      lives(90),
      fc.tuple(day, day),
      fc.constantFrom(...wholeSpans),
      fc.constantFrom('2026-10', '2026-Q3', '2026'),
      async (deeds, days, by, period) => {
        const session = harbourLedger();
        furnish(session);
        editCommunity(session, { rhythm: 'monthly' });
        const pause = { from: addDays(today, -70), to: addDays(today, -50), why: null };
        pauseCommunity(session, pause);
        live(session, deeds);
        for (const each of [...days, today]) {
          measuresAgree(session, each);
          momentumAgrees(session, each);
        }
        const [one] = days;
        spansAgree(session, one, by);
        await documentAgrees(session, one);
        await documentAgrees(session, today, period);
        unconfirmed += looked(session, 'meeting-unconfirmed').length;
        session.ledger.close();
      },
    ),
    // Making a failing life smaller would take longer than reading it.
    { numRuns: 6, endOnFailure: true },
  );
  // Else of the unconfirmed ones it would hold of nothing.
  expect(unconfirmed).toBeGreaterThan(0);
});
