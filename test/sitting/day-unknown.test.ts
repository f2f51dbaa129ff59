/** Of what a file brought in without a day, the check-in tells no day. */
import { expect, test } from 'vitest';
import { selectors } from '../../src/sitting/selectors/index.js';
import { addDays } from '../../src/time/day.js';
import { bring, checkedLedger, people } from '../bring/applying/files.js';
import { today } from '../helpers/ledger.js';

test('the day of an import is not told as that on which something was wanted', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring({ ...session, today: addDays(today, -18) }, 'commitments', [
    'what,who,due',
    'Find a hall,,',
    'Bring biscuits,Bo Lind,',
  ]);
  const told = session.ledger.read((reader) => {
    const context = { reader, today, checkin: 0, facilitator: null, last: null };
    return JSON.stringify([
      selectors.moves.find(context),
      selectors['commitments-undated'].find({ ...context, today: addDays(today, 30) }),
    ]);
  });
  expect(told).toContain('Find a hall');
  expect(told).toContain('Bring biscuits');
  expect(told).not.toMatch(/said to be wanted|offered \d+|offered \w+ weeks ago/);
});

test('what a file brought in without its day is no offer that was made since', async () => {
  const session = checkedLedger();
  await bring(session, 'members', people);
  await bring(session, 'commitments', [
    'what,who,offered',
    'Find a hall,Bo Lind,',
    'Bring biscuits,Bo Lind,',
    `Paint the sign,Bo Lind,${today}`,
  ]);
  const context = { today, checkin: 0, facilitator: null, last: addDays(today, -7) };
  const told = session.ledger.read((reader) => selectors.wins.find({ ...context, reader }));
  expect(told[0]?.lines).toContain('1 offer made');
});
