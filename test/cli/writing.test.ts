import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCommands } from '../../src/commands/index.js';
import { addMember } from '../../src/things/member/changes.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger, reopened, standing } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

const askTwoDays = 'meeting poll "2027-01-12 18:00" "2027-01-14 18:00" --title Tea';

/** One good call of every command that writes, with what has to be so before it. */
const calls: Readonly<Record<string, readonly string[]>> = {
  'community edit': ['community edit --purpose "Mend together" --stage maturing --plan-keeper tom'],
  'community pause': ['community pause --from 2026-12-19 --to 2027-01-03 --why holidays'],
  'community settings': ['community settings dormant-weeks 12'],
  'community stage': ['community stage maturing --why "others host now"'],
  offer: ['offer "Clean the till" --by tom --with grace --needs 1 --due tomorrow --at last'],
  jot: ['jot "tom will clean the till by tomorrow"'],
  take: ['take 3 --by grace'],
  'hand-back': ['hand-back 1 --why "no time"'],
  keep: ['keep 3 --by grace'],
  move: ['move 1 --to "in two weeks" --because waiting'],
  pass: ['pass 1 --to grace --why "a full week"'],
  release: ['release 1 --because no-longer-needed'],
  reopen: ['release 1', 'reopen 1'],
  'commitment edit': ['commitment edit 1 --text "Find a hall" --done-when "booked"'],
  'commitment link': ['commitment link 3 --needs 1'],
  'commitment unlink': ['commitment unlink 2 --needs 1'],
  undo: ['keep 1', 'undo --yes'],
  checkin: ['checkin --answers friday.yaml --keep-documents'],
  import: ['import people.csv --yes'],
  'import members': ['import members people.csv'],
  'import meetings': ['import meetings meetings.csv'],
  'import attendance': ['import attendance who.csv'],
  'import commitments': ['import commitments actions.csv'],
  'import contributions': ['import contributions given.csv'],
  'import replies': [
    'member edit grace --email grace@harbour.example',
    'import replies answers.mbox --yes',
  ],
  'import unmatched': ['import attendance who.csv', 'import unmatched "Z. Park" --add'],
  'member add': ['member add "Zoë Park" --email zoe@harbour.example'],
  'member edit': ['member edit tom --good-at lamps'],
  'member request': ['member request "Zoë Park"'],
  'member approve': ['member request "Zoë Park"', 'member approve zoë'],
  'member welcome': ['member welcome tom'],
  'member pause': ['member pause tom'],
  'member leave': ['member leave tom'],
  'member rejoin': ['member leave tom', 'member rejoin tom'],
  'member alias': ['member alias tom Tommy'],
  'member merge': ['member merge tom --into grace --yes'],
  'member forget': ['member forget tom --yes'],
  tidy: [
    'member add "Cy Marsh" --joined 2019-05-02',
    'member leave "Cy Marsh" --on 2021-05-02',
    'community settings retain-left 2y',
    'tidy --yes',
  ],
  'role give': ['role give "Tool Library" --to tom --new'],
  'role end': ['role end coordinator --by amina'],
  'role drop': ['role end coordinator --by amina', 'role drop coordinator'],
  'meeting plan': ['meeting plan "Spring fair" --on 2027-03-06 --host tom'],
  'meeting invite': ['meeting invite next --bcc members --output invitation.eml'],
  'meeting hold': ['meeting hold "Tool sorting" --on yesterday --new --present "tom, grace"'],
  'meeting cancel': ['meeting cancel 2'],
  'meeting attend': ['meeting attend 1 --apologies amina'],
  'meeting reply': ['meeting reply 2 --yes amina'],
  'meeting poll': [askTwoDays],
  'poll answer': [askTwoDays, 'poll answer 1 tom A --maybe B'],
  'poll settle': [askTwoDays, 'poll settle 1 --on B'],
  'poll drop': [askTwoDays, 'poll drop 1'],
  'meeting live': ['meeting live 1'],
  'meeting read': ['meeting read notes.md --at last --yes'],
  'meeting question': ['meeting question 2 1'],
  'meeting note': ['meeting note last "We need a ladder"'],
  'meeting edit': ['meeting edit 2 --place "the Sail Loft"'],
  'contribution add': ['contribution add --by tom --kind talk --title "Mending zips"'],
  decide: ['decide "Tea is free" --by consent --question 1'],
  'decision stands': [
    'decide "Tea is free"',
    'decision stands "Tea is free" --look-again "in a year"',
  ],
  'decision withdraw': ['decide "Is tea free?" --to-take', 'decision withdraw 1'],
  'duty add': ['duty add "Take the minutes" --each meeting --rota "tom, grace" --lead 10'],
  'duty offer': ['duty offer 1 --to amina'],
  'duty skip': ['duty skip 1'],
  'duty edit': ['duty edit 1 --every "first friday" --by tom'],
  'duty stop': ['duty stop 1'],
  'question withdraw': ['question withdraw 1'],
  'question ask': ['question ask "Who insures our tools?" --by tom --at 2'],
  'question answer': ['question answer 1 --by tom --answer "the library does"'],
  'resource add': ['resource add "Checklist" --link https://harbour.example/list --keeper tom'],
  'resource review': ['resource review 1 --keeper tom'],
  'note add': ['note add "A good month" --for words'],
  'note withdraw': ['note withdraw 1'],
  'ledgers bring-in': ['ledgers bring-in copy.momentum --yes'],
};

const files = {
  'friday.yaml': 'feeling: "4"\nnote: All well\n',
  'notes.md': 'ACTION: Tom Reed to paint the door\nACTION: Zoe to sing\n',
  'answers.mbox': [
    'From grace Mon Nov 30 10:00:00 2026',
    'From: grace@harbour.example',
    "Subject: I'll take 3",
    '',
    '',
  ].join('\n'),
  'people.csv': 'name,email\nZoë Park,zoe@harbour.example\n',
  'meetings.csv': 'date,title\n2026-10-05,Sharpening\n',
  'who.csv': 'date,meeting,person\n2026-10-05,Sharpening,Tom Reed\n2026-10-05,Sharpening,Z. Park\n',
  'actions.csv': 'what,who,due\nPaint the sign,Tom Reed,2026-12-01\n',
  'given.csv': 'date,person,kind,title\n2026-11-05,Tom Reed,talk,Mending zips\n',
};

const { verbs } = await allCommands();
const writing = verbs.filter(({ uses }) => uses === 'writes');

test('there is a call here of every command that writes, and of no other', () => {
  expect(Object.keys(calls).sort()).toEqual(writing.map(({ path }) => path.join(' ')).sort());
});

test.each(writing.map((verb) => [verb.path.join(' '), verb] as const))(
  'momentum %s says as JSON what it declares, leaves a sound ledger, and is taken back by one undo, if by any',
  async (name, verb) => {
    const place = stage();
    mkdirSync(place.ledgers, { recursive: true });
    const session = harbourLedger({}, place.ledgers);
    furnish(session);
    session.ledger.close();
    const copy = join(place.home, 'copy.momentum');
    copyFileSync(session.ledger.path, copy);
    const apart = reopened(copy);
    addMember(apart, { name: 'Nell Fray' });
    apart.ledger.close();
    for (const [file, text] of Object.entries(files)) writeFileSync(join(place.home, file), text);
    const typed = (line: string, ...flags: string[]) =>
      place.momentum(
        [
          ...wordsOf(line).map((word) =>
            word in files || ['copy.momentum', 'invitation.eml'].includes(word)
              ? join(place.home, word)
              : word,
          ),
          ...flags,
        ],
        { stdin: 'here: tom; apologies: grace\ntom will clean the till by tomorrow\nAll well\n' },
      );
    const stands = () => {
      const again = reopened(session.ledger.path);
      const found = standing(again);
      again.ledger.close();
      return found;
    };

    const lines = calls[name] ?? [];
    for (const line of lines.slice(0, -1)) expect((await typed(line)).err).not.toContain('✗');
    const before = stands();
    const { out, err, exit } = await typed(lines.at(-1) ?? '', '--json');
    expect([exit, err.includes('✗')]).toEqual([0, false]);
    const { schema, command, ...fields } = JSON.parse(out);
    expect([schema, command]).toEqual([1, name]);
    // Looking at the names that wait and settling one of them are one command, and say two things.
    const declared = Object.keys(verb.json).sort();
    if (name === 'import unmatched')
      expect(declared).toEqual(expect.arrayContaining(Object.keys(fields)));
    else expect(declared).toEqual(Object.keys(fields).sort());
    const after = stands();
    expect(after).not.toEqual(before);
    expect(await typed('check')).toMatchObject({ exit: 0, out: '' });
    if (name === 'undo') return;
    if (name === 'member forget' || name === 'tidy') {
      expect((await typed('undo --yes')).err).toContain('undo-forgetting');
      expect(stands()).toEqual(after);
      return;
    }
    expect((await typed('undo --yes')).exit).toBe(0);
    expect(stands()).toEqual(before);
  },
);
