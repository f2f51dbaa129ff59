/** The example community: invented, like everybody in it. Days count from today. */
import { beginCommunity, editCommunity, setCommunityStage } from '../things/community/changes.js';
import { findMembers } from '../things/member/find.js';
import type { Session } from '../things/session.js';
import { addDays } from '../time/day.js';
import { openStory, type Story } from './story.js';

export const exampleName = 'Harbour Menders';

/** Plays half a year of Harbour Menders into an empty ledger. */
export function playHarbourMenders(session: Session): void {
  const founded = addDays(session.today, -420);
  beginCommunity(
    { ...session, today: founded },
    {
      name: exampleName,
      facilitator: 'Amina Yusuf',
      purpose:
        'Repair cafés around the harbour that learn from each other: fewer things thrown away, more people who can mend them.',
      rhythm: 'monthly',
      channels: ['a mailing list', 'a photo wall at the library'],
      foundedOn: founded,
      timeZone: 'Europe/London',
      locale: 'en-GB',
    },
  );
  const story = openStory(session);
  people(story);
  gatherings(story);
  earlierPromises(story);
  openPromises(story);
  contributions(story);
  questionsAndResources(story);
  inOwnWords(story);
  whatWasSaid(story);
  setCommunityStage(
    { ...session, today: addDays(session.today, -40) },
    'coalescing',
    'members host now and then, and it is still Amina who asks round',
  );
  const [keeper] = session.ledger.read((reader) =>
    findMembers(reader, 'Grace Okoro', session.today),
  );
  editCommunity(session, {
    planKeeper: keeper?.id ?? null,
    planLookedAtOn: addDays(session.today, 28),
  });
}

function people(story: Story): void {
  story.joins(-420, { name: 'Tom Reed', handle: 'tomr', goodAt: 'kettles, and testing plugs' }, 3);
  story.joins(
    -415,
    { name: 'Grace Okoro', email: 'grace@example.org', goodAt: 'finding rooms' },
    1,
  );
  story.joins(-398, { name: 'Lena Park', goodAt: 'sewing machines' }, 6);
  story.joins(-371, { name: 'Ravi Shah', handle: 'ravi', goodAt: 'spreadsheets, patience' }, 2);
  story.joins(-300, { name: 'Ines Duarte', goodAt: 'posters' }, 9);
  story.joins(-262, { name: 'Joe Whitby', goodAt: 'bicycles' }, 4);
  story.joins(-240, { name: 'Mei Tanaka', goodAt: 'soldering' }, 1);
  story.joins(-199, { name: 'Callum Fraser' }, 12);
  story.joins(-150, { name: 'Nadia Haddad', goodAt: 'talking to the council', named: false }, 2);
  story.joins(-121, { name: 'Pete Lister' }, 5);
  story.joins(-74, { name: 'Owen Price', goodAt: 'clocks' }, 3);
  story.joins(-31, { name: 'Sofia Marino', goodAt: 'zips' }, 2);
  story.joins(-9, { name: 'Bea Lindqvist' });
  story.leaves(-17, 'Pete Lister');
  story.asksToJoin(-2, 'Hana Kovač');
  story.role(-300, 'Member Support', 'Lena Park');
  story.role(-262, 'Information Resources', 'Ravi Shah');
  story.role(-90, 'Information Resources', 'Mei Tanaka', true);
}

const regulars = ['Amina Yusuf', 'Tom Reed', 'Grace Okoro', 'Lena Park', 'Ravi Shah'] as const;

function gatherings(story: Story): void {
  story.meets('m1', -156, 'Menders’ evening', 'Amina Yusuf', 'Library, upstairs');
  story.held('m1', -156, [...regulars, 'Joe Whitby', 'Callum Fraser'], ['Mei Tanaka']);
  story.meets('m2', -128, 'Menders’ evening', 'Amina Yusuf', 'Library, upstairs');
  story.held('m2', -128, [...regulars.slice(0, 4), 'Mei Tanaka', 'Nadia Haddad']);
  story.meets('m3', -100, 'Menders’ evening', 'Grace Okoro', 'Boathouse');
  story.held('m3', -100, [...regulars, 'Ines Duarte', 'Joe Whitby', 'Pete Lister']);
  story.meets('m4', -65, 'Menders’ evening', 'Amina Yusuf', 'Library, upstairs');
  story.held('m4', -65, [...regulars, 'Mei Tanaka', 'Joe Whitby', 'Nadia Haddad'], ['Owen Price']);
  story.meets('m5', -37, 'Menders’ evening', 'Tom Reed', 'Boathouse');
  story.held('m5', -37, [...regulars, 'Owen Price', 'Mei Tanaka', 'Ines Duarte', 'Sofia Marino']);
  const last = story.meets('m6', -9, 'Menders’ evening', 'Amina Yusuf', 'Library, upstairs');
  story.held(
    'm6',
    -9,
    [
      'Amina Yusuf',
      'Tom Reed',
      'Grace Okoro',
      'Lena Park',
      'Owen Price',
      'Sofia Marino',
      'Ines Duarte',
      'Bea Lindqvist',
    ],
    ['Ravi Shah', 'Mei Tanaka'],
  );
  story.meets(
    'next',
    19,
    'Menders’ evening: getting ready for the mending weekend',
    'Grace Okoro',
    'Boathouse',
  );
  story.sendsApologies(-1, 'next', 'Joe Whitby');
  if (last <= story.on(-3)) {
    story.noted(-3, 'm6', 'The mending weekend needs a hall before it needs anything else.');
  }
}

function earlierPromises(story: Story): void {
  story.offers(-152, 'kettles', 'Tom Reed', 'Write up how we test kettles safely', {
    due: -128,
    at: 'm1',
  });
  story.keeps(-130, 'kettles');
  story.offers(-126, 'winter', 'Grace Okoro', 'Find a second room for the winter', {
    due: -100,
    at: 'm2',
  });
  story.moves(-104, 'winter', -80, { because: 'waiting', why: 'the boathouse answers in August' });
  story.keeps(-84, 'winter');
  story.offers(-126, 'insurers', 'Nadia Haddad', 'Ask the council about insurance', {
    due: -90,
    at: 'm2',
  });
  story.passes(-95, 'insurers', 'Ravi Shah', { because: 'busy' });
  story.keeps(-66, 'insurers');
  story.offers(-98, 'poster', 'Ines Duarte', 'Draw a poster for the autumn', {
    due: -70,
    at: 'm3',
  });
  story.keeps(-71, 'poster');
  story.offers(-62, 'bikes', 'Joe Whitby', 'Sort the box of bicycle parts', { due: -40, at: 'm4' });
  story.releases(-38, 'bikes', { because: 'no-longer-needed', why: 'the scouts took the box' });
  story.offers(-62, 'tags', 'Mei Tanaka', 'Make tags that say what was mended', {
    due: -30,
    at: 'm4',
  });
  story.keeps(-25, 'tags');
  story.offers(-34, 'list', 'Ravi Shah', 'Put the tool list where everybody can see it', {
    due: -14,
    at: 'm5',
  });
  story.keeps(-15, 'list');
  story.offers(-34, 'thread', 'Sofia Marino', 'Bring thread in ten colours', { due: -9, at: 'm5' });
  story.keeps(-9, 'thread');
}

function openPromises(story: Story): void {
  story.offers(-34, 'hall', 'Grace Okoro', 'Find a hall for the mending weekend', {
    due: 6,
    at: 'm5',
    doneWhen: 'a date is booked and paid for',
  });
  story.moves(-8, 'hall', 13, { because: 'waiting', why: 'the school decides after half-term' });
  story.offers(-6, 'invite', 'Lena Park', 'Invite the other repair cafés', {
    due: 26,
    at: 'm6',
    needs: ['hall'],
  });
  story.offers(-6, 'posters', 'Ines Duarte', 'Print posters for the mending weekend', {
    due: 40,
    at: 'm6',
    needs: ['hall'],
  });
  story.offers(-6, 'stalls', 'Tom Reed', 'Draw up a plan of the stalls', {
    due: 47,
    at: 'm6',
    needs: ['hall', 'invite'],
    with: 'Owen Price',
  });
  story.offers(-6, 'helpers', null, 'Ask twelve people to lend a hand on the day', {
    due: 54,
    at: 'm6',
    needs: ['invite'],
  });
  story.offers(-6, 'tea', null, 'Look after the tea', { due: 68, at: 'm6' });
  story.offers(-34, 'guide', 'Ravi Shah', 'A one-page guide for new menders', {
    due: -4,
    at: 'm5',
  });
  story.offers(-6, 'fuses', 'Tom Reed', 'Order fuses, and two spare testers', { due: 3, at: 'm6' });
  story.offers(-6, 'clock', 'Owen Price', 'Show how to clean a clock, at the next evening', {
    due: 19,
    at: 'm6',
  });
  story.offers(-5, 'photos', null, 'Photographs for the wall at the library');
  story.takes(-1, 'photos', 'Bea Lindqvist');
}

function contributions(story: Story): void {
  const given: ReadonlyArray<readonly [number, string, string, string]> = [
    [-150, 'Tom Reed', 'document', 'How we test kettles safely, first draft'],
    [-141, 'Lena Park', 'help given', 'Threaded a sewing machine with Callum'],
    [-133, 'Ravi Shah', 'reply', 'What counts as a repair'],
    [-118, 'Mei Tanaka', 'talk', 'Soldering without fear'],
    [-109, 'Grace Okoro', 'post', 'Rooms we know, and what they cost'],
    [-97, 'Joe Whitby', 'help given', 'Three bicycles for the youth club'],
    [-88, 'Tom Reed', 'reply', 'Which fuse for a toaster'],
    [-79, 'Nadia Haddad', 'link', 'The council’s repair fund'],
    [-70, 'Ines Duarte', 'document', 'The autumn poster'],
    [-58, 'Owen Price', 'post', 'Why clocks stop'],
    [-52, 'Lena Park', 'reply', 'Needles for denim'],
    [-44, 'Callum Fraser', 'reply', 'Where to bring a broken radio'],
    [-36, 'Tom Reed', 'talk', 'Testing plugs, with everybody’s hands on one'],
    [-29, 'Sofia Marino', 'help given', 'Mended eleven zips in one evening'],
    [-22, 'Mei Tanaka', 'document', 'Tags that say what was mended'],
    [-20, 'Grace Okoro', 'reply', 'What the boathouse has in its cupboard'],
    [-16, 'Ravi Shah', 'link', 'The tool list'],
    [-12, 'Owen Price', 'reply', 'Oil for a carriage clock'],
    [-8, 'Sofia Marino', 'post', 'Ten colours of thread, and where to find them'],
    [-5, 'Bea Lindqvist', 'post', 'Hello, and a photograph of a lamp'],
    [-3, 'Tom Reed', 'help given', 'Went with Bea to test the lamp'],
  ];
  for (const [day, by, kind, title] of given) story.gives(day, by, kind, title);
}

function questionsAndResources(story: Story): void {
  story.asks(-96, 'liable', 'Nadia Haddad', 'Who is liable when a mended thing breaks again?');
  story.answers(
    -64,
    'liable',
    'Ravi Shah',
    'nobody, where it was tested and tagged: see the tool list',
  );
  story.asks(-37, 'young', 'Lena Park', 'How do we bring in people under thirty?');
  story.asks(-20, 'radios', 'Callum Fraser', 'Who can still mend a valve radio?');
  story.asks(-6, 'weekend', 'Owen Price', 'What would make the mending weekend worth a day off?');
  story.resource(
    -128,
    'How we test kettles safely',
    'https://menders.example.org/kettles',
    'Tom Reed',
  );
  story.resource(-15, 'Tool list', 'https://menders.example.org/tools', 'Ravi Shah');
}

function inOwnWords(story: Story): void {
  story.writes(
    -4,
    'words',
    'Two people came for the first time, and both have offered something already.',
  );
  story.writes(-4, 'words', 'The mending weekend has become everybody’s idea.');
  story.writes(-4, 'help', 'Somebody who knows the school’s caretaker.');
  story.hasToDecide(-4, 'Do we charge for tea at the mending weekend?', 'consent');
  story.writes(
    -4,
    'story',
    'Bea brought her grandmother’s lamp to her first evening. Tom tested it with her, and she took it home lit.',
  );
  story.writes(-4, 'next-step', 'Thank Sofia for the thread.');
  story.writes(-4, 'private', 'Ask Nadia quietly whether the evenings are too late for her.');
}

function whatWasSaid(story: Story): void {
  story.takesUp(-65, 'm4', 'liable');
  story.noted(
    -64,
    'm4',
    'Ravi had asked the council: nobody is liable for a thing that was tested and tagged.',
  );
  story.decides(
    -64,
    'm4',
    'Nothing leaves the table without a tag',
    'consent',
    'then nobody is liable for it',
  );
  story.noted(
    -36,
    'm5',
    'Tom let everybody test a plug. Two of ours were cracked.',
    'Sofia freed a zip with the tip of a pencil.',
    'Decided: we try a whole weekend of mending in the new year.',
  );
  story.takesUp(-12, 'm6', 'young');
  story.noted(
    -8,
    'm6',
    'Bea brought her grandmother’s lamp, and took it home lit.',
    'For people under thirty, an evening in the students’ union may do more than any poster.',
    'Decided: there is no mending weekend without somebody at the door who says hello.',
  );
  story.takesUp(-4, 'next', 'weekend');
  story.resource(-98, 'Rooms we know, and what they cost', null, 'Grace Okoro');
  story.resource(
    -22,
    'Tags to print, which say what was mended',
    'https://menders.example.org/tags',
    'Mei Tanaka',
  );
}
