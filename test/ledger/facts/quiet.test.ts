/** Who is quiet: one definition, whoever asks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '../../../src/actions/desk.js';
import { contactMember } from '../../../src/actions/members.js';
import { rowsAt } from '../../../src/core/measures/measure.js';
import { quietLately } from '../../../src/core/measures/quiet-lately.js';
import { weeksUpTo } from '../../../src/core/window.js';
import { quietRegulars } from '../../../src/ledger/facts/checkin/people.js';
import { gatherer, settingsIn } from '../../../src/ledger/facts/measures/index.js';
import { furnish } from '../../helpers/histories.js';
import { harbourLedger } from '../../helpers/ledger.js';
import { live, lives } from '../../helpers/lives.js';

const measuredQuiet = ({ ledger, today }: Desk): number[] =>
  ledger.read((reader) => {
    const settings = settingsIn(reader);
    const at = { window: weeksUpTo(today, settings.gaugeWeeks), asOf: today, settings };
    return rowsAt(quietLately, gatherer(reader), at)
      .filter(({ as }) => as === 'numerator')
      .map(({ id }) => reader.get('member', id)?.no ?? 0);
  });

const listedQuiet = ({ ledger, today }: Desk): number[] =>
  ledger.read((reader) => quietRegulars(reader, today, null).map(({ no }) => no));

const verbs = ['contribute', 'recordMeeting', 'offer', 'keep', 'join', 'pause', 'leave'] as const;

test('the check-in lists whom the measure counts, save those who were written to since', () => {
  let some = 0;
  fc.assert(
    fc.property(lives(70, [...Array(4).fill('contribute'), ...verbs]), (deeds) => {
      const desk = harbourLedger();
      furnish(desk);
      live(desk, deeds);
      const quiet = measuredQuiet(desk);
      expect(listedQuiet(desk).sort()).toEqual(quiet.sort());
      const [one] = quiet;
      if (one === undefined) return;
      some += 1;
      const id = desk.ledger.read(
        (reader) => reader.value<string>('SELECT id FROM member WHERE no = ?', one) ?? '',
      );
      contactMember(desk, id, null);
      expect(measuredQuiet(desk)).toContain(one);
      expect(listedQuiet(desk).sort()).toEqual(quiet.filter((no) => no !== one).sort());
    }),
    // Making a failing life smaller would take longer than reading it.
    { numRuns: 40, endOnFailure: true },
  );
  // Else it would hold of nothing.
  expect(some).toBeGreaterThan(0);
});
