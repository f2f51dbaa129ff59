/** Texts that may mean somebody who is forgotten: pointed out, and left as they are unless it is said. */
import { copyFileSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { forgetInCopies, meanToForget } from '../../src/backups/forgetting.js';
import { checkLedger } from '../../src/ledger/check.js';
import { forgetMember, forgettingOf } from '../../src/ledger/forgetting-member.js';
import { textsNear } from '../../src/ledger/near-texts.js';
import {
  keepCommitment,
  offerCommitment,
  rewordCommitment,
} from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { noteAtMeeting, recordMeeting } from '../../src/things/meeting/changes.js';
import { addMember } from '../../src/things/member/changes.js';
import type { Session } from '../../src/things/session.js';
import { harbourLedger, today } from '../helpers/ledger.js';

const instead = 'a former member';

const nearOf = (session: Session, id: number) =>
  session.ledger.read((reader) =>
    textsNear(reader, forgettingOf(reader, id, { instead }, today)).map(
      ({ text, thing, isRewordable, places }) => ({
        ...{ text, thing, isRewordable },
        words: places.map(({ from, to }) => text.slice(from, to)),
      }),
    ),
  );

/** Every byte of files, as text. */
const textOf = (...paths: readonly string[]): string =>
  paths.map((path) => readFileSync(path).toString('latin1')).join('\n');

test('what may mean her is pointed out where it stands, once, and stays where nobody says otherwise', () => {
  const session = harbourLedger({ refold: true });
  const her = addMember(session, { name: 'Amina Silva' });
  addMember(session, { name: 'Amina Baker' });
  const key = offerCommitment(session, { text: 'Get the key from the Silvas', by: null });
  offerCommitment(session, { text: 'Demander à Amina', by: null });
  offerCommitment(session, { text: 'Ask Amina Baker, and Amina Silva', by: null });
  offerCommitment(session, { text: 'Find a hall', by: null });
  rewordCommitment(session, key.id, { text: 'Get the key' });
  keepCommitment(session, key.id, { by: her.id });
  const evening = recordMeeting(session, { title: 'Evening', day: '2026-11-10' });
  noteAtMeeting(session, evening.id, 'A.S. brings the urn', 'Everybody brings a cup');
  editCommunity(session, { channels: ['a chat that Silvester began', 'the chat of Amnia'] });
  expect(nearOf(session, her.id)).toEqual([
    {
      // It is put in other words already, and in the journal still.
      ...{ text: 'Get the key from the Silvas', thing: 'commitment', isRewordable: false },
      words: ['Silvas'],
    },
    { text: 'Demander à Amina', thing: 'commitment', isRewordable: true, words: ['Amina'] },
    { text: 'A.S. brings the urn', thing: 'meeting', isRewordable: true, words: ['A.S.'] },
    { text: 'the chat of Amnia', thing: 'community', isRewordable: true, words: ['Amnia'] },
  ]);
  forgetMember(session, her.id, { instead });
  const texts = session.ledger.read((reader) => reader.values('SELECT text FROM commitment'));
  expect(textOf(session.ledger.path)).toContain('Get the key from the Silvas');
  expect(texts).toContain('Demander à Amina');
});

test('one that is to read otherwise does, and the old text is nowhere, in our copies neither', () => {
  const session = harbourLedger({ refold: true });
  const { ledger } = session;
  const her = addMember(session, { name: 'Amina Silva' });
  const old = 'Get the key from the Silvas';
  const kept = 'Wake the Aminas';
  const gone = 'Fetch the urn of Amnia';
  const key = offerCommitment(session, { text: old, by: null });
  offerCommitment(session, { text: kept, by: null });
  const urn = offerCommitment(session, { text: gone, by: null });
  rewordCommitment(session, urn.id, { text: 'Fetch the urn' });
  const copy = `${ledger.path}.before-repair`;
  copyFileSync(ledger.path, copy);
  for (const text of [old, kept, gone]) expect(textOf(copy, ledger.path)).toContain(text);

  const how = {
    instead,
    reads: new Map([
      [old, 'Get the key from a neighbour'],
      [gone, ''],
    ]),
    meant: [old, gone],
  };
  const plan = ledger.read((reader) => forgettingOf(reader, her.id, how, today));
  // They are counted with those that name her, and said apart from them.
  expect([plan.reworded, plan.whole]).toEqual([[], []]);
  meanToForget(ledger, plan.who);
  const { who } = forgetMember(session, her.id, how, plan);
  expect(forgetInCopies(ledger, who).cleared).toEqual([copy]);

  expect(ledger.read((reader) => reader.get('commitment', key.id)?.text)).toBe(
    'Get the key from a neighbour',
  );
  expect(ledger.read((reader) => reader.get('commitment', urn.id)?.text)).toBe('Fetch the urn');
  const all = textOf(copy, ledger.path);
  expect(all).not.toMatch(/the Silvas|urn of Amnia/);
  expect(all).toContain(kept);
  expect(checkLedger(ledger)).toEqual([]);
});
