import { makeDocument } from '../../actions/documents.js';
import type { Call, Result } from '../../cli/spec.js';
import { type Day, formatDay } from '../../core/day.js';
import { visible } from '../../core/gate.js';
import { exitCodes, Refusal } from '../../core/refusal.js';
import { code, paragraph, root } from '../../documents/build.js';
import type { ShippedName } from '../../documents/shipped/index.js';
import {
  endingsOf,
  type FormatName,
  formatNames,
  formatOfFile,
  formats,
} from '../../render/index.js';
import { plainLook } from '../../render/look.js';

interface Input {
  readonly asOf: Day | undefined;
  readonly period: string | undefined;
  readonly format: FormatName | undefined;
  readonly output: string | undefined;
  readonly force: boolean;
}

/** What `state` and `plan` do: make the document, and show it or write it into a file. */
export async function made(
  name: ShippedName,
  title: string,
  input: Input,
  call: Call,
): Promise<Result> {
  const file = input.output === '-' ? undefined : input.output;
  // What could not be written is not worth making.
  const format = file === undefined ? input.format : formatFor(file, input.format);
  const { tree, facts, asOf } = await makeDocument(call.desk, name, input);
  const data = { asOf, facts, written: file ?? null };
  if (file === undefined && (format === undefined || format === 'terminal')) {
    return { data, document: tree };
  }
  const render = await formats[format ?? 'terminal'].load();
  const text = await render(tree, plainLook);
  if (file === undefined) return { data, document: tree, raw: text };
  const { writeFileWhole } = await import('../../files/write.js');
  writeFileWhole(file, text, { replace: input.force });
  return {
    data,
    document: root(paragraph([`The ${title} as of ${formatDay(asOf)} is in `, code(file), '.'])),
  };
}

function formatFor(file: string, asked: FormatName | undefined): FormatName {
  const format = asked ?? formatOfFile(file);
  if (format !== undefined) return format;
  const endings = formatNames.flatMap((each) => endingsOf(each));
  throw new Refusal(
    'unknown-format',
    `The name “${visible(file)}” does not say in which format to write.`,
    `Let it end in ${endings.join(', ')}, or add --format with one of: ${formatNames.join(', ')}.`,
    { exit: exitCodes.usage },
  );
}
