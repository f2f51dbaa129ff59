import { expect, test } from 'vitest';
import { addContribution } from '../../../src/actions/contributions.js';
import { addMember } from '../../../src/actions/members.js';
import { harbourLedger, today } from '../../helpers/ledger.js';
import { toldOn } from './told.js';

test('a month goes into a picture where there is enough to say, and else is a gap', () => {
  const desk = harbourLedger();
  const ann = addMember(desk, { name: 'Ann Vale', joined: '2026-01-05' });
  addContribution(desk, {
    member: ann.id,
    kind: 'talk',
    title: null,
    ref: null,
    on: '2026-11-10',
  });
  expect(toldOn(desk, today).trends.contributionRate.at(-1)).toMatchObject({
    month: 'November 2026',
    over: false,
    value: 'too few to say',
    numerator: null,
  });
  for (const name of ['Ben Orr', 'Cai Moss', 'Dot Frew']) {
    addMember(desk, { name, joined: '2026-01-05' });
  }
  expect(toldOn(desk, today).trends.contributionRate.at(-1)).toMatchObject({
    value: '1 of 5',
    numerator: 1,
    denominator: 5,
  });
});
