import { expect, test } from 'vitest';
import {
  addMember,
  approveMember,
  leave,
  pauseMember,
  rejoin,
  requestToJoin,
} from '../../../src/things/member/changes.js';
import { harbourLedger } from '../../helpers/ledger.js';

test('each step ends the stretch that runs, and leaves those alone that are over', () => {
  const session = harbourLedger();
  const { id } = requestToJoin(session, { name: 'Ash', on: '2026-01-10' });
  approveMember(session, id, '2026-02-01');
  pauseMember(session, id, '2026-03-01');
  rejoin(session, id, '2026-04-01');
  expect(leave(session, id, '2026-05-01')).toMatchObject({
    status: 'left',
    requestedOn: '2026-01-10',
    joinedOn: '2026-02-01',
    leftOn: '2026-05-01',
    spells: [
      { status: 'requested', from: '2026-01-10', to: '2026-02-01' },
      { status: 'joined', from: '2026-02-01', to: '2026-03-01' },
      { status: 'paused', from: '2026-03-01', to: '2026-04-01' },
      { status: 'joined', from: '2026-04-01', to: '2026-05-01' },
      { status: 'left', from: '2026-05-01', to: null },
    ],
  });
});

test('whoever comes back has not left, and joined on the day of the first time', () => {
  const session = harbourLedger();
  const { id } = addMember(session, { name: 'Ash', joined: '2026-01-10' });
  leave(session, id, '2026-03-01');
  expect(rejoin(session, id, '2026-04-01')).toMatchObject({
    status: 'joined',
    joinedOn: '2026-01-10',
    leftOn: null,
  });
});
