// @module-tag thorough
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flagName, type Parameter, type Parameters } from '../../src/cli/parameters.js';
import type { Verb } from '../../src/cli/verb.js';
import { allCommands } from '../../src/commands/index.js';
import { databaseOf } from '../../src/ledger/reader.js';
import { furnish } from '../helpers/histories.js';
import { harbourLedger } from '../helpers/ledger.js';
import { type Ended, type Stage, stage } from '../helpers/stage.js';

/** What a terminal would obey, or what would turn or hide the words around it. */
const obeyed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Colours, a clipboard, a link, a title, bells, cursor movements, overrides and what hides. */
const hostilities = [
  '\u001b[31m',
  '\u001b]52;c;aGFyYm91cg==\u0007',
  '\u001b]8;;https://harbour.example\u001b\\',
  '\u001b]0;title\u0007',
  '\u009b2J',
  '\u0007',
  '\b\b\b',
  '\r',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u007f',
  '\u0000',
] as const;

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...hostilities), fc.constantFrom('Ada', 'lamp', ' ')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => `x${parts.join('')}y`);

/** All of them at once, where nothing refuses one before the others are seen. */
const allHostile = fc
  .shuffledSubarray([...hostilities], { minLength: hostilities.length })
  .map((parts) => `x${parts.join(' ')}y`);

// Mail ends its lines with both signs, which a terminal takes for a line's end.
const isQuiet = ({ out, err }: Ended): void => {
  expect(out.replaceAll('\r\n', '\n')).not.toMatch(obeyed);
  expect(err).not.toMatch(obeyed);
};

// What is named as a file is written where the program is run.
const here = process.cwd();
beforeAll(() => process.chdir(mkdtempSync(join(tmpdir(), 'momentum-hostile-'))));
afterAll(() => {
  const folder = process.cwd();
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const { verbs } = await allCommands();

/** A stage with one furnished ledger, in which `name` and `title` stand for somebody and a thing. */
function furnished(): Stage {
  const place = stage();
  mkdirSync(place.ledgers, { recursive: true });
  const session = harbourLedger({}, place.ledgers);
  furnish(session);
  session.ledger.close();
  return place;
}

const filled = (name: string, field: Parameter, text: string): string[] =>
  field.kind === 'flag' ? [] : [`--${flagName(name)}`, text];

/** The command with `text` wherever it takes a word: all at once, and each flag by itself. */
const calls = ({ path, arguments: args, options }: Verb, text: string): string[][] => {
  const words = Object.values(args as Parameters).map(() => text);
  const numbers = Object.values(args as Parameters).map(() => '1');
  return [
    [...path, ...words],
    ...Object.entries(options as Parameters)
      .map(([name, field]) => filled(name, field, text))
      .filter((flag) => flag.length > 0)
      .map((flag) => [...path, ...numbers, ...flag]),
  ];
};

test('whatever is typed, no command lets a terminal obey it', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (drawn) => {
      // No system hands a NUL over in an argument.
      const text = drawn.replaceAll('\u0000', '');
      const place = furnished();
      for (const verb of verbs) {
        for (const words of calls(verb, text)) isQuiet(await place.momentum(words));
      }
      isQuiet(await place.momentum([text]));
      isQuiet(await place.momentum(['keep', `--${text}`]));
      isQuiet(await place.momentum(['status', '--ledger', text]));
      isQuiet(await place.momentum(['status', '--today', text]));
    }),
    { numRuns: 3 },
  );
});

test('what stands on record is shown and not obeyed, wherever it came from', async () => {
  await fc.assert(
    fc.asyncProperty(allHostile, async (text) => {
      const place = stage();
      mkdirSync(place.ledgers, { recursive: true });
      const session = harbourLedger({}, place.ledgers);
      furnish(session);
      // As a ledger from elsewhere may hold it: no gate stood in its way.
      session.ledger.change({ now: session.now, actor: null }, ({ reader }) => {
        const db = databaseOf(reader);
        for (const [table, columns] of Object.entries(spoken)) {
          for (const column of columns) db.prepare(`UPDATE ${table} SET ${column} = ?`).run(text);
        }
      });
      session.ledger.close();
      for (const verb of verbs) {
        const words = [
          ...verb.path,
          ...Object.values(verb.arguments as Parameters).map(() => '1'),
          ...Object.entries(verb.options as Parameters).flatMap(([name, field]) =>
            field.required ? filled(name, field, field.kind === 'future' ? 'tomorrow' : '2') : [],
          ),
        ];
        const formats = verb.options.format?.choices ?? [];
        for (const look of [
          [],
          ['--plain'],
          ['--json'],
          ...formats.map((format) => ['--format', format]),
        ]) {
          // Nothing here was written through the journal, with which MOMENTUM_REFOLD would compare it.
          isQuiet(await place.momentum([...words, ...look], { env: { MOMENTUM_REFOLD: '' } }));
        }
      }
    }),
    { numRuns: 1 },
  );
});

/** The columns that hold somebody's words. */
const spoken = {
  community: ['name', 'purpose', 'stage_why'],
  member: ['name', 'email', 'handle', 'good_at', 'note'],
  role: ['name'],
  meeting: ['title', 'place', 'write_up'],
  question: ['text', 'answer'],
  commitment: ['text', 'done_when', 'why'],
  resource: ['title', 'link'],
  note: ['text'],
} as const;

test('what a file holds is shown and not obeyed', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const place = furnished();
      const file = join(place.home, 'people.csv');
      const cell = `"${text.replaceAll('"', '""')}"`;
      for (const [kind, header] of [
        ['members', 'name,email,handle,joined'],
        ['meetings', 'date,title,start,mode'],
        ['attendance', 'date,person,status'],
        ['commitments', 'what,who,due,status'],
        ['contributions', 'date,person,kind,title'],
      ] as const) {
        const cells = header.split(',').map((name) => (name === 'date' ? '2026-11-12' : cell));
        for (const content of [
          `${header}\n${cells.join(',')}\n`,
          `${header},${cell}\n${cells.join(',')},x\n`,
          `${cell}\nx\n`,
          `${header}\n${header
            .split(',')
            .map((name) =>
              name === 'date'
                ? '2026-11-12'
                : name === 'title' || name === 'what' || name === 'person' || name === 'name'
                  ? cell
                  : '',
            )
            .join(',')}\n`,
        ]) {
          writeFileSync(file, content);
          isQuiet(await place.momentum(['import', kind, file]));
        }
      }
      for (const words of [['import', 'unmatched'], ['log'], ['member', 'list'], ['commitments']]) {
        isQuiet(await place.momentum(words));
      }
    }),
    { numRuns: 4 },
  );
});
