/** How others’ texts are to read that named somebody who is forgotten: shown, and put in better words. */
import { several } from '../cli/parameters.js';
import type { Call } from '../cli/verb.js';
import type { Forgetting } from '../ledger/forgetting-member.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';

export const readsFlag = {
  reads: several('text', 'how a text reads, by its number in what is shown', {
    placeholder: 'NUMBER=TEXT',
  }),
};

type Reworded = Forgetting['reworded'];

/** What was typed, by the texts as they were. @throws Refusal `reads-unclear` */
export function readsTyped(
  reworded: Reworded,
  typed: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    typed.map((each) => {
      const [, number, text = ''] = /^\s*(\d+)\s*=\s*(.*\S)\s*$/s.exec(each) ?? [];
      const meant = reworded[Number(number) - 1];
      if (!meant) throw unclear(each, reworded.length);
      return [meant.was, text] as const;
    }),
  );
}

const unclear = (typed: string, texts: number): Refusal =>
  new Refusal(
    'reads-unclear',
    `“${visible(typed)}” does not say how which text is to read.`,
    texts === 0
      ? 'There is no text that is put in other words: leave it out.'
      : `Write it as NUMBER=TEXT, by the numbers that --dry-run shows: --reads "1=Ask for the key"`,
  );

/** Asks of each text how it is to read; Enter takes what is proposed. */
export async function readsAsked(
  call: Call,
  reworded: Reworded,
  nameOf: (of: Reworded[number]) => string,
): Promise<ReadonlyMap<string, string>> {
  const reads = new Map<string, string>();
  if (reworded.length === 0) return reads;
  const prompter = await call.prompter();
  for (const [nth, each] of reworded.entries()) {
    const { was, now } = each;
    const typed = await prompter.input({
      id: `forget.reads.${nth + 1}`,
      message: `${nameOf(each)} names them. It is to read:`,
      flag: '--reads',
      default: now,
    });
    if (typed.trim() !== now) reads.set(was, typed.trim());
  }
  return reads;
}
