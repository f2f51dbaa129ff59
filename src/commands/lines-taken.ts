/** A line of a meeting as it is typed: put on record, or said not to be. */
import type { Call } from '../cli/verb.js';
import type { NotedLine } from '../lines/line.js';
import type { LineBook } from '../lines/line-book.js';
import type { LineReader } from '../prompt/lines.js';
import { onceOnRecord } from '../text/disk.js';
import { Refusal } from '../text/refusal.js';
import { briefly, counted } from '../text/text.js';
import type { Ledger } from '../things/ledger.js';
import { sayLine } from './lines-shown.js';

/** A line that can’t be put on record is said to be so: where somebody sits there, the sitting goes on. */
export function takeLine(
  reader: LineReader,
  book: LineBook,
  typed: string,
  { session: { ledger }, interactive }: Call,
): void {
  try {
    addLine(book, typed, ledger, (line) => {
      sayLine(reader, line);
      if (line.kind === 'newcomer') for (const each of book.again()) sayLine(reader, each);
    });
  } catch (cause) {
    if (!(cause instanceof Refusal) || !interactive) throw cause;
    reader.say([cause.message, ...cause.details, cause.next].join(' '), 'detail');
  }
}

/** A line put on record, and what is to follow it. @throws Refusal as `notTaken` where the disk refuses it */
export function addLine(
  book: LineBook,
  typed: string,
  ledger: Ledger,
  then: (line: NotedLine) => void = () => undefined,
): void {
  const before = ledger.changes();
  try {
    const line = book.add(typed);
    if (line) then(line);
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    throw notTaken(cause, {
      ...{ typed, lines: book.lines().length, isPart: ledger.changes() > before },
    });
  }
}

/** By then it is looked up, and said, whether the last that was typed is on record. */
const lookedUp: ReadonlySet<string> = new Set(['on-record-unconfirmed', 'maybe-on-record']);

/**
 * That a line is not on record, since the disk refused it; what came before it is.
 * @param isPart whether something of it is
 */
export const notTaken = (
  { code, message, next, exit }: Refusal,
  {
    typed,
    lines,
    isPart,
  }: { readonly typed: string; readonly lines: number; readonly isPart: boolean },
): Refusal =>
  lookedUp.has(code)
    ? new Refusal(code, message, next, { exit })
    : new Refusal('line-not-taken', message, onceOnRecord(next), {
        details: [
          `${isPart ? 'Of this line only a part is on record (momentum log)' : 'This line is not on record'}: “${briefly(typed)}”.`,
          `${lines === 0 ? 'Nothing was written down before it' : `Before it: ${counted(lines, 'line')}, on record`}; type it again, and what comes after it.`,
        ],
        exit,
      });
