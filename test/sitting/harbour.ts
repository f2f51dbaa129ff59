import type { SelectorName } from '../../src/sitting/selectors/index.js';
import type { Item } from '../../src/sitting/selectors/selector.js';

const item = (
  id: string,
  label: string,
  lines: readonly string[] = [],
  words: Readonly<Record<string, string>> = {},
  kind?: string,
): Item => ({ id, label, lines, words, ...(kind === undefined ? {} : { kind }) });

const first = (name: string): string => name.split(' ')[0] ?? name;

const commitment = (
  number: string,
  text: string,
  name: string,
  due: string,
  late: string,
  kind = 'theirs',
): Item =>
  item(
    number,
    `${number} · ${text}`,
    [`${name}, due ${due}, ${late}`],
    { number, text, name, first: first(name), due: `due ${due}` },
    kind,
  );

const person = (id: string, name: string, why: string, kind: string, text = ''): Item =>
  item(id, name, [why], { name, first: first(name), text }, kind);

/** A week of Harbour Menders, our fictional community of people who run repair cafés. */
export const harbour: Readonly<Record<SelectorName, readonly Item[]>> = {
  'since-last-time': [
    item('held', 'Meetings held', ['2; Idris Bell hosted one']),
    item('kept', 'Promises kept', ['4']),
    item('joined', 'New people', ['Ana Brook']),
  ],
  'meeting-unconfirmed': [],
  'polls-due': [],
  'decisions-to-look-at': [],
  'turns-to-offer': [],
  wins: [item('kept', 'Since Saturday 14 November 2026', ['3 promises kept', 'Ana Brook joined'])],
  'thanks-owed': [
    item('31', 'Tove Lindqvist wrote up “Rewiring a lamp safely” on Tuesday 17 November 2026', [], {
      name: 'Tove Lindqvist',
      first: 'Tove',
      text: 'writing up “Rewiring a lamp safely”',
    }),
  ],
  'own-promise': [
    item('9', 'You wanted to ring the Sail Loft about chairs', [], {
      text: 'ring the Sail Loft about chairs',
    }),
  ],
  'unmatched-names': [
    item(
      '2',
      '“Priya N.”',
      ['on the list of Thursday 12 November 2026'],
      { name: 'Priya N.', nearest: 'Priya Nair' },
      'near',
    ),
  ],
  'left-behind': [],
  'commitments-undated': [],
  'commitments-due': [
    commitment(
      '12',
      'Find a room for December',
      'Wren Okafor',
      'Friday 13 November 2026',
      '8 days ago',
    ),
    commitment(
      '15',
      'Sort the box of fuses',
      'Wren Okafor',
      'Monday 16 November 2026',
      '5 days ago',
    ),
    commitment('14', 'Ask the library about leaflets', 'Idris Bell', 'today', 'as agreed'),
    commitment('17', 'Write to the harbour office', 'Maren Holt', 'tomorrow', 'yours', 'mine'),
  ],
  'waiting-for': [
    item(
      '21',
      '21 · Photograph the tool wall',
      ['Tove Lindqvist, due Thursday 26 November 2026; 22 waits for it'],
      {
        number: '21',
        text: 'Photograph the tool wall',
        name: 'Tove Lindqvist',
        first: 'Tove',
        due: 'due Thursday 26 November 2026',
      },
    ),
  ],
  people: [
    person('8', 'Lio Marsh', 'asked to join on Wednesday 18 November 2026', 'request'),
    person('6', 'Ana Brook', 'joined on Monday 9 November 2026, not welcomed yet', 'newcomer'),
    person('4', 'Idris Bell', 'carries 6 of the 11 open commitments', 'busy'),
  ],
  'meeting-unplanned': [
    item(
      'next',
      'No meeting is planned',
      ['Yours are every four weeks: that would be Tuesday 8 December 2026'],
      {
        suggested: '2026-12-08',
      },
    ),
  ],
  'meeting-unhosted': [],
  'meeting-questions': [
    item('3', 'How do we say no to microwaves?', ['open for 23 days'], {
      text: 'How do we say no to microwaves?',
    }),
    item('5', 'Who may sign off a kettle?', ['open for 9 days'], {
      text: 'Who may sign off a kettle?',
    }),
  ],
  'carried-over': [item('c', 'Carried over from last time', ['the insurance question'])],
  momentum: [
    item('way', 'Momentum', ['steady, going by this: 6 of 8 promises kept', 'no meeting planned']),
  ],
  outlook: [item('outlook', 'What speaks for going on: momentum outlook')],
  gauges: [
    item('g1', 'Commitments kept', ['6 of 8', 'last time 4 of 9']),
    item('g2', 'Carried by members', ['5 of 8', 'last time 5 of 9']),
    item('g3', 'Members who contributed', ['7 of 24', 'last time 6 of 23']),
    item('g4', 'Open questions', ['2', 'last time 3']),
    item('g5', 'Days to the next meeting', ['none planned', 'last time 12']),
  ],
  moves: [
    item('m1', 'Ask Ana to show how she solders', ['it would be her first'], {
      text: 'Ask Ana to show how she solders',
    }),
    item('m2', 'Ask Idris what he would hand on', [], { text: 'Ask Idris what he would hand on' }),
  ],
};
