/** What is asked where what was typed could be several, or nobody. */
import type { Choice, Prompter } from '../prompt/prompter.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import type { Candidate, Found } from '../things/find.js';
import { lookups } from './lookups.js';

export type Meaning<Value> = Choice & { readonly meant: Value };

export const choiceOf = <Value>({ no, label, hint }: Candidate, meant: Value): Meaning<Value> => ({
  value: String(no),
  name: `${label} (${no})`,
  ...(hint ? { hint } : {}),
  meant,
});

/** What Enter alone answers, so that nothing is ever put on record by it. */
const noneOfThem = { value: 'nobody', name: 'none of these: leave it', key: 'l' } as const;

export async function chooseOne<Value>(
  typed: string,
  flag: string,
  meanings: ReadonlyArray<Meaning<Value>>,
  prompter: Prompter,
): Promise<Meaning<Value>> {
  const picked = await prompter.select({
    id: `which.${flag.replace(/^--/, '')}`,
    message: `Which “${typed}”?`,
    flag,
    choices: [...meanings.map(({ meant: _, ...choice }) => choice), noneOfThem],
    default: noneOfThem.value,
  });
  const found = meanings.find(({ value }) => value === picked);
  if (found) return found;
  throw new Refusal(
    'ambiguous-name',
    `It was left open which “${visible(typed)}” is meant.`,
    'Say a little more, or give the number.',
  );
}

/** @returns undefined where it is somebody new */
export async function chooseNear(
  typed: string,
  flag: string,
  near: Found,
  prompter: Prompter,
  missing: (typed: string) => Refusal,
): Promise<Candidate | undefined> {
  const picked = await prompter.select({
    id: `near.${flag.replace(/^--/, '')}`,
    message: `Nobody here is known as “${typed}”. Did you mean:`,
    flag,
    choices: [
      ...near.map((each) => choiceOf(each, each)).map(({ meant: _, ...choice }) => choice),
      { value: 'new', name: `somebody new: add “${typed}” as a member`, key: 'n' },
      { ...noneOfThem, name: 'a slip: leave it' },
    ],
    default: noneOfThem.value,
  });
  if (picked === noneOfThem.value) throw missing(typed);
  return near.find(({ no }) => String(no) === picked);
}

export async function agreeToAdd(typed: string, flag: string, prompter: Prompter): Promise<void> {
  const add = await prompter.confirm({
    id: `add.${flag.replace(/^--/, '')}`,
    message: `Nobody here is known as “${typed}”. Add them as a member?`,
    flag,
    default: false,
  });
  if (!add) throw lookups.person.missing(typed);
}
