/** What goes wrong → words on stderr and an exit code. */
import type { CommanderError } from 'commander';
import type { MessageStyle } from '../render/terminal/glyphs.js';
import { visible, visibleLines } from '../text/gate.js';
import { type ExitCode, exitCodes, Refusal, usage } from '../text/refusal.js';
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

/** Anything but a Refusal is our fault. */
export const exitCodeOf = (cause: unknown): ExitCode =>
  cause instanceof Refusal ? cause.exit : exitCodes.fault;

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
    'Make room where it goes, or let it go elsewhere, and try again.',
  );
