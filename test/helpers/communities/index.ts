/** Seven communities that every document has to do justice to. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { playHarbourMenders } from '../../../src/example/harbour-menders.js';
import { foldedTables } from '../../../src/ledger/schema.js';
import { createLedger } from '../../../src/ledger/writing.js';
import { makeDocument } from '../../../src/papers/making/documents.js';
import { type ShippedName, shippedNames } from '../../../src/papers/shipped/index.js';
import type { Tree } from '../../../src/papers/tree.js';
import { beginCommunity, editCommunity } from '../../../src/things/community/changes.js';
import { decide, raiseDecision } from '../../../src/things/decision/changes.js';
import { askWhichDay } from '../../../src/things/poll/changes.js';
import type { Session } from '../../../src/things/session.js';
import type { Id } from '../../../src/things/thing.js';
import { addDays } from '../../../src/time/day.js';
import { now, today } from '../ledger.js';
import { type Cast, livedIn } from './lived-in.js';
import { attacks, namesInScripts, oneByOne, stoodFor, typed, wordsInScripts } from './words.js';

const first = 'Ada Ben Cleo Dov Edda Finn Gwen Hugo Iris Jonas Kaya Leo Mina Nils Orla Pau'.split(
  ' ',
);
const last =
  'Marsh Quill Reed Stone Thorn Umber Vale Wren Ash Birch Cole Drake Elm Fern Glen'.split(' ');

/** Names of nobody, none twice among the first 720. */
const inventedNames = (count: number): string[] =>
  Array.from({ length: count }, (_, nth) => {
    const family = last[Math.floor(nth / first.length) % last.length];
    const again = Math.floor(nth / (first.length * last.length));
    return `${first[nth % first.length]} ${family}${again === 0 ? '' : `-${last[(nth + again) % last.length]}`}`;
  });

const plainWords = [
  'Mend the lamp in the hall',
  'Find a room for the winter repair day, with tables and sockets for twenty',
  'Print the posters',
  'Write down how to test a plug',
  'Ask the library for its back room',
  'Bring the sewing machine',
  'Say who has the key',
];

const plain = (people: readonly string[], deeds: number): Cast => ({
  community: 'Hillside Menders',
  people,
  say: oneByOne(plainWords),
  link: oneByOne(['https://example.org/plugs', 'https://example.org/lamps']),
  address: (nth) => `member.${nth}@example.org`,
  deeds,
});

const inScripts: Cast = {
  ...plain(namesInScripts, 14),
  community: 'Harbour Menders · מתקני הנמל · 港の修理人',
  say: oneByOne(wordsInScripts),
};

const illMeant: Cast = {
  community: typed(attacks[2]),
  // Each begins with another one, since some mean something at a beginning only.
  people: attacks.map((attack, nth) => typed(`${attack} ${nth}`)),
  say: oneByOne(attacks.map(typed)),
  link: oneByOne(
    ['javascript:alert(1)', 'https://example.org/"onclick=alert(1)', ...attacks].map(typed),
  ),
  address: (nth) => typed(`${attacks[nth % attacks.length]} ${nth}@example.org`),
  deeds: attacks.length,
};

/** Whatever anybody types holds an address, each another one: of somebody, or of a page so many letters deep. */
function addressed(people: number, deeds: number, depths: readonly number[]): Cast {
  let told = 0;
  const say = (): string => {
    told += 1;
    const page = `https://example.org/${'a'.repeat(depths[told % depths.length] ?? 0)}${told}`;
    return `Ask ${told % 3 === 0 ? `hall${told}@example.org` : page}`;
  };
  return { ...plain(inventedNames(people), deeds), community: 'Linked Menders', say };
}

/** That community with what it decided, has to decide and asks about days. */
function linking(session: Session, cast: Cast): void {
  livedIn(session, cast);
  const { say } = cast;
  raiseDecision(session, { text: say(), how: null });
  decide(session, { text: say(), how: say(), why: say() });
  const days = [20, 27].map((ahead) => ({ day: addDays(session.today, ahead), start: null }));
  askWhichDay(session, { title: say(), days, place: say() });
}

const communities = {
  'nobody yet': (session) =>
    void beginCommunity(session, {
      name: 'New Menders',
      purpose: null,
      rhythm: null,
      channels: [],
      foundedOn: null,
      timeZone: 'Europe/London',
      locale: 'en-GB',
      facilitator: null,
    }),
  'the example': playHarbourMenders,
  'three people': (session) => livedIn(session, plain(inventedNames(3), 3)),
  'sixty people': (session) => livedIn(session, plain(inventedNames(60), 7)),
  'five hundred people': (session) => livedIn(session, plain(inventedNames(500), 120)),
  'names in many scripts': (session) => livedIn(session, inScripts),
  'ill-meant words': (session) => {
    livedIn(session, illMeant);
    plantUntyped(session);
  },
} as const satisfies Record<string, (session: Session) => void>;

/** Two more, for links alone: in so many addresses nothing else is read. */
const linkingCommunities = {
  'a few addresses': (session) => linking(session, addressed(3, 1, [30])),
  'many addresses': (session) => linking(session, addressed(9, 9, [0, 16, 32, 48])),
} as const satisfies Record<string, (session: Session) => void>;

export type CommunityName = keyof typeof communities | keyof typeof linkingCommunities;
export const communityNames = Object.keys(communities) as ReadonlyArray<keyof typeof communities>;

/**
 * The tags of tests about the community: those of what is usual and of what is worst are always
 * run, the others with `npm run test:all`.
 */
export const tagsOf = (community: CommunityName): string[] =>
  community === 'the example' || community === 'ill-meant words' ? [] : ['thorough'];

/** What nobody can type into a ledger may yet stand in one that came by mail. */
function plantUntyped({ ledger }: Session): void {
  const db = new Database(ledger.path);
  for (const table of foldedTables) {
    const columns = db.pragma(`table_info("${table}")`) as Array<{ name: string; type: string }>;
    for (const { name } of columns.filter(({ type }) => type === 'TEXT')) {
      const planted = [...stoodFor].reduce(
        (column, [stand, sign]) =>
          `replace(${column}, char(${stand.codePointAt(0)}), char(${sign.codePointAt(0)}))`,
        `"${name}"`,
      );
      db.exec(`UPDATE "${table}" SET "${name}" = ${planted} WHERE "${name}" IS NOT NULL`);
    }
  }
  db.close();
}

export interface Paper {
  readonly community: CommunityName;
  readonly document: ShippedName;
  readonly tree: Tree;
}

/**
 * Shipped documents of the community, with buttons where answers go somewhere, and in its own
 * language unless another is named; where one is for somebody, for who has the most on hand.
 */
export async function papersOf(
  community: CommunityName,
  documents: readonly ShippedName[] = shippedNames,
  answersTo: string | null = null,
  language?: string,
): Promise<Paper[]> {
  // In memory where the system has such a place: there are thousands of changes to write.
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'momentum-community-'));
  const ledger = createLedger(join(folder, 'a.momentum'));
  try {
    const session: Session = { ledger, today, now };
    ({ ...communities, ...linkingCommunities })[community](session);
    if (answersTo !== null) editCommunity(session, { answersTo });
    const recipient = busiest(session);
    const papers: Paper[] = [];
    for (const document of documents) {
      const { tree } = await makeDocument(session, document, { recipient, language });
      papers.push({ community, document, tree });
    }
    return papers;
  } finally {
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const busiest = ({ ledger }: Session): Id | undefined =>
  ledger.read(
    (reader) =>
      reader.all<{ member: Id }>(
        'SELECT member FROM commitment_owner GROUP BY member ORDER BY count(*) DESC, member LIMIT 1',
      )[0]?.member,
  );
