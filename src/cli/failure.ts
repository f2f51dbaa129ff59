/** What goes wrong → words on stderr and an exit code. */
import type { CommanderError } from 'commander';
import type { MessageStyle } from '../render/terminal/glyphs.js';
import { diskRefusal, onceOnRecord } from '../text/disk.js';
import { visible, visibleLines } from '../text/gate.js';
import { exitCodes, Refusal, usage } from '../text/refusal.js';
import type { Ledger } from '../things/ledger.js';
import type { Verb } from './verb.js';

/** What a complaint of the parser quotes. */
export const quotedIn = (complaint: string): string => /'([^']+)'/.exec(complaint)?.[1] ?? '';

/** A complaint of the parser of a verb as a refusal. */
export function usageRefusal({ code, message }: CommanderError, { path }: Verb): Refusal {
  const help = `momentum ${path.join(' ')} --help`;
  return code === 'commander.optionMissingArgument'
    ? usage(
        'missing-value',
        `${quotedIn(message)} needs something after it.`,
        `See how it is written: ${help}`,
      )
    : usage('wrong-usage', message.replace(/^error: /, ''), `See: ${help}`);
}

const longestQuote = 160;
const longestLine = 1_000;

/** What was typed is said back as far as it takes to know it again; it may have been a megabyte. */
const shortened = (text: string): string => {
  const quoted = text.replace(/([“"])([^”"]+)(?=[”"])/g, (all, mark: string, words: string) =>
    words.length > longestQuote ? `${mark}${words.slice(0, longestQuote)}…` : all,
  );
  return quoted.length > longestLine ? `${quoted.slice(0, longestLine)}…` : quoted;
};

/** A refusal as people read it. */
export function refusalText(
  refusal: Pick<Refusal, 'code' | 'message' | 'details' | 'next'>,
  { bold, quiet, signs, folded }: MessageStyle,
): string {
  const lines = [
    `✗ ${bold(folded(visibleLines(shortened(refusal.message)), 2))}`,
    ...refusal.details.map((line) => `    ${folded(visible(shortened(line)), 4)}`),
    `→ ${folded(visibleLines(shortened(refusal.next)), 2)}`,
    quiet(`  (${refusal.code})`),
  ];
  return signs(`${lines.join('\n')}\n`);
}

/** Where somebody may look when what was done is on record and its answer failed. */
interface LookedInto {
  /** The ledgers that were opened. */
  readonly ledgers: readonly Ledger[];
  /** How many times something was put on record, and no answer has said so. */
  readonly unanswered: number;
  /** Keeps a report of a fault of ours, and returns where it is. */
  readonly keepReport: () => string | undefined;
}

/**
 * What went wrong as a refusal: a disk that fails and a ledger that makes no sense are none of our
 * faults, and anything else is one. What is on record in spite of it is said to be.
 */
export async function refusalFor(
  cause: unknown,
  { ledgers, unanswered, keepReport }: LookedInto,
): Promise<Refusal> {
  if (cause instanceof Refusal && troubledCodes.has(cause.code) === false) return cause;
  const refusal =
    cause instanceof Refusal
      ? cause
      : (diskRefusal(cause, pathIn(cause)) ??
        (await unsoundAmong(ledgers)) ??
        ourFault(keepReport()));
  return unanswered === 0 ? refusal : besidesOnRecord(refusal);
}

/** What is refused of a ledger, or of the disk below it, after something was put on record. */
const troubledCodes: ReadonlySet<string> = new Set([
  'ledger-damaged',
  'ledger-unreadable',
  'ledger-busy',
  'disk-full',
  'disk-failing',
  'system-spent',
  'not-usable',
]);

const pathIn = (cause: unknown): string => {
  const { path, dest } = cause as { path?: unknown; dest?: unknown };
  return String(dest ?? path ?? 'a file');
};

/** Whatever failed to make sense of what it read: the ledger itself may not make any. */
async function unsoundAmong(ledgers: readonly Ledger[]): Promise<Refusal | undefined> {
  const [{ check }, { databaseOf }, { damaged }] = await Promise.all([
    import('../ledger/check.js'),
    import('../ledger/reader.js'),
    import('../ledger/guarded.js'),
  ]);
  for (const ledger of ledgers) {
    try {
      const [finding] = ledger.read((reader) => check(databaseOf(reader)));
      if (finding) return damaged(ledger.path);
    } catch (refused) {
      if (refused instanceof Refusal) return refused;
    }
  }
  return undefined;
}

const besidesOnRecord = (refusal: Refusal): Refusal =>
  new Refusal(refusal.code, refusal.message, onceOnRecord(refusal.next), {
    details: [
      ...refusal.details,
      'By then what was typed had been put on record: don’t type it again. To see it: momentum log',
    ],
    exit: refusal.exit,
  });

export const ourFault = (report: string | undefined): Refusal =>
  new Refusal(
    'our-fault',
    'Something went wrong inside momentum. That is our mistake.',
    report
      ? `A report without anybody’s name or words is in ${report}; please send it to us.`
      : 'Please tell us what you typed.',
    { exit: exitCodes.fault },
  );

/**
 * A report of a fault of ours, fit to be sent: what broke and where in the program, without the
 * words of any message, since those may quote a person.
 */
export function faultReport(cause: unknown, version: string, command: string): string {
  const error = cause instanceof Error ? cause : new Error('thrown');
  const code = (cause as { code?: unknown } | null)?.code;
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) =>
      line.replace(/\(?(?:file:\/\/)?\S*[\\/]((?:dist|src|bin|node_modules)[\\/])/, '($1'),
    );
  return [
    `momentum ${version}`,
    `node ${process.version} on ${process.platform} ${process.arch}`,
    `command: ${command}`,
    `error: ${error.name}${typeof code === 'string' ? ` ${code}` : ''}`,
    ...where,
    '',
  ].join('\n');
}

/** What to say where the result can't be written to standard output, such as into a full disk. */
export const cutOff = (code: string): Refusal =>
  new Refusal(
    'result-cut-off',
    `The result could not be written to its end (${code}).`,
    'Make room where it goes, or let it go elsewhere. What the command was to put on record is there all the same: look with momentum log before you type it again.',
  );
