import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { contributionsFile } from '../../../src/bring/applying/contributions.js';
import { importFile } from '../../../src/bring/applying/import-file.js';
import { membersFile } from '../../../src/bring/applying/members.js';
import { offerCommitment } from '../../../src/things/commitment/changes.js';
import { setSetting } from '../../../src/things/community/changes.js';
import { addMember, editMember, requestToJoin } from '../../../src/things/member/changes.js';
import type { Session } from '../../../src/things/session.js';
import { harbourLedger } from '../../helpers/ledger.js';

const named = ({ ledger }: Session): Record<string, unknown> =>
  ledger.read((reader) =>
    Object.fromEntries(
      reader
        .all<{ name: string; named: number }>('SELECT name, named FROM member ORDER BY no')
        .map((row) => [row.name, row.named === 1]),
    ),
  );

/** Somebody new in every way in which anybody comes to be on record. */
async function newcomers(session: Session): Promise<void> {
  addMember(session, { name: 'Added' });
  requestToJoin(session, { name: 'Asked' });
  offerCommitment(session, { text: 'Find a room', by: { name: 'Offered' } });
  await importFile(session, membersFile, Buffer.from('name\nListed\n'));
  const gifts = Buffer.from('date,person,kind\n2026-11-02,Gave,talk\n');
  await importFile(session, contributionsFile, gifts, { addUnknown: true });
  addMember(session, { name: 'Agreed', named: true });
  addMember(session, { name: 'Declined', named: false });
}

test('whoever is new may be named, unless they ask not to be', async () => {
  const session = harbourLedger({ refold: true });
  await newcomers(session);
  const { Declined, ...others } = named(session);
  expect(Declined).toBe(false);
  expect(Object.values(others)).not.toContain(false);
});

test('where a community has it so, nobody new is named before they agree', async () => {
  const session = harbourLedger({ refold: true });
  const before = named(session);
  setSetting(session, 'defaultNamed', 0);
  await newcomers(session);
  expect(named(session)).toEqual({
    ...before,
    ...{ Added: false, Asked: false, Offered: false, Listed: false, Gave: false },
    ...{ Agreed: true, Declined: false },
  });
  const { id } = addMember(session, { name: 'Later' });
  editMember(session, id, { named: true });
  expect(named(session).Later).toBe(true);
});
