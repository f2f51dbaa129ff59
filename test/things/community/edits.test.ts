import { expect, test } from 'vitest';
import { editCommunity, setCommunityStage } from '../../../src/things/community/changes.js';
import { readSetting, settingInWords } from '../../../src/things/community/settings.js';
import { harbourLedger } from '../../helpers/ledger.js';

test('what is edited is tidied, and an empty purpose is none', () => {
  const session = harbourLedger({ refold: true });
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

test.each([
  ['periodWeeks', '8', 8, '8'],
  ['periodWeeks', ' 13 ', 13, '13'],
  ['periodWeeks', '-12', -12, '-12'],
  ['retainLeft', '2y', 24, '2 years'],
  ['retainLeft', '1 year', 12, '1 year'],
  ['retainLeft', '18 months', 18, '18 months'],
  ['retainLeft', '1m', 1, '1 month'],
  ['retainLeft', 'never', 0, 'never'],
  ['retainLeft', '0', 0, 'never'],
  ['defaultNamed', 'Yes', 1, 'yes'],
  ['defaultNamed', 'n', 0, 'no'],
] as const)('the setting %s typed as “%s” is %j, in words “%s”', (name, typed, value, words) => {
  expect(readSetting(name, typed)).toBe(value);
  expect(settingInWords(name, value)).toBe(words);
});

test.each([
  ['periodWeeks', 'a 13', 'period-weeks', 'as a number: 8'],
  ['periodWeeks', '1.5', 'period-weeks', 'as a number: 8'],
  ['retainLeft', '18', 'retain-left', 'as years or months: 2y, 18m; or never'],
  ['retainLeft', '2y or so', 'retain-left', 'as years or months: 2y, 18m; or never'],
  ['defaultNamed', 'nobody', 'default-named', 'as yes or no'],
] as const)('the setting %s can’t be “%s”', (name, typed, called, how) => {
  expect(() => readSetting(name, typed)).toThrow(
    expect.objectContaining({
      code: 'setting-unclear',
      message: `“${typed}” is nothing that ${called} can be.`,
      next: `Write it ${how}.`,
    }),
  );
});
