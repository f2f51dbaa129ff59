/**
 * From the journal of schemas 1 to 3 to that of 4: one chain for the whole file, sealed entry by entry,
 * with UUIDs in text and numbers inside events, becomes the chain of a replica, sealed text by text,
 * with keys. What it was chained with is verified first: a changed entry must not pass for a sound one.
 */
import type { Database } from 'better-sqlite3';
import { keyOf } from '../../things/keys.js';
import type { Id } from '../../things/thing.js';
import { openWriter, type Replica } from '../chain.js';
import { convertedPayload, encodePayload, versionOf } from '../payloads.js';
import { sha256 } from '../seals.js';

/** An entry as it was kept. */
interface Old {
  readonly seq: number;
  readonly id: string;
  readonly batch: string;
  readonly kind: string;
  readonly version: number;
  readonly subject: string;
  readonly on_day: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly replica: string;
  readonly lamport: number;
  readonly data: string | null;
  readonly salt: Buffer | null;
  readonly seal: Buffer | null;
  readonly digest: Buffer;
}

const undoneKind = 'batch.undone';

const statements = [
  `CREATE TABLE replica (
  no INTEGER PRIMARY KEY,
  name BLOB NOT NULL UNIQUE,
  begun_at INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT`,
  `CREATE TABLE shape (
  no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  data_fields TEXT NOT NULL,
  words_fields TEXT NOT NULL,
  UNIQUE (kind, version, data_fields, words_fields)
) STRICT`,
  `CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  replica INTEGER NOT NULL REFERENCES replica (no) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  sitting INTEGER,
  shape INTEGER NOT NULL REFERENCES shape (no) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER NOT NULL,
  no INTEGER,
  on_day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor INTEGER,
  data TEXT,
  words TEXT,
  secret BLOB,
  kept TEXT,
  digest BLOB NOT NULL
) STRICT`,
  `CREATE TRIGGER journal_only_grows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  `CREATE TRIGGER journal_only_forgets BEFORE UPDATE ON journal
WHEN NOT (
  OLD.words IS NOT NULL AND NEW.words IS NOT NULL AND NEW.secret IS NULL AND NEW.kept IS NOT NULL
  AND NEW.seq = OLD.seq AND NEW.replica = OLD.replica AND NEW.count = OLD.count
  AND NEW.lamport = OLD.lamport AND NEW.batch = OLD.batch AND NEW.sitting IS OLD.sitting
  AND NEW.shape = OLD.shape AND NEW.subject = OLD.subject
  AND NEW.no IS OLD.no AND NEW.on_day = OLD.on_day AND NEW.recorded_at = OLD.recorded_at
  AND NEW.actor IS OLD.actor AND NEW.data IS OLD.data AND NEW.digest = OLD.digest
)
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  `CREATE TRIGGER shape_stays_on_delete BEFORE DELETE ON shape
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  `CREATE TRIGGER shape_stays_on_update BEFORE UPDATE ON shape
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END`,
  `CREATE VIEW entry AS
SELECT seq, replica, count, lamport, batch, sitting, kind, version, subject, journal.no AS no, on_day,
  recorded_at, actor, data_fields, data, words_fields, words, secret, kept, digest
FROM journal CROSS JOIN shape ON shape.no = journal.shape`,
];

export function replicasAndSeals(db: Database): void {
  const old = db.prepare('SELECT * FROM journal ORDER BY seq').all() as Old[];
  const ledger = db.prepare('SELECT replica, made_at FROM ledger WHERE one = 1').get() as {
    replica: string;
    made_at: string;
  };
  refuseBroken(old, sha256(JSON.stringify([ledger.replica, ledger.made_at])));
  dropEverything(db);
  for (const statement of statements) db.exec(statement);
  rewrite(db, old, {
    no: 0,
    name: ledger.replica.replaceAll('-', ''),
    begunAt: Date.parse(ledger.made_at),
  });
}

function refuseBroken(entries: readonly Old[], beginning: Buffer): void {
  let before = beginning;
  for (const [i, entry] of entries.entries()) {
    const { data, salt, seal, digest, ...said } = entry;
    if (data === null || salt === null) throw new Error(`entry ${entry.seq} says nothing`);
    const first = Buffer.concat([before, Buffer.from(JSON.stringify(Object.values(said)))]);
    const follows = sha256(first, sha256(salt, data));
    if (seal !== null || said.seq !== i + 1 || !follows.equals(digest)) {
      throw new Error(`entry ${entry.seq} is not what was written`);
    }
    before = digest;
  }
}

function dropEverything(db: Database): void {
  const named = (type: string) =>
    db
      .prepare('SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL')
      .pluck()
      .all(type) as string[];
  for (const name of named('trigger')) db.exec(`DROP TRIGGER "${name}"`);
  for (const name of named('table')) db.exec(`DROP TABLE "${name}"`);
}

/** Batches as they are now: what was written together stands together. */
function batchesIn(old: readonly Old[], replica: number) {
  const first = new Map<string, Id>();
  let last: string | undefined;
  let key = keyOf(replica, 0);
  return old.map(({ batch }, i) => {
    if (batch !== last) key = keyOf(replica, i + 1);
    last = batch;
    const sitting = first.get(batch);
    if (sitting === undefined) first.set(batch, key);
    return { batch: key, sitting: sitting === undefined || sitting === key ? null : sitting };
  });
}

function rewrite(db: Database, old: readonly Old[], replica: Replica): void {
  const batches = batchesIn(old, replica.no);
  const whole = new Map(
    old.map(({ batch }, i) => [batch, batches[i]?.sitting ?? batches[i]?.batch]),
  );
  const severalOf = new Set(old.filter((_, i) => batches[i]?.sitting !== null).map((e) => e.batch));
  const keys = new Map<string, Id>();
  const keyOfThing = (id: string): Id => {
    const known = keys.get(id) ?? keyOf(replica.no, keys.size + 1);
    keys.set(id, known);
    return known;
  };
  const keyOfBatch = (id: string): Id => {
    const known = whole.get(id);
    if (known === undefined) throw new Error('a batch that is not there was taken back');
    return known;
  };
  const { append } = openWriter(db, replica);
  for (const [i, { kind, entry, data: said }] of decisionsApart(old).entries()) {
    const isUndoing = kind === undoneKind;
    const subject = isUndoing ? -keyOfBatch(entry.subject) : keyOfThing(entry.subject);
    const { no = null, ...data } = said as { no?: number };
    const payload = convertedPayload(kind, data, {
      thing: keyOfThing,
      batch: keyOfBatch,
      head: (seq) => keyOf(replica.no, seq),
    });
    const parts = encodePayload(kind, payload);
    append({
      ...(batches[i] as { batch: Id; sitting: Id | null }),
      ...parts,
      kind: isUndoing && severalOf.has(entry.subject) ? 'sitting.undone' : kind,
      version: versionOf(kind),
      subject,
      no,
      on_day: entry.on_day as never,
      recorded_at: Date.parse(entry.recorded_at),
      actor: entry.actor === '' ? null : keyOfThing(entry.actor),
      // From what was secret before, so that copies of one ledger are one still when both are up to date.
      secret: parts.words === null ? null : sha256(entry.salt ?? '').subarray(0, 16),
    });
  }
}

const decisionKinds: Readonly<Record<string, string>> = {
  'note.written': 'decision.raised',
  'note.withdrawn': 'decision.withdrawn',
  'note.reworded': 'decision.reworded',
};

/** What each entry is and says now: notes for a decision to take are decisions to take. */
function decisionsApart(old: readonly Old[]) {
  const read = old.map((entry) => ({
    entry,
    data: JSON.parse(entry.data ?? '{}') as Readonly<Record<string, unknown>>,
  }));
  const meant = new Set(
    read
      .filter(({ entry, data }) => entry.kind === 'note.written' && data.kind === 'decision')
      .map(({ entry }) => entry.subject),
  );
  return read.map(({ entry, data }) => {
    const kind = meant.has(entry.subject) ? decisionKinds[entry.kind] : undefined;
    if (kind === undefined) return { entry, kind: entry.kind, data };
    const { kind: _, ...rest } = data;
    return { entry, kind, data: rest };
  });
}
