// @module-tag thorough
/** Who is quiet: one definition, whoever asks. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAt } from '../../src/figures/measured.js';
import { quietLately } from '../../src/figures/measures/quiet-lately.js';
import { gatherer, settingsIn } from '../../src/figures/queries/index.js';
import { quietRegulars } from '../../src/figures/queries/quiet.js';
import { addContribution } from '../../src/things/contribution/changes.js';
import { addMember, contactMember } from '../../src/things/member/changes.js';
import type { No } from '../../src/things/no.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addWeeks, type Day } from '../../src/time/day.js';
import { weeksUpTo } from '../../src/time/window.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { live, lives } from '../helpers/lives.js';

const measuredQuiet = ({ ledger, today }: Session): No[] =>
  ledger.read((reader) => {
    const settings = settingsIn(reader);
    const at = { window: weeksUpTo(today, settings.gaugeWeeks), asOf: today, settings };
    return rowsAt(quietLately, gatherer(reader), at)
      .filter(({ as }) => as === 'numerator')
      .map(({ id }) => reader.get('member', id)?.no ?? 0);
  });

const listedQuiet = ({ ledger, today }: Session): No[] =>
  ledger.read((reader) => quietRegulars(reader, today, null).map(({ no }) => no));

const verbs = ['contribute', 'recordMeeting', 'offer', 'keep', 'join', 'pause', 'leave'] as const;

test('the check-in lists whom the measure counts, save those who were written to since', () => {
  let some = 0;
  fc.assert(
    fc.property(lives(70, [...Array(4).fill('contribute'), ...verbs]), (deeds) => {
      const session = harbourLedger();
      furnish(session);
      live(session, deeds);
      const quiet = measuredQuiet(session);
      expect(listedQuiet(session).sort()).toEqual(quiet.sort());
      const [one] = quiet;
      if (one === undefined) return;
      some += 1;
      const id = session.ledger.read(
        (reader) => reader.value<Id>('SELECT id FROM member WHERE no = ?', one) ?? 0,
      );
      contactMember(session, id, null);
      expect(measuredQuiet(session)).toContain(one);
      expect(listedQuiet(session).sort()).toEqual(quiet.filter((no) => no !== one).sort());
    }),
    // Making a failing life smaller would take longer than reading it.
    { numRuns: 40, endOnFailure: true },
  );
  // Else it would hold of nothing.
  expect(some).toBeGreaterThan(0);
});

test('whose usual gap is the shortest stands first, then who has been silent for the shortest', () => {
  const session = harbourLedger();
  const every = (name: string, gap: number, silent: number) => {
    const { id: member } = addMember(session, { name, joined: '2020-01-10' });
    for (const week of [0, 1, 2, 3]) {
      const on = addWeeks(session.today, -silent - week * gap);
      addContribution(session, { member, kind: 'post', title: null, ref: null, on });
    }
  };
  every('Ash', 2, 9);
  every('Bea', 1, 8);
  every('Cho', 1, 6);
  every('Dan', 1, 6);
  const names = session.ledger.read((reader) =>
    quietRegulars(reader, session.today, null).map(({ name }) => name),
  );
  expect(names).toEqual(['Cho', 'Dan', 'Bea', 'Ash']);
});

test('of the week that is running its Monday counts on the Monday itself', () => {
  const session = harbourLedger();
  const monday = '2026-11-23';
  const { id: member } = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' });
  addContribution(
    { ...session, today: monday },
    { member, kind: 'post', title: 'Lamps', ref: null, on: monday },
  );
  const weeksOn = (asOf: Day) =>
    session.ledger
      .read((reader) =>
        gatherer(reader)(['rhythms'], {
          window: weeksUpTo(asOf, 13),
          asOf,
          settings: settingsIn(reader),
        }),
      )
      .rhythms.find((rhythm) => rhythm.member === member)?.weeks;
  expect(weeksOn('2026-11-22')).toEqual([]);
  expect(weeksOn(monday)).toEqual([0]);
  expect(weeksOn('2026-11-30')).toEqual([1]);
});
