/** What becomes of what people held, or helped with, who have left: who is said to have kept it. */
import { describe, expect, test } from 'vitest';
import { undoBatch } from '../../../src/ledger/undo.js';
import * as commitments from '../../../src/things/commitment/changes.js';
import { ownerOf } from '../../../src/things/commitment/fields.js';
import { lastBatch } from '../../../src/things/history.js';
import { holdMeeting, planMeeting } from '../../../src/things/meeting/changes.js';
import { hostOf } from '../../../src/things/meeting/list.js';
import { addMember, leave, rejoin } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import type { Day } from '../../../src/time/day.js';
import { harbourLedger } from '../../helpers/ledger.js';

/** Tom held it and Ida helped; both left on 10 November. Grace is here. */
const left = ({ who = ['tom', 'ida'] }: { who?: readonly ('tom' | 'ida')[] } = {}) => {
  const session = harbourLedger({ refold: true });
  const [tom, ida, grace] = ['Tom Reed', 'Ida Moss', 'Grace Okoro'].map(
    (name) => addMember(session, { name, joined: '2026-01-10' }).id,
  ) as [Id, Id, Id];
  const on = (today: Day): Session => ({ ...session, today });
  const { id } = commitments.offerCommitment(on('2026-11-01'), {
    text: 'Find a room',
    by: tom,
    others: [ida, grace],
  });
  for (const each of who) leave(session, { tom, ida }[each], '2026-11-10');
  const keep = (input: Parameters<typeof commitments.keepCommitment>[2] = {}) =>
    commitments.keepCommitment(session, id, input);
  return { session, tom, ida, grace, on, id, keep };
};

describe('kept after whoever held it had left', () => {
  test('it has to be said who did it', () => {
    const { keep } = left();
    expect(() => keep()).toThrow(
      expect.objectContaining({
        code: 'holder-has-left',
        next: expect.stringContaining('momentum keep 1 --by NAME'),
      }),
    );
  });

  test('whoever is named has kept it', () => {
    const { keep, grace, tom } = left();
    const state = keep({ by: grace });
    expect([ownerOf(state), state.status, state.others]).toEqual([grace, 'kept', []]);
    expect(state.owners.map(({ member }) => member)).toEqual([tom, grace]);
  });

  test('that may be whoever has left, where somebody says so', () => {
    const { keep, tom } = left();
    expect(ownerOf(keep({ by: tom }))).toBe(tom);
  });

  test('on a day before they left, or on that day, it was they', () => {
    for (const day of ['2026-11-09', '2026-11-10'] as const) {
      const { keep, tom, ida, grace } = left();
      const state = keep({ on: day });
      expect([ownerOf(state), state.others]).toEqual([tom, [ida, grace]]);
    }
  });

  test('while they were away it was not they, even once they are back', () => {
    const { session, keep, tom } = left();
    rejoin(session, tom, '2026-11-15');
    expect(() => keep({ on: '2026-11-13' })).toThrow(
      expect.objectContaining({ code: 'holder-has-left' }),
    );
    expect(ownerOf(keep({ on: '2026-11-15' }))).toBe(tom);
  });
});

test('whoever helped and had left has not kept it with the others', () => {
  const { session, keep, tom, ida, grace, id } = left({ who: ['ida'] });
  const state = keep();
  expect([ownerOf(state), state.others]).toEqual([tom, [grace]]);
  undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
  expect(session.ledger.read((reader) => reader.get('commitment', id))?.others).toEqual([
    ida,
    grace,
  ]);
});

test('whoever comes back on the day of a meeting has hosted it', () => {
  const { session, on, tom } = left({ who: ['tom'] });
  const { id } = planMeeting(on('2026-11-01'), { title: 'Tea', day: '2026-11-15', host: tom });
  rejoin(session, tom, '2026-11-15');
  const state = holdMeeting(session, id, {});
  expect(session.ledger.read((reader) => hostOf(reader, state, session.today))?.name).toBe(
    'Tom Reed',
  );
});
