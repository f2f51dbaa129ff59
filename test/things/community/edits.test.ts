import { expect, test } from 'vitest';
import { editCommunity, setCommunityStage } from '../../../src/things/community/changes.js';
import { harbourLedger } from '../../helpers/ledger.js';

test('what is edited is tidied, and an empty purpose is none', () => {
  const session = harbourLedger();
  const edited = editCommunity(session, { name: ' Harbour   Menders ', channels: [' Signal '] });
  expect(edited).toMatchObject({
    name: 'Harbour Menders',
    channels: ['Signal'],
    purpose: 'Repair cafés round the harbour',
  });
  expect(editCommunity(session, { purpose: '  mend  things ' }).purpose).toBe('mend things');
  expect(editCommunity(session, { purpose: '' }).purpose).toBeNull();
});

test('a stage that is set alone is the one entry of it', () => {
  const session = harbourLedger();
  const kinds = () =>
    session.ledger.read((reader) =>
      [...reader.entries("kind LIKE 'community.%'")].map(({ kind }) => kind),
    );
  expect(setCommunityStage(session, 'maturing', 'others host')).toMatchObject({
    stage: 'maturing',
    stageWhy: 'others host',
  });
  expect(kinds()).toEqual(['community.begun', 'community.stage-set']);
});
