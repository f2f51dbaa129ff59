// @module-tag thorough
/** A community in which one person stood under two entries, once these are one, is as if they never had. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { figureAt } from '../../../src/figures/measured.js';
import { measures } from '../../../src/figures/measures/index.js';
import { gatherer } from '../../../src/figures/queries/index.js';
import { createLedger } from '../../../src/ledger/writing.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { shippedNames } from '../../../src/papers/shipped/index.js';
import { usualSettings } from '../../../src/things/community/settings.js';
import { type AnyEvent, anyThing, thingOf } from '../../../src/things/index.js';
import type { Entry } from '../../../src/things/ledger.js';
import { mergeMembers } from '../../../src/things/member/merge.js';
import type { PayloadFields } from '../../../src/things/payload.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays } from '../../../src/time/day.js';
import { furnish } from '../../helpers/histories.js';
import { harbourLedger, now, standing, temporaryFolder, today } from '../../helpers/ledger.js';
import { live, lives } from '../../helpers/lives.js';

// A key that no number beside it can be taken for.
const second: Id = 900_000_000_001;
type Toss = () => boolean;

const journalOf = ({ ledger }: Session): Entry[] =>
  ledger.read((reader) => [...reader.entries('1')]);

/** A ledger with these events; the second entry comes last, so that all else keeps its number. */
function ledgerOf(events: readonly AnyEvent[]): Session {
  const ledger = createLedger(join(temporaryFolder(), 'split.momentum'));
  onTestFinished(() => ledger.close());
  const ofSecond = ({ subject }: AnyEvent): boolean => subject === second;
  ledger.change({ now, actor: null }, (transaction) =>
    transaction.record([...events.filter((each) => !ofSecond(each)), ...events.filter(ofSecond)]),
  );
  return { ledger, today, now };
}

/** What an event of this kind is declared to carry. */
const fieldsOf = (kind: string): PayloadFields =>
  (anyThing(thingOf(kind) ?? 'member').events as Record<string, PayloadFields>)[kind] ?? {};

const eventOf = ({ kind, subject, on, data }: Entry, changed: unknown = data): AnyEvent =>
  ({ kind, subject, on, data: changed }) as AnyEvent;

/** Steps that a facilitator would put on record of both, since both seem to be somebody. */
const ofBoth = new Set([
  ...['member.paused', 'member.left', 'member.rejoined', 'member.joining-dated'],
  'member.edited',
]);

/** The same entries, with every mention of `person` by chance one of the second entry. */
function split(entries: readonly Entry[], person: Id, toss: Toss) {
  // What is said of somebody by one hand can't be taken back by the other: who was taken off a list,
  // who gave back a role, who held what they helped with before.
  const byOneHand = new Map<Id, boolean>();
  for (const { subject, kind, data } of entries) {
    const told = data as { absent?: Id[]; others?: Id[] };
    const several = [...(told.absent ?? []), ...(told.others ?? [])].includes(person);
    if (several || kind.startsWith('role.')) byOneHand.set(subject, toss());
  }
  const hands = new Map<string, boolean>();
  return (entry: Entry): AnyEvent[] => {
    const { kind, subject, on, data } = entry;
    if (subject !== person) {
      const hand = byOneHand.get(subject);
      const name = (id: unknown) => (id === person && (hand ?? toss()) ? second : id);
      return [
        eventOf(
          entry,
          Object.fromEntries(
            Object.entries(data as object).map(([key, value]) => {
              const { refers, many } = fieldsOf(kind)[key] ?? {};
              if (refers !== 'member') return [key, value];
              return [key, many ? (value as Id[]).map(name) : name(value)];
            }),
          ),
        ),
      ];
    }
    if (kind === 'member.joined') {
      const { joined } = data as { joined: typeof on | null };
      const twin = { name: 'Somebody Else', email: null, handle: null, note: null };
      const profile = { ...(data as object), ...twin };
      // Under whichever they came later, or nobody knows when.
      const later = toss() ? null : joined && joined < today ? addDays(joined, 1) : joined;
      const steps = entries.some((each) => each.subject === person && ofBoth.has(each.kind));
      const swap = toss() && !steps;
      const at = (day: typeof joined): object => ({ joined: joined === null ? null : day });
      return [
        eventOf(entry, { ...(data as object), ...at(swap ? later : joined) }),
        eventOf(
          { ...entry, subject: second },
          { ...profile, ...at(swap || steps ? joined : later) },
        ),
      ];
    }
    const twin = eventOf({ ...entry, subject: second });
    if (ofBoth.has(kind)) return [eventOf(entry), twin];
    const hand = hands.get(kind) ?? toss();
    hands.set(kind, hand);
    return [hand ? twin : eventOf(entry)];
  };
}

/** What a ledger says, but for how somebody is spelt and the entry that is no more. */
const said = (session: Session): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(standing(session))
      .filter(([table]) => table !== 'member_alias' && table !== 'member_name')
      .map(([table, rows]) => [table, rows.filter((row) => !row.includes(String(second)))]),
  );

const figures = ({ ledger }: Session): unknown =>
  ledger.read((reader) => {
    const gather = gatherer(reader);
    return [7, 40, 90].flatMap((days) => {
      const window = { from: addDays(today, -days), to: today };
      const settings = { ...usualSettings, fewest: 2 };
      return measures.map((measure) =>
        figureAt(measure, gather, { window, asOf: today, settings }),
      );
    });
  });

async function papers(session: Session, recipient: Id): Promise<unknown[]> {
  const made: unknown[] = [];
  for (const asOf of [addDays(today, -30), today]) {
    for (const name of shippedNames) {
      made.push((await makeDocument(session, name, { recipient, asOf })).tree.children);
    }
  }
  return made;
}

test('two entries of one person, made one, are as one entry all along', async () => {
  let twice = 0;
  await fc.assert(
    fc.asyncProperty(
      lives(70),
      fc.nat(),
      fc.array(fc.boolean(), { minLength: 31, maxLength: 61 }),
      async (deeds, who, tosses) => {
        const whole = harbourLedger();
        furnish(whole);
        live(whole, deeds);
        const entries = journalOf(whole);
        const people = entries.filter(({ kind }) => kind === 'member.joined');
        const person = people[who % people.length]?.subject ?? 0;
        let tossed = 0;
        const toss = (): boolean => tosses[tossed++ % tosses.length] ?? false;
        const halves = ledgerOf(entries.flatMap(split(entries, person, toss)));
        if (JSON.stringify(said(halves)) !== JSON.stringify(said(whole))) twice += 1;
        mergeMembers(halves, { from: second, into: person }, {});
        expect(said(halves)).toEqual(said(whole));
        expect(figures(halves)).toEqual(figures(whole));
        expect(await papers(halves, person)).toEqual(await papers(whole, person));
        whole.ledger.close();
        halves.ledger.close();
      },
    ),
    // Making a failing history smaller would take longer than reading it.
    { numRuns: 8, endOnFailure: true },
  );
  // Somebody of whom nothing else is on record is the same in two entries as in one.
  expect(twice).toBeGreaterThan(0);
});
