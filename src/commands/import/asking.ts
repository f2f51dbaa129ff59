import type { NameDecision } from '../../bring/applying/import-file.js';
import type { Call } from '../../cli/spec.js';
import { type Waiting, whatWaits } from './names.js';

/** Asks whom a name means; undefined where that is left for later. */
export async function askAbout(call: Call, name: Waiting): Promise<NameDecision | undefined> {
  const prompter = await call.prompter();
  const nick = name.handle === null ? '' : ` @${name.handle}`;
  const picked = await prompter.select({
    id: `unmatched.${name.no}`,
    message: `Who is “${name.written}”${nick}? (${whatWaits(name)})`,
    default: 'later',
    choices: [
      ...name.guesses.map((guess, at) => ({
        ...{ value: guess.id, name: `${guess.name} (${guess.no})`, key: String(at + 1) },
      })),
      { value: 'other', name: 'another member …', key: 'm' },
      { value: 'new', name: `somebody new: add “${name.written}” as a member`, key: 'n' },
      { value: 'aside', name: 'nobody: leave it aside', hint: 'its rows are kept', key: 'a' },
      { value: 'later', name: 'later', key: 'l' },
    ],
  });
  if (picked === 'later') return undefined;
  if (picked === 'new' || picked === 'aside') return { is: picked };
  if (picked !== 'other') return { is: 'member', id: picked };
  const member = await call.askMember({
    id: `unmatched.${name.no}.is`,
    message: `Which member is “${name.written}”? (Enter: later)`,
    flag: '--is',
  });
  return member && { is: 'member', id: member.id };
}
