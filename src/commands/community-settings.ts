import { one } from '../cli/parameters.js';
import { type Call, type Result, verb } from '../cli/verb.js';
import { paragraph, root, strong } from '../papers/build.js';
import { type Refusal, usage } from '../text/refusal.js';
import { setSetting } from '../things/community/changes.js';
import {
  settings as all,
  type OwnSettings,
  readSetting,
  type SettingName,
  settingInWords,
  settingNamed,
  settingNames,
  settingsOf,
  typedAs,
} from '../things/community/settings.js';
import { communityId } from '../things/community/thing.js';
import { listing } from './shown.js';

export const communitySettings = verb({
  path: ['community', 'settings'],
  summary: 'what the measures go by, how long people are kept, whether they are named',
  examples: [
    ['momentum community settings', 'each with what it means, and what is usual'],
    ['momentum community settings dormant-weeks 12', 'dormant after twelve weeks, not eight'],
    ['momentum community settings --reset dormant-weeks', 'as usual again'],
    ['momentum community settings retain-left 2y', 'whoever left is kept for two years'],
    ['momentum community settings default-named=no', 'nobody is named before they agree'],
  ],
  arguments: {
    name: one('text', 'which one', { placeholder: 'NAME' }),
    value: one('text', 'what it is to be: a number, a time (2y, 18m), yes or no', {
      placeholder: 'VALUE',
    }),
  },
  options: { reset: one('text', 'which one is to be as usual again', { placeholder: 'NAME' }) },
  json: { settings: 'each with its name, meaning, what is usual, and the community’s own or null' },
  uses: 'writes',
  run({ name: first, value: second, reset }, { session }) {
    const [name, value = second] = first?.split('=') ?? [];
    if (reset !== undefined) {
      if (name !== undefined) throw notBoth();
      return set(session, settingNamed(reset), null);
    }
    if (name === undefined) return listed(ownSettings(session));
    const setting = settingNamed(name);
    if (value === undefined) throw setToWhat(typedAs(setting));
    return set(session, setting, readSetting(setting, value));
  },
});

const ownSettings = (session: Call['session']): OwnSettings =>
  session.ledger.read((reader) => reader.get('community', communityId))?.settings ?? {};

function set(session: Call['session'], name: SettingName, value: number | null): Result {
  const own = setSetting(session, name, value).settings;
  const { usual, meaning } = all[name];
  const beside =
    own[name] === undefined ? ', as usual' : `, usually ${settingInWords(name, usual)}`;
  return {
    data: { settings: rowsOf(own) },
    document: root(
      paragraph([
        strong(typedAs(name)),
        ` is ${settingInWords(name, settingsOf(own)[name])} now${beside}: ${meaning}`,
      ]),
    ),
  };
}

const rowsOf = (own: OwnSettings) =>
  settingNames.map((name) => ({
    name: typedAs(name),
    value: settingsOf(own)[name],
    said: settingInWords(name, settingsOf(own)[name]),
    usual: all[name].usual,
    own: own[name] ?? null,
    meaning: all[name].meaning,
  }));

const listed = (own: OwnSettings): Result => ({
  data: { settings: rowsOf(own) },
  document: listing(
    ['Setting', 'Is', 'Usually', 'What it means'],
    rowsOf(own).map((row) => [
      row.name,
      row.said,
      row.own === null ? '' : settingInWords(settingNamed(row.name), row.usual),
      row.meaning,
    ]),
    'There is no setting.',
  ),
});

const notBoth = (): Refusal =>
  usage(
    'set-or-reset',
    'A setting was named to be set, and one to be as usual again.',
    'Do one after the other.',
  );

const setToWhat = (name: string): Refusal =>
  usage(
    'set-to-what',
    `It was not said what ${name} is to be.`,
    `Add a number: momentum community settings ${name} 8; or, as usual again: momentum community settings --reset ${name}`,
  );
