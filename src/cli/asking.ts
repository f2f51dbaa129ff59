/** Asks for what was left out of a command. */
import type { Prompter } from '../prompt/prompter.js';
import { visible } from '../text/gate.js';
import { Refusal } from '../text/refusal.js';
import { listCommitments } from '../things/commitment/list.js';
import type { Session } from '../things/session.js';
import { shortDay } from '../time/day.js';
import { flagName, type Parameter } from './parameters.js';
import { argumentOf } from './program.js';
import type { Verb } from './verb.js';

/** So many that could be meant are shown before it is asked which. */
const mostShown = 12;

/** What could be answered, a line each; nothing where that needs no showing. */
function choicesFor({ kind }: Parameter, session: () => Session): string[] {
  if (kind !== 'commitment') return [];
  const { ledger, today } = session();
  return ledger
    .read((reader) => listCommitments(reader, { which: 'open', limit: mostShown }, today))
    .map(({ no, text, by, due }) =>
      [`${no} · ${text}`, by, due && `by ${shortDay(due)}`].filter(Boolean).join(' · '),
    );
}

/** Asks for the field until what is typed can be understood; undefined for Enter where it may be left out. */
export async function askFor(
  { verb, name, field }: { verb: Verb; name: string; field: Parameter },
  understand: (typed: string) => Promise<void>,
  prompter: Prompter,
  session: () => Session,
): Promise<string | undefined> {
  for (const line of choicesFor(field, session)) prompter.say(line, 'item');
  const typed = await prompter.input({
    id: [...verb.path, name].join('.'),
    message: field.ask?.message ?? field.about,
    flag: name in verb.arguments ? argumentOf(field) : `--${flagName(name)}`,
    ...(field.required ? {} : { default: '' }),
    validate: async (text) => {
      if (text.trim() === '')
        return field.required ? 'A few words, please; Ctrl-C to leave.' : true;
      try {
        await understand(text.trim());
        return true;
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
        return visible(`${cause.message} ${cause.next}`);
      }
    },
  });
  return typed.trim() === '' ? undefined : typed.trim();
}
