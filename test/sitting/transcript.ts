import { readFileSync } from 'node:fs';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { readFlow } from '../../src/sitting/flow/read.js';
import { type CheckinOutcome, runCheckin } from '../../src/sitting/run.js';
import { type MemorySitting, memorySitting, type Remembered } from './sitting.js';

export const weeklyText = readFileSync(
  new URL('../../templates/checkins/weekly.yaml', import.meta.url),
  'utf8',
);

export const weekly = readFlow(weeklyText, 'weekly.yaml');

export interface Sat {
  readonly transcript: string;
  readonly outcome: CheckinOutcome;
  readonly sitting: MemorySitting;
  readonly unused: readonly string[];
}

/** Sits through the weekly check-in by a script. Each thing recorded takes `pace` seconds. */
export async function sit(
  answers: string,
  from: Remembered = {},
  { quick = false, pace = 20, columns = 80 } = {},
): Promise<Sat> {
  let now = 0;
  const sitting = memorySitting({
    ...from,
    onAct(name, item) {
      now += pace * 1000;
      from.onAct?.(name, item);
    },
  });
  let transcript = '';
  const write = (text: string) => {
    transcript += text;
  };
  const script = readAnswers(answers, 'answers.yaml');
  const prompter = scriptedPrompter(script, { write, columns, choices: true });
  const outcome = await runCheckin(weekly, sitting, prompter, () => now, { quick });
  return { transcript, outcome, sitting, unused: prompter.unused() };
}
