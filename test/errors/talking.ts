import type { Shelf } from './case.js';

/** What is typed and can't be understood. */
export const commandLine: Shelf = {
  title: 'On the command line',
  cases: [
    {
      code: 'unknown-command',
      when: 'A command that there is not; a near one is suggested.',
      typed: 'momentum comitments',
    },
    {
      code: 'unknown-flag',
      when: 'A flag that the command does not take; a near one is suggested.',
      typed: 'momentum keep 1 --om yesterday',
    },
    {
      code: 'missing-argument',
      when: 'The command was not told what it is about.',
      typed: 'momentum keep',
    },
    {
      code: 'missing-flag',
      when: 'A flag is missing without which the command makes no sense.',
      typed: 'momentum move 1',
    },
    {
      code: 'other-word',
      when: 'A word that people type for what is called otherwise here.',
      typed: 'momentum promise "Find a hall" --by "Tom Reed"',
    },
    {
      code: 'no-file-named',
      when: 'A file or a folder was named by nothing at all, as an unset variable of a shell does.',
      typed: 'momentum backup ""',
    },
    {
      code: 'flag-twice',
      when: 'A flag that takes one value was given two.',
      typed: 'momentum offer "Find a hall" --by "Tom Reed" --by amina',
    },
    {
      code: 'missing-value',
      when: 'Nothing stands after a flag that takes something.',
      typed: 'momentum keep 1 --on',
    },
    {
      code: 'too-many-words',
      when: 'Words that belong together were not put in quotes.',
      typed: 'momentum offer Find a room --by amina',
    },
    {
      code: 'not-a-number',
      when: 'A flag takes a whole number and got something else.',
      typed: 'momentum log --limit few',
    },
    {
      code: 'unknown-word',
      when: 'A flag takes one of a few words and got another one.',
      typed: 'momentum release 1 --because laziness',
    },
    {
      code: 'not-an-address',
      when: 'An address that is none.',
      typed: 'momentum member edit "Tom Reed" --email harbour',
    },
    {
      code: 'name-is-address',
      when: 'An address in the place of a name; it is no name that documents could show.',
      typed: 'momentum member add ana@harbour.example',
    },
    {
      code: 'both-ways',
      when: 'Two flags say the opposite of each other.',
      typed: 'momentum member edit 2 --named --unnamed',
    },
    {
      code: 'nothing-to-change',
      when: 'An edit without a word of what to change.',
      typed: 'momentum commitment edit 1',
    },
    {
      code: 'set-to-what',
      when: 'A setting was named, and not what it is to be.',
      typed: 'momentum community settings dormant-weeks',
    },
    {
      code: 'set-or-reset',
      when: 'One setting was named to be set, and one to be as usual again.',
      typed: 'momentum community settings fewest 6 --reset fewest',
    },
    {
      code: 'unknown-setting',
      when: 'There is no setting of that name.',
      typed: 'momentum community settings patience 8',
    },
    {
      code: 'setting-unclear',
      when: 'What a setting is to be was typed in another way than it is written.',
      typed: 'momentum community settings retain-left long',
    },
    {
      code: 'pause-backwards',
      when: 'A break whose last day lies before its first.',
      typed: 'momentum community pause --from 2026-12-24 --to 2026-12-19',
    },
    {
      code: 'pause-named',
      when: 'A break that has a day in common with one on record.',
      given: ['momentum community pause --from 2026-12-19 --to 2027-01-03'],
      typed: 'momentum community pause --from 2027-01-02 --to 2027-01-09',
    },
    {
      code: 'setting-out-of-bounds',
      when: 'A number that makes no sense for a setting, beside what else is set.',
      typed: 'momentum community settings core-weeks 2',
    },
    {
      code: 'why-of-what-stage',
      when: 'A reason for a stage that was not named.',
      typed: 'momentum community edit --stage-why "others host now"',
    },
    {
      code: 'needs-answer',
      when: 'Something has to be asked, and there is no terminal to ask in.',
      typed: 'momentum init',
    },
    {
      code: 'needs-answers-file',
      when: 'A check-in without a terminal and without answers.',
      typed: 'momentum checkin',
    },
    {
      code: 'needs-yes',
      when: 'Something would be taken back, and nobody can be asked whether it should.',
      typed: 'momentum undo',
    },
    {
      code: 'no-editor-here',
      when: 'An editor was asked for where there is no terminal.',
      typed: 'momentum meeting note last --edit',
    },
  ],
};

/** Words that go on record. */
export const words: Shelf = {
  title: 'Words that go on record',
  cases: [
    {
      code: 'text-empty',
      when: 'A title, a name or a sentence with nothing in it.',
      typed: 'momentum offer "  " --by amina',
    },
    {
      code: 'text-too-long',
      when: 'More than fits in a sentence; a title of a megabyte too.',
      typed: `momentum offer "${'and '.repeat(501)}" --by amina`,
    },
    {
      code: 'text-unprintable',
      when: 'Characters that command a terminal or turn the reading round.',
      typed: 'momentum member add "Bela \u001b[31mNovak"',
    },
    {
      code: 'piped-not-text',
      when: 'What was piped in is no text.',
      typed: 'momentum meeting note last - < picture.csv',
      files: { 'picture.csv': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]) },
    },
    {
      code: 'unknown-time-zone',
      when: 'A time zone that is none.',
      typed: 'momentum community edit --time-zone Harbour/Pier',
    },
    {
      code: 'unknown-language',
      when: 'A language that is none, or one by its everyday name.',
      typed: 'momentum community edit --locale french',
    },
  ],
};

/** Who and what is meant. */
export const naming: Shelf = {
  title: 'Who and what is meant',
  cases: [
    {
      code: 'unknown-person',
      when: 'Nobody is known by that name. Nobody is made up; whose name is near is named first, and on a terminal it is asked whether to add them.',
      typed: 'momentum offer "Clean the till" --by "Bela Novak"',
    },
    {
      code: 'ambiguous-name',
      when: 'Several could be meant. On a terminal it is asked which.',
      typed: 'momentum offer "Clean the till" --by tom',
    },
    { code: 'unknown-commitment', when: 'No such commitment.', typed: 'momentum keep 99' },
    {
      code: 'unknown-meeting',
      when: 'No such meeting.',
      typed: 'momentum offer "Clean the till" --by amina --at "summer fair"',
    },
    {
      code: 'no-facilitator',
      when: 'Nobody is on record as Coordinator, so nobody knows what you carry.',
      given: ['momentum role end Coordinator --by amina'],
      typed: 'momentum lighten',
    },
    {
      code: 'who-for-what',
      when: 'Nothing says what somebody is looked for.',
      typed: 'momentum who',
    },
    {
      code: 'no-such-part',
      when: 'A measure has no figure of that name.',
      typed: 'momentum measure newcomers --by quarter --part thanked',
    },
    {
      code: 'unknown-subject',
      when: 'Neither a commitment nor a member.',
      typed: 'momentum why "the summer fair"',
    },
    { code: 'unknown-question', when: 'No such question.', typed: 'momentum question answer 99' },
    {
      code: 'unknown-role',
      when: 'No such role.',
      typed: 'momentum role give "Tool Library" --to amina',
    },
    { code: 'unknown-resource', when: 'No such resource.', typed: 'momentum resource review 99' },
    { code: 'unknown-note', when: 'No such note.', typed: 'momentum note withdraw 99' },
    {
      code: 'unknown-spelling',
      when: 'No name waits that reads so.',
      typed: 'momentum import unmatched "Ami" --ignore',
    },
    {
      code: 'person-known',
      when: 'Somebody of that name, address or handle is on record.',
      typed: 'momentum member add "tom reed"',
    },
    {
      code: 'alias-known',
      when: 'They are known by that spelling already.',
      typed: 'momentum member alias 2 tommy',
      given: ['momentum member alias 2 Tommy'],
    },
    {
      code: 'alias-of-another',
      when: 'The spelling means somebody else.',
      typed: 'momentum member alias 3 "Tom Reed"',
    },
    {
      code: 'alias-unknown',
      when: 'A spelling that is to be taken away is none of theirs.',
      typed: 'momentum member alias 2 Tommy --remove',
    },
    {
      code: 'one-person-already',
      when: 'Somebody is to be made one person with themselves, or with whom they are already.',
      typed: 'momentum member merge 2 --into 2',
    },
    {
      code: 'merge-not-joined',
      when: 'One of the two has only asked to join.',
      given: ['momentum member request "Thomas Reed"'],
      typed: 'momentum member merge "thomas reed" --into 2',
    },
    {
      code: 'merge-differs',
      when: 'Two entries differ in an address or something else that was said. On a terminal it is asked what stands.',
      given: [
        'momentum member edit 2 --email tom@harbour.example',
        'momentum member add "Thomas Reed" --email reed@harbour.example',
      ],
      typed: 'momentum member merge "thomas reed" --into 2',
    },
    {
      code: 'nobody-named',
      when: 'Who came was to be put on record, and nobody was named.',
      typed: 'momentum meeting attend last',
    },
    {
      code: 'note-for-what',
      when: 'A note without its kind.',
      typed: 'momentum note add "We meet by the harbour"',
    },
  ],
};

/** Days and times. */
export const days: Shelf = {
  title: 'Days and times',
  cases: [
    {
      code: 'days-disagree',
      when: 'A weekday and a date that do not go together.',
      typed: 'momentum move 1 --to "monday 4 december 2026"',
    },
    {
      code: 'unlikely-year',
      when: 'A year before 1900, or more than fifty ahead.',
      typed: 'momentum move 1 --to 0206-12-21',
    },
    {
      code: 'time-not-kept',
      when: 'A time of day where only the day can be kept.',
      typed: 'momentum move 1 --to "next friday 18:00"',
    },
    {
      code: 'two-starts',
      when: 'A meeting’s start said twice, and not alike.',
      typed: 'momentum meeting plan "Tea" --on "next friday 18:00" --start 19:00',
    },
    {
      code: 'no-such-day',
      when: 'A day that no calendar has.',
      typed: 'momentum move 1 --to "31 February"',
    },
    {
      code: 'unclear-date',
      when: 'Words in which no day can be found.',
      typed: 'momentum move 1 --to "when the gulls come"',
    },
    {
      code: 'unclear-period',
      when: 'Words in which no period can be found.',
      typed: 'momentum log --period "some time"',
    },
    {
      code: 'unclear-time',
      when: 'A time of day that can’t be read.',
      typed: 'momentum meeting edit 2 --start teatime',
    },
    {
      code: 'day-to-come',
      when: 'Something is said to have happened on a day that is yet to come.',
      typed: 'momentum keep 1 --on 2026-12-01',
    },
    {
      code: 'day-gone-by',
      when: 'A meeting is planned for a day that has gone by.',
      typed: 'momentum meeting plan "Summer fair" --on 2026-07-01',
    },
    {
      code: 'period-to-come',
      when: 'A document about a time that has not begun.',
      typed: 'momentum state --period 2027-Q1',
    },
    {
      code: 'before-joined',
      when: 'Something is said to have happened to somebody who was not there yet.',
      typed: 'momentum member pause 2 --on 2026-01-01',
    },
    {
      code: 'joined-on-request',
      when: 'That nobody knows since when somebody is a member who asked to join and was let in.',
      given: ['momentum member request "Ravi Shah"', 'momentum member approve ravi'],
      typed: 'momentum member edit ravi --joined unknown',
    },
    {
      code: 'joined-after',
      when: 'Somebody is said to have joined after they paused or left.',
      given: [
        'momentum member add "Bela Novak" --joined 2026-10-01',
        'momentum member pause bela --on 2026-11-20',
      ],
      typed: 'momentum member edit bela --joined 2026-11-21',
    },
    {
      code: 'before-offered',
      when: 'A commitment is said to have been kept before it was offered.',
      typed: 'momentum keep 1 --on 2026-11-01',
    },
    {
      code: 'offered-after',
      when: 'A commitment is said to have been offered after something became of it.',
      typed: 'momentum commitment edit 1 --offered 2026-11-21',
      given: ['momentum pass 1 --to "Tom Brook" --on 2026-11-20'],
    },
    {
      code: 'before-taken',
      when: 'A commitment is passed on as of a day on which somebody else had it.',
      typed: 'momentum pass 1 --to amina --on 2026-11-15',
      given: ['momentum pass 1 --to "Tom Brook" --on 2026-11-20'],
    },
    {
      code: 'due-before-offered',
      when: 'A due date before the day of the offer.',
      typed: 'momentum offer "Clean the till" --by amina --due 2026-11-01',
    },
    {
      code: 'before-asked',
      when: 'A question is said to have been answered before it was asked.',
      typed: 'momentum question answer 1 --on 2026-11-01',
    },
    {
      code: 'before-held',
      when: 'A role is said to have been given back before it was taken on.',
      typed: 'momentum role end coordinator --by amina --on 2026-01-01',
    },
  ],
};

/** What can't follow what went before. */
export const deeds: Shelf = {
  title: 'What can’t follow what went before',
  cases: [
    {
      code: 'whose-offer',
      when: 'An offer without whoever offered.',
      typed: 'momentum offer "Clean the till"',
    },
    {
      code: 'offered-and-wanted',
      when: 'An offer that nobody has taken.',
      typed: 'momentum offer "Clean the till" --by amina --wanted',
    },
    {
      code: 'already-closed',
      when: 'A commitment that was kept or let go is not open any more.',
      typed: 'momentum keep 1',
      given: ['momentum release 1'],
    },
    {
      code: 'still-open',
      when: 'What was never closed can’t be opened again.',
      typed: 'momentum reopen 1',
    },
    {
      code: 'offered-already',
      when: 'One in the same words is open, with the same member or with nobody yet.',
      typed: 'momentum offer "Find a room" --by "Tom Reed"',
    },
    {
      code: 'with-another',
      when: 'Somebody is said to have kept what is with somebody else.',
      typed: 'momentum keep 1 --by amina',
    },
    {
      code: 'holder-has-left',
      when: 'Whoever held it had left before the day that it was kept.',
      typed: 'momentum keep 1',
      given: ['momentum member leave "Tom Reed" --on 2026-11-18'],
    },
    { code: 'already-taken', when: 'Somebody has taken it.', typed: 'momentum take 1 --by amina' },
    { code: 'nobody-took-it', when: 'Nobody has taken it yet.', typed: 'momentum keep 3' },
    {
      code: 'not-helping',
      when: 'Somebody is taken off what they do not help with.',
      typed: 'momentum commitment edit 1 --without amina',
    },
    {
      code: 'same-due-date',
      when: 'It is due on that day already.',
      typed: 'momentum move 1 --to 2026-11-27',
    },
    {
      code: 'passed-to-owner',
      when: 'It is passed on to whoever has it.',
      typed: 'momentum pass 1 --to "Tom Reed"',
    },
    {
      code: 'link-circle',
      when: 'A link would close a circle, in which everything waits for ever.',
      typed: 'momentum commitment link 1 --needs 2',
    },
    {
      code: 'link-to-itself',
      when: 'A commitment would wait for itself.',
      typed: 'momentum commitment link 1 --needs 1',
    },
    {
      code: 'link-twice',
      when: 'The link is there.',
      typed: 'momentum commitment link 2 --needs 1',
    },
    {
      code: 'link-missing',
      when: 'There is no such link to take away.',
      typed: 'momentum commitment unlink 1 --needs 2',
    },
    {
      code: 'member-forgotten',
      when: 'It is the number of somebody who was forgotten.',
      typed: 'momentum member forget 2 --yes',
      given: ['momentum member forget 2 --yes'],
    },
    {
      code: 'reads-unclear',
      when: 'How a text is to read that names somebody who is forgotten was typed in another way.',
      typed: 'momentum member forget 2 --reads "Ask for the key"',
    },
    {
      code: 'still-named',
      when: 'What is to take the place of a text that names somebody who is forgotten names them still.',
      given: ['momentum offer "Ask Tom Reed for the key" --by amina'],
      typed: 'momentum member forget 2 --reads "1=Ask Reed at the desk" --yes',
    },
    {
      code: 'was-forgotten',
      when: 'Somebody of that name or address asked to be forgotten; on a terminal it is asked instead.',
      typed: 'momentum member add "Tom Reed"',
      given: ['momentum member forget 2 --yes'],
    },
    {
      code: 'member-status',
      when: 'It does not fit what somebody is: here, pausing, asking to join, gone.',
      typed: 'momentum member approve 2',
    },
    {
      code: 'role-held',
      when: 'They hold the role.',
      typed: 'momentum role give coordinator --to amina',
    },
    {
      code: 'role-in-use',
      when: 'A role that somebody holds was to be taken away.',
      typed: 'momentum role drop coordinator',
    },
    {
      code: 'role-known',
      when: 'A new role with the name of one that is there.',
      typed: 'momentum role give "Member Support" --to amina --new',
    },
    {
      code: 'role-not-held',
      when: 'They do not hold the role.',
      typed: 'momentum role end coordinator --by 2',
    },
    {
      code: 'meeting-status',
      when: 'A meeting that was held or cancelled can’t be so again.',
      typed: 'momentum meeting cancel 1',
    },
    {
      code: 'there-and-not',
      when: 'Somebody is said to have been there and not to have been.',
      typed: 'momentum meeting attend 1 --present amina --apologies amina',
    },
    {
      code: 'not-held-yet',
      when: 'Who came, before anybody could come.',
      typed: 'momentum meeting attend 2 --present amina',
    },
    {
      code: 'asked-already',
      when: 'One in the same words is open.',
      typed: 'momentum question ask "Who insures us?"',
      given: ['momentum question ask "Who insures us?"'],
    },
    {
      code: 'given-already',
      when: 'The same is on record, of the same person and day.',
      typed: 'momentum contribution add "Mending zips" --by amina',
      given: ['momentum contribution add "Mending zips" --by amina'],
    },
    {
      code: 'planned-already',
      when: 'A meeting of the same title is on record for that day.',
      typed: 'momentum meeting plan "Tools and tea" --on 2027-01-15',
      given: ['momentum meeting plan "Tools and tea" --on 2027-01-15'],
    },
    {
      code: 'already-answered',
      when: 'The question is not open any more.',
      typed: 'momentum question answer 1',
      given: ['momentum question answer 1'],
    },
    {
      code: 'no-longer-asked',
      when: 'The question was taken back.',
      typed: 'momentum question answer 1',
      given: ['momentum question withdraw 1'],
    },
    {
      code: 'already-withdrawn',
      when: 'The note is gone already.',
      typed: 'momentum note withdraw 1',
      given: ['momentum note withdraw 1'],
    },
  ],
};

/** Taking back. */
export const undoing: Shelf = {
  title: 'Taking back',
  cases: [
    {
      code: 'nothing-to-undo',
      when: 'Nothing has been put on record since the ledger began.',
      typed: 'momentum undo --ledger fresh',
      given: ['momentum init --ledger fresh --name "Sail Menders" --time-zone Europe/London'],
    },
    {
      code: 'unknown-batch',
      when: 'A number that no action has.',
      typed: 'momentum undo --batch 999 --yes',
    },
    {
      code: 'batch-undone-already',
      when: 'The same is taken back twice.',
      typed: 'momentum undo --batch {who can solder} --yes',
      given: ['momentum undo --batch {who can solder} --yes'],
    },
    {
      code: 'undo-depended-on',
      when: 'Something later stands on it; that is named.',
      typed: 'momentum undo --batch {Tom Reed joined} --yes',
    },
    {
      code: 'undo-stands-on-undone',
      when: 'It would come back to stand on something that was taken back.',
      typed: 'momentum undo --batch {Taken back: Bela Novak offered} --yes',
      given: [
        'momentum member add "Bela Novak"',
        'momentum offer "Clean the till" --by bela',
        'momentum undo --yes',
        'momentum undo --batch {Bela Novak joined} --yes',
      ],
    },
    {
      code: 'undo-closes-circle',
      when: 'Commitments would wait for each other in a circle.',
      typed: 'momentum undo --batch {no longer needs} --yes',
      given: ['momentum commitment unlink 2 --needs 1', 'momentum commitment link 1 --needs 2'],
    },
    {
      code: 'slip-unclear',
      when: 'What may be taken back has a name and a number.',
      typed: 'momentum undo yesterday',
    },
    {
      code: 'slip-unknown',
      when: 'Nothing of that kind has this number, or it was taken back already.',
      typed: 'momentum undo contribution 99',
    },
    {
      code: 'came-with-others',
      when: 'What put it on record put others on record too.',
      typed: 'momentum undo contribution 2',
      given: ['momentum import contributions given.csv'],
      files: {
        'given.csv':
          'date,person,kind,title\n2026-11-05,Amina Yusuf,talk,Mending zips\n2026-11-06,Amina Yusuf,talk,Hems\n',
      },
    },
    {
      code: 'batch-and-only',
      when: 'Two ways of saying what to take back.',
      typed: 'momentum undo --batch 4 --only 5',
    },
    {
      code: 'undo-the-beginning',
      when: 'How the ledger began can’t be taken back.',
      typed: 'momentum undo --batch 1 --yes',
    },
    {
      code: 'undo-forgetting',
      when: 'Somebody was forgotten by it, which nothing can take back.',
      typed: 'momentum undo',
      given: ['momentum member forget 2 --yes'],
    },
  ],
};
