import template from '#templates/imports/contributions.yaml';
import { visible } from '../../text/gate.js';
import { Refusal } from '../../text/refusal.js';
import { counted, nameKey } from '../../text/text.js';
import {
  type ContributionEvent,
  contribute,
  editContribution,
} from '../../things/contribution/thing.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import { type ContributionMade, contributionsBetween } from '../../things/unmatched/list.js';
import type { ReadFile, ReadRow } from '../read.js';
import { as, required } from '../row-fields.js';
import { atLine, type ImportRun } from './import-run.js';
import { cameIn, countRow, countRowOnce } from './import-tally.js';
import { importable } from './importable.js';
import { peopleOf } from './people-of.js';

const fields = {
  date: required('day'),
  person: required('name'),
  kind: as('text'),
  title: as('text'),
  ref: as('text'),
  handle: as('handle'),
  email: as('address'),
};

/**
 * Contributions: person, day, kind, title and reference together make one what it is, and there are
 * as many as the file has of them.
 */
export const contributionsFile = importable({
  name: 'contributions',
  fields,
  template,
  one: 'contribution',
  byMembers: true,
  summary: 'bring in what members gave: posts, documents, talks, help',
  examples: [['momentum import contributions posts.csv', 'who gave what, and when']],
  addsPeople: true,
  known: { who: 'person', by: ['date', 'kind', 'title', 'ref'] },
  doubt: notAListOfPeople,
  bring(run, rows) {
    const gifts: ReadGift[] = [];
    for (const row of rows) {
      atLine(run, row.line, () => {
        for (const member of peopleOf(run, row, 'contributions') ?? []) {
          gifts.push(readGift(run, row, member));
        }
      });
    }
    bringIn(run, gifts);
  },
});

type Row = ReadRow<typeof fields>;

/** What a list of people says of each, and none of contributions. */
const ofPeople =
  /join|regist|sign(?:ed)?[ _-]?up|last[ _-]?(?:seen|active|login)|role|group|trust|member[ _-]?since|admin/i;

/** @throws Refusal `csv-list-of-people` */
function notAListOfPeople({ rows, mapped, unread }: ReadFile<typeof fields>): void {
  const people = new Set(rows.map(({ fields: { person } }) => nameKey(person.name)));
  const one = rows.length > 1 && people.size === rows.length;
  const told = mapped.handle !== undefined || mapped.email !== undefined;
  const signs = [mapped.date ?? '', ...unread].filter((header) => ofPeople.test(header));
  if (!one || !told || mapped.kind !== undefined || signs.length === 0) return;
  throw new Refusal(
    'csv-list-of-people',
    `This reads like a list of people: each of its ${rows.length} rows names somebody else, and a column is called “${visible(signs[0] ?? '')}”.`,
    `If it is one, it is for “import members”. If each row is something that somebody gave: --map "${visible(mapped.date ?? 'COLUMN')}=date"`,
  );
}

type Given = Pick<ContributionMade, 'member' | 'on' | 'kind' | 'title' | 'ref'>;

const contentOf = ({ member, on, kind, title, ref }: Given): string =>
  JSON.stringify([member, on, kind, title, ref]);

/** A row's contribution by one of its people, and its line. */
interface ReadGift {
  readonly line: number;
  readonly given: Given;
  readonly event: ContributionEvent & { readonly kind: 'contribution.given' };
}

function readGift(run: ImportRun, { line, fields: cells }: Row, member: Id): ReadGift {
  const { transaction, today } = run;
  const { date: on, title, ref } = cells;
  const named = { id: transaction.newId(), member, on, today, title, ref };
  const [event] = contribute({ ...named, kind: cells.kind }) as [ReadGift['event']];
  const { kind, title: clean, ref: link } = event.data;
  return { line, given: { member, on, kind, title: clean, ref: link }, event };
}

/** Those of the file that are not on record, and those on record that the file does not hold. */
function apart(
  run: ImportRun,
  gifts: readonly ReadGift[],
): { readonly fresh: readonly ReadGift[]; readonly left: readonly ContributionMade[] } {
  const days = gifts.map(({ given: { on } }) => on).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return { fresh: [], left: [] };
  const known = new Map<string, ContributionMade[]>();
  for (const each of contributionsBetween(run.transaction.reader, from, to)) {
    const key = contentOf(each);
    const same = known.get(key);
    if (same) same.push(each);
    else known.set(key, [each]);
  }
  const fresh = gifts.filter(({ given }) => known.get(contentOf(given))?.shift() === undefined);
  return { fresh, left: [...known.values()].flat() };
}

/** What was changed since of one that has a reference: it alone is otherwise, and is the only one. */
function changedSince(
  { given }: ReadGift,
  fresh: ReadonlyMap<string, number>,
  left: ReadonlyMap<string, readonly ContributionMade[]>,
): ContributionMade | undefined {
  const key = sameRef(given);
  const [one, another] = left.get(key) ?? [];
  if (given.ref === null || one === undefined || another !== undefined || fresh.get(key) !== 1) {
    return undefined;
  }
  const differing = (['on', 'kind', 'title'] as const).filter((part) => one[part] !== given[part]);
  return differing.length === 1 ? one : undefined;
}

const sameRef = ({ member, ref }: Given): string => JSON.stringify([member, ref]);

function bringIn(run: ImportRun, gifts: readonly ReadGift[]): void {
  const { fresh, left } = apart(run, gifts);
  const isFresh = new Set(fresh);
  for (const gift of gifts) if (!isFresh.has(gift)) countRowOnce(run, gift.line, 'known');
  const counts = new Map<string, number>();
  for (const { given } of fresh) counts.set(sameRef(given), (counts.get(sameRef(given)) ?? 0) + 1);
  const byRef = new Map<string, readonly ContributionMade[]>();
  for (const each of left) byRef.set(sameRef(each), [...(byRef.get(sameRef(each)) ?? []), each]);
  const events: ContributionEvent[] = [];
  const gone = new Set(left.filter(({ fromFile }) => fromFile === 1));
  for (const gift of fresh) {
    const before = changedSince(gift, counts, byRef);
    if (before) {
      gone.delete(before);
      atLine(run, gift.line, () => change(run, gift, before));
    } else {
      events.push(give(run, gift));
      run.news.add(gift.line);
    }
  }
  // All at once: one by one would cost a round through the ledger each.
  run.record(events);
  // Where the file is one that came in before, what it does not hold any more is worth a word.
  if (!run.replaying && gone.size > 0 && gifts.length - fresh.length >= gone.size) {
    run.tally.gone.push(`${counted(gone.size, 'contribution')} of those days`);
  }
}

function change(run: ImportRun, { given }: ReadGift, before: ContributionMade): void {
  const { on, kind, title } = given;
  const all = { on, kind, title };
  const news = Object.entries(all).filter(([part, value]) => before[part as 'on'] !== value);
  const state = need(run.transaction, 'contribution', before.id);
  run.record(editContribution(state, run.today, Object.fromEntries(news)));
  countRow(run, 'filled');
  for (const [part, value] of news) {
    const was = before[part as 'on' | 'kind' | 'title'];
    const label = `contribution ${before.no}${before.ref === null ? '' : ` (${before.ref})`}`;
    run.tally.changes.push(
      `${label}: ${part === 'on' ? 'day' : part} ${was ?? 'nothing'} → ${value ?? 'nothing'}`,
    );
  }
}

function give(run: ImportRun, { given, event }: ReadGift): ContributionEvent {
  cameIn(run, given.on, [given.member]);
  return { ...event, data: { ...event.data, fromFile: true } };
}
