/*
 * Asks at a real terminal, for terminal.test.ts: `asker.ts CASE [plain]` prints what was answered to
 * standard output as JSON, and ends with the exit code of a refusal.
 */

import { inquirerPrompter } from '../../src/prompt/inquirer.js';
import { plainPrompter } from '../../src/prompt/plain.js';
import type { Prompter } from '../../src/prompt/prompter.js';
import { runCheckin } from '../../src/sitting/run.js';
import { Refusal } from '../../src/text/refusal.js';
import { harbour } from '../sitting/harbour.js';
import { memorySitting } from '../sitting/sitting.js';
import { weekly } from '../sitting/transcript.js';

const choices = [
  { value: 'keep', name: 'kept', key: 'k' },
  { value: 'move', name: 'moved\u001b[2J', key: 'm', hint: 'another day' },
  { value: 'skip', name: 'skip for now', key: 's' },
];

const sitting = memorySitting({ items: harbour });

const cases: Record<string, (prompter: Prompter) => Promise<unknown>> = {
  select: (prompter) => prompter.select({ id: 'a', message: 'Became?', choices, default: 'skip' }),
  checkbox: (prompter) => prompter.checkbox({ id: 'a', message: 'Who?', choices, limit: 1 }),
  confirm: (prompter) => prompter.confirm({ id: 'a', message: 'Sure?', default: false }),
  input: (prompter) =>
    prompter.input({
      id: 'a',
      message: 'When?',
      validate: (text) => text === 'friday' || 'Which day is that?',
    }),
  hidden: (prompter) =>
    prompter.input({
      id: 'a',
      message: 'Passphrase:',
      hidden: true,
      validate: (text) => text === 'two oars' || 'Once more, please.',
    }),
  editor: (prompter) => prompter.editor({ id: 'a', message: 'A note?', default: 'Café: ' }),
  checkin: async (prompter) => {
    let now = 0;
    await runCheckin(weekly, sitting, prompter, () => now++, { quick: false });
  },
};

async function main(name: string, plain: boolean): Promise<void> {
  const ends = { input: process.stdin, output: process.stderr, ascii: false };
  const hasEditor = process.env.EDITOR !== undefined;
  const prompter = plain
    ? plainPrompter(ends)
    : inquirerPrompter({ ...ends, color: false, hasEditor });
  try {
    process.stdout.write(`${JSON.stringify(await cases[name]?.(prompter))}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Whoever refuses has time to close what is open: the refusal may not come at the very exit.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const acts = sitting.acts.map((act) => act.name);
    process.stdout.write(`${JSON.stringify({ code: error.code, next: error.next, acts })}\n`);
    process.exitCode = error.exit;
  }
}

await main(process.argv[2] ?? '', process.argv[3] === 'plain');
