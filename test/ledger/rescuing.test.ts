/** What is told of entries that were lost with a damaged file, and of those that were not. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replicasIn } from '../../src/ledger/chain.js';
import { lacksNothing, proven, type Witness } from '../../src/ledger/proving.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { rescued } from '../../src/ledger/rescuing.js';
import { rowsIn } from '../../src/ledger/row.js';
import { wreckage } from '../../src/ledger/wreckage.js';
import { sittingSession, startCheckin } from '../../src/things/checkin/changes.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import type { Session } from '../../src/things/session.js';
import { bringIn, copied } from '../helpers/copies.js';
import { harbourLedger } from '../helpers/ledger.js';

const heldBy = ({ ledger }: Session): Witness =>
  ledger.read((reader) => {
    const db = databaseOf(reader);
    return { replicas: replicasIn(db), rows: [...rowsIn(db)] };
  });

/** Two things that were offered at a check-in. */
function sat(session: Session) {
  const checkin = startCheckin(session, { quick: true });
  const sitting = sittingSession(session, checkin);
  for (const text of ['Mend the oars', 'Paint the sign']) {
    offerCommitment(sitting, { text, by: null });
  }
  return checkin;
}

function wreckOf({ ledger }: Session) {
  ledger.close();
  return wreckage(readFileSync(ledger.path));
}

test('what was offered at one check-in stays together where its beginning is lost', () => {
  const session = harbourLedger();
  const checkin = sat(session);
  const wreck = wreckOf(session);
  const rows = wreck.rows.filter(({ batch }) => batch !== checkin.batch);
  const { db } = rescued({ ...wreck, rows }, session.ledger.path, []) ?? {};
  if (!db) throw new Error('nothing was saved');
  const offers = [...rowsIn(db)].filter(({ kind }) => kind.startsWith('commitment.'));
  db.close();
  expect(offers).toHaveLength(2);
  expect(offers.map(({ sitting }) => sitting)).toEqual(offers.map(() => offers[0]?.batch));
});

test('another file holds the very entries that are lost, by whatever numbers it has', () => {
  const session = harbourLedger();
  const [one, two] = [copied(session, 'one'), copied(session, 'two')];
  offerCommitment(one, { text: 'Find a room', by: null });
  sat(two);
  offerCommitment(two, { text: 'Bake a cake', by: null });
  for (const copy of [one, two]) bringIn(session, copy);
  bringIn(two, one);
  const [whole, witness] = [heldBy(session), heldBy(two)];
  const names = ({ replicas }: Witness) => replicas.map(({ name }) => name);
  expect(names(witness)).toEqual([0, 2, 1].map((no) => names(whole)[no]));
  const wreck = wreckOf(session);
  const ofTwo = whole.rows.filter(({ replica }) => replica === 2);
  const lost = new Set(ofTwo.slice(0, -1).map(({ seq }) => seq));
  const found = proven({ ...wreck, rows: wreck.rows.filter(({ seq }) => !lost.has(seq)) }, [
    witness,
  ]);
  expect(lacksNothing(found)).toBe(true);
  const filled = found.kept.filter(({ isFilled }) => isFilled).map(({ row }) => row);
  const told = ({ seq: _, lamport: __, ...row }: (typeof filled)[number]) => row;
  expect(filled.map(told)).toEqual(ofTwo.slice(0, -1).map(told));
});
