import type { Buffer } from 'node:buffer';
import { importFile } from '../../bring/applying/import-file.js';
import type { BroughtIn } from '../../bring/applying/importers.js';
import type { DateOrder } from '../../bring/dates.js';
import { maxFileBytes } from '../../bring/table.js';
import type { Call, Result } from '../../cli/spec.js';
import { readRegularFile } from '../../files/read.js';
import { Refusal } from '../../text/refusal.js';
import { summary } from './summary.js';

interface Input {
  readonly file: string;
  readonly map: string[];
  readonly dateOrder: DateOrder | undefined;
  readonly dryRun: boolean;
  readonly addUnknown?: boolean;
}

/** The bytes of a file that is named, or with `-` of what is piped in. */
export function bytesOf(call: Call, file: string): Buffer {
  if (file !== '-') return readRegularFile(file, { maxBytes: maxFileBytes });
  const bytes = call.stdin();
  if (bytes.length <= maxFileBytes) return bytes;
  throw new Refusal(
    'file-too-large',
    'What was piped in is larger than 64 MB, the most that is read here.',
    'Split it into smaller files, and import one after the other.',
  );
}

/** The handler for one kind of file. */
export const bringing = (kind: BroughtIn) => ({
  async run({ file, ...input }: Input, call: Call): Promise<Result> {
    const bytes = bytesOf(call, file);
    return summary(kind, await importFile(call.session, kind, bytes, input), input.dryRun);
  },
});
