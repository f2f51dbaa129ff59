/**
 * The steps from each version of the schema to the next, each with the statements of its day: what
 * comes later must not change what a step does.
 */
import type { Database } from 'better-sqlite3';

/** One step from a version of the schema to the next; `version` is the one it leads to. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** `schemaDigest` of the version it starts from. */
  readonly from: string;
  readonly run: (db: Database) => void;
  /** Tables whose number of rows this step is meant to change. */
  readonly changesRowsOf?: readonly string[];
}

/**
 * Makes `table` anew by `statements`, with the rows it has; a column it had not holds what `fill`
 * says, else null. Rebuilt rather than altered, so that its statement is that of a new ledger.
 */
function rebuild(
  db: Database,
  table: string,
  statements: readonly string[],
  fill: Readonly<Record<string, string>> = {},
): void {
  const columns = (db.pragma(`table_info("${table}")`) as Array<{ name: string }>)
    .map(({ name }) => `"${name}"`)
    .join(', ');
  db.exec(`CREATE TEMP TABLE was AS SELECT * FROM "${table}"; DROP TABLE "${table}"`);
  for (const statement of statements) db.exec(statement);
  const names = Object.keys(fill).map((name) => `, "${name}"`);
  const values = Object.values(fill).map((value) => `, ${value}`);
  db.exec(
    `INSERT INTO "${table}" (${columns}${names.join('')}) SELECT ${columns}${values.join('')} FROM was`,
  );
  db.exec('DROP TABLE was');
}

export const migrations: readonly Migration[] = [
  {
    version: 2,
    name: 'issued',
    from: 'd47a2e464f7b886ff2b429df3ca93ab65134edadb9b54c482d87f597f3d451a3',
    // Documents that were given out, bounds that a community sets, who asked not to be named.
    run(db) {
      rebuild(
        db,
        'community',
        [
          `CREATE TABLE community (
  id TEXT PRIMARY KEY CHECK (id = 'community'),
  status TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT,
  stage TEXT,
  stage_why TEXT,
  stage_since TEXT,
  rhythm TEXT,
  channels TEXT NOT NULL,
  founded_on TEXT,
  time_zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  plan_keeper TEXT REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  plan_looked_at_on TEXT,
  settings TEXT NOT NULL
) STRICT`,
        ],
        { settings: "'{}'" },
      );
      db.exec(`CREATE TABLE issued (
  id TEXT PRIMARY KEY,
  no INTEGER NOT NULL UNIQUE,
  status TEXT NOT NULL,
  on_day TEXT NOT NULL,
  name TEXT NOT NULL,
  as_of TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  audience TEXT NOT NULL,
  language TEXT NOT NULL,
  formats TEXT NOT NULL,
  position INTEGER NOT NULL,
  measures TEXT NOT NULL
) STRICT`);
      db.exec('CREATE INDEX issued_last ON issued (name, audience, as_of, position)');
      db.exec(`CREATE TABLE issued_copy (
  id TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  issue TEXT NOT NULL REFERENCES issued (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL
) STRICT`);
      db.exec('CREATE UNIQUE INDEX issued_copy_issue ON issued_copy (issue)');
      db.exec('CREATE INDEX member_unnamed ON member (named) WHERE named = 0');
    },
  },
  {
    version: 3,
    name: 'organisation',
    from: 'c03464a849d45f0197ba3931e4a61448ac85558918d3effb08eaa9eae97c203a',
    run: (db) =>
      rebuild(db, 'member', [
        `CREATE TABLE member (
  id TEXT PRIMARY KEY,
  no INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  requested_on TEXT,
  joined_on TEXT,
  welcomed_on TEXT,
  left_on TEXT,
  thanked_on TEXT,
  contacted_on TEXT,
  email TEXT,
  handle TEXT,
  organisation TEXT,
  good_at TEXT,
  note TEXT,
  named INTEGER NOT NULL,
  bot INTEGER NOT NULL
) STRICT`,
        'CREATE INDEX member_joined ON member (joined_on)',
        'CREATE INDEX member_status ON member (status, joined_on)',
        'CREATE INDEX member_left ON member (left_on)',
        'CREATE INDEX member_unnamed ON member (named) WHERE named = 0',
      ]),
  },
];

/** The version of the schema as it is now. */
export const schemaVersion = migrations.at(-1)?.version ?? 1;
