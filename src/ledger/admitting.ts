/** Folding what happened in one batch, as far as it holds at its place; the rest is refused, with its reason. */
import type { Database } from 'better-sqlite3';
import { needsOf } from '../things/commitment/fields.js';
import { openLinks } from '../things/commitment/find.js';
import { circleIn } from '../things/commitment/links.js';
import type { SetAside } from '../things/copies.js';
import { anyThing, type States, type ThingName, thingOf } from '../things/index.js';
import type { Entry } from '../things/ledger.js';
import { mergedKind } from '../things/member/fields.js';
import type { OnePerson } from '../things/naming.js';
import { fold, type Id, Unfoldable } from '../things/thing.js';
import { pointersIn } from './payloads.js';
import { openReader } from './reader.js';
import type { Change, Shelf } from './store.js';

/** Folds what happened in one batch; what can't be folded goes to `refused`. */
export function admit(
  db: Database,
  shelf: Shelf,
  happened: readonly Entry[],
  refused: Map<number, SetAside>,
): void {
  // Who was one person with somebody else by then is nobody to be made one with.
  if (happened.some((entry) => isMergedBoth(shelf, entry))) {
    for (const { seq } of happened) refused.set(seq, 'not-any-more');
    return;
  }
  const exists = (table: string, id: Id): boolean =>
    db.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id) !== undefined;
  for (;;) {
    const standing = happened.filter(({ seq }) => !refused.has(seq));
    const changes = folded(shelf, standing, refused);
    const after = new Map(changes.map((each) => [each.after.id, each]));
    const accepted = standing.filter(({ seq }) => !refused.has(seq));
    const dangling = accepted.filter(({ kind, data }) =>
      pointersIn(kind, data).some(([table, id]) => !after.has(id) && !exists(table, id)),
    );
    for (const { seq } of dangling) refused.set(seq, 'gone');
    if (dangling.length > 0) continue;
    if (putUnlessCircle(db, shelf, changes)) return;
    const link = accepted.findLast(({ data }) => 'needs' in data);
    if (!link) throw new Error('a circle that no link closes');
    refused.set(link.seq, 'circle');
  }
}

const isMergedBoth = (shelf: Shelf, { kind, subject, data }: Entry): boolean =>
  kind === mergedKind &&
  [subject, (data as OnePerson).into].some((id) => shelf.get('member', id)?.status === 'merged');

type Folded = Change & { after: States[ThingName] };

function folded(
  shelf: Shelf,
  happened: readonly Entry[],
  refused: Map<number, SetAside>,
): Folded[] {
  const touched = new Map<Id, Folded>();
  for (const entry of happened) {
    const name = thingOf(entry.kind);
    if (!name) throw new Error(`no rule for ${entry.kind}`);
    const held = touched.get(entry.subject);
    const before = held ? held.before : shelf.get(name, entry.subject);
    try {
      const after = fold<States[ThingName]>(anyThing(name), held ? held.after : before, entry);
      touched.set(entry.subject, { name, before, after });
    } catch (cause) {
      if (!(cause instanceof Unfoldable)) throw cause;
      const isThere = held !== undefined || before !== undefined;
      refused.set(entry.seq, isThere ? 'not-any-more' : 'gone');
    }
  }
  return [...touched.values()];
}

class Circle extends Error {}

/** @returns whether they could be put */
function putUnlessCircle(db: Database, shelf: Shelf, changes: readonly Folded[]): boolean {
  const waits = changes.some(({ after }) => 'needs' in after && needsOf(after).length > 0);
  if (!waits) {
    shelf.put(changes);
    return true;
  }
  try {
    db.transaction(() => {
      shelf.put(changes);
      if (circleIn(openLinks(openReader(db)))) throw new Circle();
    }).immediate();
    return true;
  } catch (cause) {
    if (cause instanceof Circle) return false;
    throw cause;
  }
}
