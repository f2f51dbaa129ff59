/**
 * The real community that lies beside the repository where there is one: its files and its true
 * figures. Nothing of it is copied here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { importFile } from '../../src/bring/applying/import-file.js';
import { createLedger } from '../../src/ledger/writing.js';
import { beginCommunity } from '../../src/things/community/changes.js';
import type { Session } from '../../src/things/session.js';
import { type BroughtIn, shapeNamed } from '../bring/applying/files.js';
import { now, temporaryFolder, today } from '../helpers/ledger.js';

const folder = fileURLToPath(new URL('../../../shared/samples/nodejs-tsc', import.meta.url));

/** Whether it is there; without it its tests are left out, and say so. */
export const isHere = existsSync(folder);
if (!isHere) {
  process.stderr.write(
    'The sample community is not beside the repository: its tests are left out.\n',
  );
}

export const file = (name: string): Buffer => readFileSync(join(folder, name));

export const files = {
  members: 'members.csv',
  meetings: 'meetings.csv',
  attendance: 'attendance.csv',
  commitments: 'actions.csv',
  contributions: 'contributions.csv',
} as const satisfies Record<BroughtIn, string>;

type By<Value> = Readonly<Record<string, Value>>;

/** What truth.json says, as far as it is compared. */
export interface Truth {
  readonly members: { readonly rows: number; readonly joined_by_year: By<number> };
  readonly meetings: { readonly by_year: By<number> };
  readonly attendance: {
    readonly present_unique: number;
    readonly meetings_with_attendance: number;
    readonly distinct_attendees: number;
    readonly mean_per_recorded_meeting: number;
    readonly largest_meeting: readonly [readonly [day: string, title: string], number];
    readonly came_once: number;
    readonly by_year: By<number>;
    readonly distinct_attendees_by_year: By<number>;
    readonly newcomers_by_year: By<number>;
    readonly top10: ReadonlyArray<readonly [string, number]>;
  };
  readonly contributions: {
    readonly rows: number;
    readonly distinct_contributors: number;
    readonly by_year: By<number>;
    readonly distinct_contributors_by_year: By<number>;
    readonly by_quarter: By<{
      readonly contributions: number;
      readonly contributors: number;
      readonly members_joined_by_end: number;
    }>;
  };
}

export const truth = (): Truth => JSON.parse(file('truth/truth.json').toString('utf8'));

/** A ledger for it, with nobody in it. */
export function emptySample(): Session {
  const ledger = createLedger(join(temporaryFolder(), 'sample.momentum'));
  onTestFinished(() => ledger.close());
  const session: Session = { ledger, today, now };
  beginCommunity(session, {
    name: 'The sample',
    purpose: null,
    rhythm: null,
    channels: [],
    foundedOn: null,
    timeZone: 'UTC',
    locale: 'en-GB',
    facilitator: null,
  });
  return session;
}

/** A ledger with the whole of it, and with nobody beside it. */
export async function sampleLedger(): Promise<Session> {
  const session = emptySample();
  for (const kind of Object.keys(files) as BroughtIn[]) {
    await importFile(session, shapeNamed(kind), file(files[kind]));
  }
  return session;
}
