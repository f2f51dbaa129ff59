import type { Choice, Prompter } from '../prompt/types.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { actions, type Field } from './names.js';
import type { Flow, FlowChoice } from './schema.js';
import { type Item, leaveIt, type Opening, type Sitting } from './sitting.js';
import { fill, questionOf } from './wording.js';

/** A text that the facilitator pastes somewhere, and for whom. */
export interface Note {
  readonly to: string;
  readonly text: string;
}

/** Everything that one sitting of a check-in goes by. */
export interface Sit {
  readonly flow: Flow;
  readonly sitting: Sitting;
  readonly prompter: Prompter;
  readonly opening: Opening;
  readonly quick: boolean;
  /** After a gap: only what a flow marks with `gap`. */
  readonly small: boolean;
  /** Seconds since the sitting began. */
  gone(): number;
  /** Sentences of what was recorded, and notes to paste, as they come. */
  readonly recorded: string[];
  /** Why something that was chosen could not be done. */
  readonly refused: Refusal[];
  readonly notes: Note[];
}

export const wordsOf = (sit: Sit, item?: Item): Record<string, string> => ({
  ...item?.words,
  label: item?.label ?? '',
  facilitator: sit.opening.facilitator,
  community: sit.opening.community,
});

const notSaid = 'not-said';

async function askReason(sit: Sit, id: string, message: string): Promise<string> {
  const { reasons, controls } = sit.flow;
  const listed: Choice[] = Object.entries(reasons).map(([value, name], index) => ({
    value,
    name,
    key: String(index + 1),
  }));
  const answer = await sit.prompter.select({
    id,
    message,
    choices: [...listed, { value: notSaid, ...controls['not-said'] }],
    default: notSaid,
  });
  return answer === notSaid ? '' : answer;
}

async function askTyped(
  sit: Sit,
  id: string,
  message: string,
  field: Field,
  preset: string | undefined,
): Promise<string> {
  const understand = async (text: string) => sit.sitting.parse(field.kind, text);
  const typed = await sit.prompter.input({
    id,
    message,
    ...(preset === undefined ? {} : { default: preset }),
    validate: async (text) => {
      if (text.trim() === '') return true;
      const parsed = await understand(text.trim());
      return parsed.ok || parsed.candidates !== undefined || parsed.problem;
    },
  });
  const text = typed.trim();
  if (text === '') return '';
  const parsed = await understand(text);
  if (parsed.ok) {
    if (parsed.echo !== '' && parsed.echo !== text) sit.prompter.say(parsed.echo, 'quiet');
    return parsed.value;
  }
  const candidates = parsed.candidates ?? [];
  if (candidates.length === 0) return '';
  const answer = await sit.prompter.select({
    id: `${id}.which`,
    message: parsed.problem,
    choices: candidates.map((c, i) => ({ ...c, ...(i < 9 ? { key: String(i + 1) } : {}) })),
  });
  return answer === leaveIt ? '' : answer;
}

/**
 * Asks for what the choice's action needs. Undefined where a needed answer was left empty: then
 * nothing is done.
 * @param easily whether a needed field may be left without an answer (its default is empty)
 */
async function askFields(
  sit: Sit,
  id: string,
  choice: FlowChoice,
  item: Item | undefined,
  easily: boolean,
): Promise<Record<string, string> | undefined> {
  const fields: Readonly<Record<string, Field>> = actions[choice.action];
  const words = wordsOf(sit, item);
  const answers: Record<string, string> = { ...choice.with };
  for (const [name, written] of Object.entries(choice.fields ?? {})) {
    const field = fields[name];
    if (field === undefined) continue;
    const wording = questionOf(written);
    const message = fill(wording.ask, words);
    const preset = wording.default === undefined ? '' : fill(wording.default, words);
    const optional = easily || !field.required || preset !== '';
    const answer =
      field.kind === 'reason'
        ? await askReason(sit, `${id}.${name}`, message)
        : await askTyped(sit, `${id}.${name}`, message, field, optional ? preset : undefined);
    if (answer !== '') answers[name] = answer;
    else if (field.required) return undefined;
  }
  return answers;
}

const endings = ['answer-missing', 'answer-not-understood', 'needs-answer', 'sitting-taken-back'];

/** A refusal that says no to this one thing; a lost terminal or a busy ledger ends the sitting. */
const isMere = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.exit === exitCodes.refused && !endings.includes(error.code);

/** Says what came of an action, or why nothing did; undefined where nothing did. */
async function said(sit: Sit, act: () => string | Promise<string>): Promise<string | undefined> {
  try {
    const sentence = await act();
    sit.prompter.say(sentence, 'done');
    return sentence;
  } catch (error) {
    if (!isMere(error)) throw error;
    sit.refused.push(error);
    sit.prompter.say(`${error.message} ${error.next}`, 'detail');
    return undefined;
  }
}

/** Does one action, and says what was recorded, or why not. */
export async function record(
  sit: Sit,
  action: FlowChoice['action'],
  item: Item | undefined,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const sentence = await said(sit, () => sit.sitting.act(action, item, answers));
  if (sentence !== undefined) sit.recorded.push(sentence);
}

/** Does what nobody was asked about; it is no thing that was noted. */
export const carryOutUnasked = async (sit: Sit, action: FlowChoice['action']): Promise<void> => {
  await said(sit, () => sit.sitting.act(action, undefined, {}));
};

/**
 * Carries out what was chosen: asks for its fields, shows its note, does its action.
 * @returns whether anything was done, or tried
 */
export async function carryOut(
  sit: Sit,
  id: string,
  choice: FlowChoice,
  item: Item | undefined,
  easily = false,
): Promise<boolean> {
  const answers = await askFields(sit, id, choice, item, easily);
  if (answers === undefined) {
    if (!easily) sit.prompter.say(sit.flow.words['left-as-it-was'], 'quiet');
    return false;
  }
  const wording = choice.paste === undefined ? undefined : sit.flow.texts[choice.paste];
  if (wording !== undefined) {
    const words = wordsOf(sit, item);
    const text = fill(wording, words);
    sit.notes.push({ to: words.name ?? words.label ?? '', text });
    sit.prompter.say(text, 'paste');
  }
  await record(sit, choice.action, item, answers);
  return true;
}
