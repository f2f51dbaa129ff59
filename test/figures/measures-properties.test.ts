// @module-tag thorough
/** What holds of the measures of any community. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyMeasure, At } from '../../src/figures/measure.js';
import { figureAt, measured, rowsAt } from '../../src/figures/measured.js';
import { measures } from '../../src/figures/measures/index.js';
import { gatherer } from '../../src/figures/queries/index.js';
import { british } from '../../src/language/index.js';
import * as commitments from '../../src/things/commitment/changes.js';
import { usualSettings } from '../../src/things/community/settings.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, type Day } from '../../src/time/day.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, today } from '../helpers/ledger.js';
import { live, lives } from '../helpers/lives.js';

const ninety = (to: Day): At => ({
  window: { from: addDays(to, -89), to },
  asOf: to,
  settings: { ...usualSettings, fewest: 2 },
});

/** Every number of every measure, and everything that is said with it. */
const everything = ({ ledger }: Session, at: At) =>
  ledger.read((reader) => {
    const gather = gatherer(reader);
    return measures.map((measure) => {
      const { value, beside, previous, ...rest } = measured(measure, gather, at);
      const said = [value, beside, previous].map((each) => each && british.say(each));
      return {
        said,
        parts: rest.parts.map(({ name, numerator, denominator }) => [name, numerator, denominator]),
      };
    });
  });

const lived = (deeds: Parameters<typeof live>[1]): Session => {
  const session = harbourLedger();
  furnish(session);
  live(session, deeds);
  return session;
};

test('everything that a measure is said with has its words', () => {
  const session = lived([]);
  session.ledger.read((reader) => {
    for (const measure of measures) {
      const value = measured(measure, gatherer(reader), ninety(today));
      const labels = value.parts.map(({ label }) => label);
      for (const said of [value.label, value.definition, value.source, ...labels]) {
        expect(british.say(said)).not.toMatch(/[{}]/);
      }
    }
  });
});

test('parts add up to wholes, and every row belongs to a part', () => {
  fc.assert(
    fc.property(lives(80), fc.nat(120), (deeds, ago) => {
      const session = lived(deeds);
      const at = ninety(addDays(today, -ago));
      session.ledger.read((reader) => {
        const gather = gatherer(reader);
        const figures = new Map(
          measures.map((measure: AnyMeasure) => [
            measure.name,
            figureAt(measure, gather, at).parts,
          ]),
        );
        const part = (measure: string, name: string) =>
          figures.get(measure)?.find((each) => each.name === name) ?? expect.fail(name);
        const sum = (measure: string) =>
          (figures.get(measure) ?? []).reduce(
            (total, { numerator }) => total + (numerator ?? 0),
            0,
          );
        for (const [name, parts] of figures) {
          for (const { numerator, denominator, name: of } of parts) {
            // More meetings may be held than are called for, and more come than there are meetings.
            if (numerator === null || denominator === null || of === 'held' || of === 'mean')
              continue;
            expect(numerator, `${name}, ${of}`).toBeLessThanOrEqual(denominator);
          }
        }
        expect(sum('bands')).toBe(part('bands', 'core').denominator);
        expect(sum('why-they-slip')).toBe(part('why-they-slip', 'busy').denominator);
        const promises = measures.find(({ name }) => name === 'commitments-kept') ?? expect.fail();
        const whole = rowsAt(promises, gather, at).filter(({ as }) => as !== 'left-out');
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
        expect(part('commitments-kept', 'kept').denominator).toBe(whole.length);
        const contributions = part('contribution-rate', 'contributions').numerator ?? 0;
        const people = part('contribution-rate', 'contributors').numerator ?? 0;
        expect(people).toBeLessThanOrEqual(contributions);
        expect(part('contribution-rate', 'rate').numerator ?? 0).toBeLessThanOrEqual(people);
        expect(part('carried-by-members', 'contributions').denominator ?? contributions).toBe(
          contributions,
        );
        expect(part('absence-factor', 'contributions').numerator ?? 0).toBeLessThanOrEqual(people);
        expect(part('attendance', 'mean').numerator).toBe(part('attendance', 'came').numerator);
        for (const measure of measures) {
          const names = figures.get(measure.name)?.map(({ name }) => name);
          for (const { part: of, because } of rowsAt(measure, gather, at)) {
            expect(names).toContain(of);
            if (because) expect(british.say(because)).not.toMatch(/[{}]/);
          }
        }
      });
      session.ledger.close();
    }),
    { numRuns: 8 },
  );
});

// What is put on record of a day: not of some time that nobody knows, and not without any.
const dated = [
  'contribute',
  'contribute',
  'recordMeeting',
  'offer',
  'take',
  'keep',
  'keep',
  'move',
  'pass',
  'release',
  'request',
  'approve',
  'welcome',
  'pause',
  'leave',
  'rejoin',
  'ask',
  'answer',
  'giveRole',
  'endRole',
] as const;

test('nothing that happens after a window changes what it was when it ended', () => {
  fc.assert(
    fc.property(lives(70), lives(30, dated), (deeds, later) => {
      const session = lived(deeds);
      const at = ninety(today);
      const before = everything(session, at);
      // Deeds are done on days of the sixty before the session's own, and at most 240 before it.
      live({ ...session, today: addDays(today, 301) }, later);
      expect(everything(session, at)).toEqual(before);
      session.ledger.close();
    }),
    { numRuns: 8 },
  );
});

interface Gift {
  readonly who: number;
  readonly ago: number;
}

const people = 6;
const days = fc.integer({ min: 0, max: 200 });
const who = fc.nat(people - 1);
const gifts: fc.Arbitrary<Gift[]> = fc.array(fc.record({ who, ago: days }), { maxLength: 25 });
const evenings = fc.array(
  fc.record({ ago: days, present: fc.uniqueArray(who, { maxLength: people }) }),
  { maxLength: 8 },
);
const promises = fc.array(fc.record({ who, ago: days, kept: fc.option(fc.nat(30)) }), {
  maxLength: 8,
});

interface Deeds {
  readonly gifts: readonly Gift[];
  readonly evenings: ReadonlyArray<{ readonly ago: number; readonly present: readonly number[] }>;
  readonly promises: ReadonlyArray<Gift & { readonly kept: number | null }>;
}

/** A community of these deeds, done by whoever `is` says that each number stands for. */
function community(deeds: Deeds, count: number, is: (who: number) => number): Session {
  const session = harbourLedger();
  const ids = Array.from(
    { length: count },
    (_, i) => addMember(session, { name: `Person ${i}`, joined: '2026-02-01' }).id,
  );
  const id = (n: number): Id => ids[is(n)] ?? expect.fail('nobody');
  const day = (ago: number): Day => addDays(today, -ago);
  for (const { who: by, ago } of deeds.gifts) {
    addContribution(session, {
      member: id(by),
      kind: 'post',
      title: null,
      ref: null,
      on: day(ago),
    });
  }
  for (const { ago, present } of deeds.evenings) {
    recordMeeting(session, {
      title: 'Evening',
      day: day(ago),
      present: [...new Set(present.map(id))],
    });
  }
  for (const { who: by, ago, kept } of deeds.promises) {
    const made = commitments.offerCommitment(session, {
      again: true,
      text: 'Help',
      by: id(by),
      on: day(ago),
    });
    if (kept !== null && kept <= ago) {
      commitments.keepCommitment(session, made.id, { on: day(ago - kept) });
    }
  }
  return session;
}

const deedsOf = fc.record({ gifts, evenings, promises });

/** Parts that count people. */
const counts: ReadonlyArray<
  readonly [measure: string, part: string, of: 'numerator' | 'denominator']
> = [
  ['contribution-rate', 'rate', 'numerator'],
  ['contribution-rate', 'rate', 'denominator'],
  ['contribution-rate', 'contributors', 'numerator'],
  ['bands', 'core', 'denominator'],
  ['absence-factor', 'contributions', 'numerator'],
  ['absence-factor', 'kept', 'numerator'],
  ['newcomers', 'joined', 'numerator'],
  ['returning', 'returning', 'denominator'],
  ['attendance', 'people', 'numerator'],
  ['attendance', 'first-time', 'numerator'],
  ['attendance', 'usual', 'numerator'],
  ['attendance', 'largest', 'numerator'],
];

const countsOf = ({ ledger }: Session, at: At): number[] =>
  ledger.read((reader) =>
    counts.map(([name, of, number]) => {
      const measure = measures.find((each) => each.name === name) ?? expect.fail(name);
      const part = figureAt(measure, gatherer(reader), at).parts.find((each) => each.name === of);
      return (part ?? expect.fail(of))[number] ?? 0;
    }),
  );

test('finding that two spellings are one person never raises a count of people', () => {
  fc.assert(
    fc.property(deedsOf, fc.nat(100), (deeds, ago) => {
      const at = ninety(addDays(today, -ago));
      const apart = countsOf(
        community(deeds, people, (n) => n),
        at,
      );
      const merged = countsOf(
        community(deeds, people - 1, (n) => Math.min(n, people - 2)),
        at,
      );
      for (const [i, count] of merged.entries()) {
        expect(count, String(counts[i])).toBeLessThanOrEqual(apart[i] ?? 0);
      }
    }),
    { numRuns: 12 },
  );
});

test('a bot changes nothing, however much it does', () => {
  fc.assert(
    fc.property(deedsOf, gifts, promises, (deeds, given, promised) => {
      const session = community(deeds, people, (n) => n);
      const at = ninety(today);
      const before = everything(session, at);
      const id = addMember(session, { name: 'Tidy Robot', joined: '2026-11-01', bot: true }).id;
      for (const { ago } of given) {
        const on = addDays(today, -ago);
        addContribution(session, { member: id, kind: 'post', title: null, ref: null, on });
      }
      for (const { ago, kept } of promised) {
        const on = addDays(today, -ago);
        const made = commitments.offerCommitment(session, {
          again: true,
          text: 'Tidy',
          by: id,
          due: addDays(on, 3),
          on,
        });
        if (kept !== null && kept <= ago) {
          commitments.keepCommitment(session, made.id, { on: addDays(on, kept) });
        }
      }
      expect(everything(session, at)).toEqual(before);
      session.ledger.close();
    }),
    { numRuns: 8 },
  );
});

/** Everything on the screens of figures, and every row behind it. */
const allTold = (session: Session, at: At) => [
  everything(session, at),
  session.ledger.read((reader) => measures.map((each) => rowsAt(each, gatherer(reader), at))),
];

test('a slip that was put right on the same day changes no figure of any time', () => {
  fc.assert(
    fc.property(lives(60), fc.nat(30), fc.nat(40), fc.nat(), (deeds, ago, since, which) => {
      const session = lived(deeds);
      const open = session.ledger.read((reader) =>
        reader.all<{ id: Id; owner: Id; due: Day; from: Day }>(
          `SELECT c.id, c.owner, c.due_on AS due, max(d.from_on, o.from_on) AS "from" FROM commitment c
           JOIN commitment_due d ON d."of" = c.id AND d.to_on IS NULL
           JOIN commitment_owner o ON o."of" = c.id AND o.to_on IS NULL
           WHERE c.status = 'offered' AND c.due_on >= @today ORDER BY c.no`,
          { today: addDays(today, -since) },
        ),
      );
      const one = open[which % (open.length || 1)];
      if (!one) return;
      const on = [one.from, addDays(today, -since)].sort().at(-1) as Day;
      const state = session.ledger.read((reader) => reader.get('commitment', one.id));
      const changes = [...(state?.dues ?? []), ...(state?.owners ?? [])].map(({ to }) => to);
      // What had changed on that very day by itself may come back further than to where it was.
      if (on > today || changes.includes(on)) return;
      const ats = [on, addDays(on, -1), addDays(today, -ago), one.due].map(ninety);
      const before = ats.map((at) => allTold(session, at));
      const [other] = session.ledger.read((reader) =>
        reader.values<Id>('SELECT id FROM member WHERE id <> ? ORDER BY no', one.owner),
      );
      commitments.moveCommitment(session, one.id, { to: addDays(one.due, 1), on });
      commitments.moveCommitment(session, one.id, { to: one.due, on });
      if (other !== undefined) {
        commitments.passCommitment(session, one.id, { to: other, on });
        commitments.passCommitment(session, one.id, { to: one.owner, on });
      }
      expect(ats.map((at) => allTold(session, at))).toEqual(before);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('a promise counts once, what else became of it stands beside once, and once it is among those taken on', () => {
  fc.assert(
    fc.property(lives(80), fc.nat(120), (deeds, ago) => {
      const session = lived(deeds);
      const at = ninety(addDays(today, -ago));
      session.ledger.read((reader) => {
        for (const [name, part] of [
          ['commitments-kept', 'kept'],
          ['carried-by-members', 'commitments'],
        ]) {
          const measure = measures.find((each) => each.name === name) as AnyMeasure;
          const rows = rowsAt(measure, gatherer(reader), at).filter((row) => row.part === part);
          const keys = rows.map(({ id, as, because }) =>
            part === 'kept' && as === 'left-out' ? `${id} ${because?.name}` : `${id}`,
          );
          expect(new Set(keys).size, name).toBe(keys.length);
        }
      });
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
