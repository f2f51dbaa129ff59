/** What is shown before it is done, and asked about: `--dry-run` only shows it, `--yes` does not ask. */
import { list, paragraph, root } from '../papers/build.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { flag } from './parameters.js';
import type { Call, Result } from './verb.js';

/** @param shows "only show what would come in" */
export const previewFlags = (shows: string) => ({
  yes: flag('do it without asking'),
  dryRun: flag(shows),
});

export interface Preview {
  /** What the question is known by, for who answers it from a file. */
  readonly id: string;
  /** "This would be taken back:", and what. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly question: string;
  /** "Nothing was taken back", for where nobody can be asked. */
  readonly nothing: string;
  /** What `--json` gives where it is only shown, and where somebody said no. */
  readonly data: Result['data'];
  readonly declined?: Result['data'];
}

/**
 * What to answer where it is not to be done; undefined where it is.
 * @throws Refusal `needs-yes` where nobody can be asked
 */
export async function previewed(
  call: Call,
  { yes, dryRun }: { readonly yes: boolean; readonly dryRun: boolean },
  { id, title, lines, question, nothing, data, declined = data }: Preview,
): Promise<Result | undefined> {
  if (dryRun) return { data, document: root(paragraph(title), list([...lines])) };
  if (yes) return undefined;
  if (!call.interactive) {
    throw new Refusal(
      'needs-yes',
      `${nothing}, because nobody could be asked.`,
      'Look first with --dry-run, then say --yes.',
      { details: [title, ...lines], exit: exitCodes.refused },
    );
  }
  const prompter = await call.prompter();
  prompter.say(title);
  for (const line of lines) prompter.say(line, 'item');
  const go = await prompter.confirm({ id, message: question, flag: '--yes', default: false });
  if (go) return undefined;
  return { data: declined, document: root(paragraph('Nothing was changed.')) };
}
