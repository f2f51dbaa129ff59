// @module-tag thorough
/**
 * Whatever is typed, or stands in a file (rows 26 to 36): it is answered or refused, and never a
 * mistake of ours (which the stage turns into a failed test), nor a wait of more than five seconds.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { flagName, type Parameters } from '../../src/cli/parameters.js';
import { allCommands } from '../../src/commands/index.js';
import { harbour } from '../helpers/harbour.js';
import type { Ended, Stage } from '../helpers/stage.js';
import { root } from '../house/sources.js';
import { times } from './soak.js';

// What is named as a file is written where the program is run.
const here = process.cwd();
afterEach(() => process.chdir(here));

/** Runs a command and sees that it took its time from the processor, and none too much of it. */
async function answered(
  at: Stage,
  argv: readonly string[],
  stdin?: string | Buffer,
): Promise<Ended> {
  const before = process.cpuUsage();
  const ended = await at.momentum(argv, stdin === undefined ? {} : { stdin });
  const { user, system } = process.cpuUsage(before);
  expect(user + system, argv.join(' ').slice(0, 300)).toBeLessThan(5_000_000);
  expect(ended.exit).not.toBe(70);
  expect(ended.err).not.toContain('    at ');
  return ended;
}

const { verbs } = await allCommands();

/** Words that mean something to some command, and words that mean nothing to any. */
const word = fc.oneof(
  fc.constantFrom(
    ...[
      'amina',
      'tom',
      '1',
      '2',
      '3a',
      '0',
      '-1',
      '99999999999999999999',
      '1e9',
      'last',
      '',
      ' ',
      '-',
      '--',
    ],
    ...[
      'tomorrow',
      'last friday',
      '2026-02-30',
      '31.13.2026',
      '0000-00-00',
      '4w',
      '2026-Q5',
      'since-last',
    ],
    ...[
      '../../etc/passwd',
      'CON',
      'a/b',
      '.',
      '~',
      '%s%n',
      '$HOME',
      '{{ x }}',
      '{% raw %}',
      '<b>',
      '=1+1',
    ],
    ...[
      'a@b.org',
      '@',
      '@@',
      'Tom <tom@x.org',
      '"',
      "'",
      '\\',
      '\n',
      '\t',
      '\u0007',
      '\u202e',
      '\ufeff',
      '🧵',
      'İ',
      'ß',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'x'.repeat(5_000),
      'NULL',
      'null',
      'undefined',
      'NaN',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
);

/** A verb with something for each argument and for some of its flags, and something out of place. */
const argv = fc
  .tuple(
    fc.constantFrom(...verbs.filter(({ path }) => path.join(' ') !== 'demo')),
    fc.array(word, { maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), word), { maxLength: 4 }),
    fc.constantFrom([], ['--json'], ['--plain'], ['--today', '2026-11-21']),
  )
  .map(([verb, words, flags, globals]) => {
    const options = Object.entries(verb.options as Parameters);
    const typed = flags.flatMap(([nth, text]) => {
      const [name, field] = options[nth % Math.max(1, options.length)] ?? [];
      if (name === undefined || field === undefined) return [];
      return field.kind === 'flag' ? [`--${flagName(name)}`] : [`--${flagName(name)}`, text];
    });
    return [...verb.path, ...words, ...typed, ...globals];
  });

test('whatever is typed is answered or refused', async () => {
  const at = harbour();
  process.chdir(at.home);
  await fc.assert(
    fc.asyncProperty(argv, async (typed) => void (await answered(at, typed))),
    { numRuns: times(250, 20_000) },
  );
});

/** Long words of the kinds that a pattern may take too long over. */
const long = [
  'x',
  'x@',
  '1a',
  'a.',
  '. ',
  ',',
  '"',
  'é',
  '- ',
  'at ',
  '@',
  '://',
  '<',
  '\\',
  '2026-',
  '((',
].map((piece) => piece.repeat(Math.ceil(100_000 / piece.length)));

test('a word of 100,000 letters is answered at once, wherever it stands', {
  tags: ['thorough'],
}, async () => {
  const at = harbour();
  process.chdir(at.home);
  const calls = verbs.flatMap(({ path, arguments: args, options }) => [
    ...Object.keys(args).map((_, nth, all) => (text: string) => [
      ...path,
      ...all.map((_each, at) => (at === nth ? text : '1')),
    ]),
    ...Object.entries(options as Parameters)
      .filter(([, { kind }]) => kind !== 'flag')
      .map(([name]) => (text: string) => [
        ...path,
        ...Object.keys(args).map(() => '1'),
        `--${flagName(name)}`,
        text,
      ]),
  ]);
  for (const [nth, call] of calls.entries()) {
    const texts = times(1, long.length) === 1 ? [long[nth % long.length] ?? ''] : long;
    for (const text of texts) await answered(at, call(text));
  }
});

const kinds = ['members', 'meetings', 'commitments', 'attendance', 'contributions'] as const;
const heads = [
  'name,email,joined',
  'date,title,start',
  'what,who,due,status',
  'date,person,status',
  'date,person,kind,title',
];
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '2026-11-12',
    '12/11/26',
    'Amina Yusuf',
    'amina',
    'yes',
    'x',
    '"',
    '""',
    '"a',
    "'=1",
    '#REF!',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const csv = fc.oneof(
  // Rows under a head that fits, cut and joined as files are.
  fc
    .tuple(
      fc.constantFrom(...heads),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
    )
    .map(([head, mark, end, rows]) =>
      Buffer.from([head.replaceAll(',', mark), ...rows.map((row) => row.join(mark))].join(end)),
    ),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.constantFrom(...heads), fc.constantFrom('utf16le', 'latin1', 'utf8'), fc.nat(40))
    .map(([head, encoding, cut]) =>
      Buffer.from(`\ufeff${head}\nAda,b,c\n`, encoding as BufferEncoding).subarray(cut),
    ),
);

test('whatever a file to import holds is read or refused, and nothing of it is half in', async () => {
  const at = harbour();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), csv, fc.boolean(), async (kind, bytes, skips) => {
      const file = join(at.home, 'list.csv');
      writeFileSync(file, bytes);
      await answered(at, ['import', kind, file, ...(skips ? ['--skip-bad'] : [])]);
    }),
    { numRuns: times(250, 20_000) },
  );
  expect((await answered(at, ['check'])).exit).toBe(0);
});

const templates = readdirSync(join(root, 'templates', 'documents'))
  .filter((file) => file.endsWith('.yaml') && file !== 'words.yaml')
  .map((file) => readFileSync(join(root, 'templates', 'documents', file), 'utf8'));

/** A text with some of its lines left out, doubled, moved in or replaced, or with a letter changed. */
const mangled = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.constantFrom('drop', 'double', 'indent', 'cut', 'put'),
          fc.constantFrom(
            '- ',
            ': ',
            '{{ ',
            '}}',
            '&a ',
            '*a',
            '!!js ',
            '| ',
            '"',
            '[',
            '\t',
            '#',
            '{% for x in (1..9) %}',
            '\0',
          ),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    )
    .map(([text, changes]) => {
      const lines = text.split('\n').filter((line) => !line.startsWith('#'));
      for (const [nth, how, piece] of changes) {
        const at = nth % lines.length;
        const line = lines[at] ?? '';
        const becomes = {
          drop: [],
          double: [line, line],
          indent: [`  ${line}`],
          cut: [line.slice(0, line.length / 2)],
          put: [`${line}${piece}`],
        }[how];
        lines.splice(at, 1, ...becomes);
      }
      return lines.join('\n');
    });

test('whatever a template of one’s own says is read or refused with its place', async () => {
  const at = harbour();
  const file = join(at.home, 'own.yaml');
  await fc.assert(
    fc.asyncProperty(mangled(templates), async (text) => {
      writeFileSync(file, text);
      const { exit } = await answered(at, ['document', 'check', file]);
      if (exit === 0) await answered(at, ['document', 'make', file, '--format', 'markdown']);
    }),
    { numRuns: times(80, 5_000) },
  );
});

const answers = [
  'done: yes\nhappened: ""\n',
  'a: 1\nb: [x, y]\n',
  '- a\n',
  'meeting.attended: amina, tom\n',
  '',
];

test('whatever a file of answers says is taken or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(mangled(answers), fc.string({ unit: 'binary', maxLength: 200 })),
      async (text) => {
        const at = harbour();
        await answered(at, ['checkin', '--answers', '-', '--quick'], text);
      },
    ),
    { numRuns: times(30, 2_000) },
  );
});
