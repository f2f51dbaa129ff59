import type { Choice } from '../prompt/prompter.js';
import { exitCodes, Refusal } from '../text/refusal.js';
import { type ActionField, needs } from './actions/action.js';
import { type ActionName, actions } from './actions/index.js';
import type { FlowChoice } from './flow/schema.js';
import { fill, questionOf } from './flow/wording.js';
import type { Item } from './selectors/selector.js';
import { type CheckinRun, leaveIt } from './sitting.js';

/** What any wording of the flow may name: `item`, the facilitator and the community. */
export const wordsFor = (run: CheckinRun, item?: Item): Record<string, string> => ({
  ...item?.words,
  label: item?.label ?? '',
  facilitator: run.start.facilitator,
  community: run.start.community,
});

const notSaid = 'not-said';

/**
 * A question to be answered by yes or no; Enter means no.
 * @param unsaid what answers mean that leave it unsaid
 */
export async function isYes(
  run: CheckinRun,
  id: string,
  message: string,
  unsaid: 'yes' | 'no' = 'no',
): Promise<boolean> {
  const answer = await run.prompter.select({
    id,
    message,
    choices: [
      { value: 'yes', key: 'y', name: 'yes' },
      { value: 'no', key: 'n', name: 'no' },
    ],
    default: 'no',
    unsaid,
  });
  return answer === 'yes';
}

async function askReason(run: CheckinRun, id: string, message: string): Promise<string> {
  const { reasons, controls } = run.flow;
  const listed: Choice[] = Object.entries(reasons).map(([value, name], index) => ({
    value,
    name,
    key: String(index + 1),
  }));
  const answer = await run.prompter.select({
    id,
    message,
    choices: [...listed, { value: notSaid, ...controls['not-said'] }],
    default: notSaid,
  });
  return answer === notSaid ? '' : answer;
}

async function askTyped(
  run: CheckinRun,
  id: string,
  message: string,
  field: ActionField,
  preset: string | undefined,
): Promise<string | undefined> {
  const understand = async (text: string) => run.sitting.understand(field.kind, text);
  const typed = await run.prompter.input({
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
    if (parsed.echo !== '' && parsed.echo !== text) run.prompter.say(parsed.echo, 'quiet');
    return parsed.value;
  }
  const candidates = parsed.candidates ?? [];
  if (candidates.length === 0) return undefined;
  const answer = await run.prompter.select({
    id: `${id}.which`,
    message: parsed.problem,
    choices: [
      ...candidates.map((c, i) => ({ ...c, ...(i < 9 ? { key: String(i + 1) } : {}) })),
      { value: leaveIt, key: run.flow.controls.skip.key, name: 'a slip; leave it' },
    ],
    default: leaveIt,
  });
  return answer === leaveIt ? undefined : answer;
}

/**
 * On its day, today, another or one that nobody knows: each with one key, since what was done on its
 * day is not late.
 * @param mayBeUnknown not where somebody takes it in that breath, on a day that is known
 */
async function askDone(
  run: CheckinRun,
  id: string,
  message: string,
  item: Item | undefined,
  mayBeUnknown: boolean,
): Promise<string | undefined> {
  const { controls } = run.flow;
  const { passed: day = '', spoken = '' } = item?.words ?? {};
  const ofItsOwn = day === '' ? [] : [{ value: day, ...controls['on-its-day'] }];
  const answer = await run.prompter.select({
    id,
    message,
    choices: [
      ...ofItsOwn.map((choice) => ({ ...choice, name: fill(choice.name, { day: spoken }) })),
      { value: 'today', ...controls.today },
      { value: 'another', ...controls['another-day'] },
      ...(mayBeUnknown ? [{ value: 'unknown', ...controls['unknown-day'] }] : []),
      { value: leaveIt, ...controls.skip },
    ],
    default: leaveIt,
  });
  if (answer === 'another') {
    return (await askTyped(run, `${id}.day`, message, needs('past'), '')) || undefined;
  }
  return answer === leaveIt ? undefined : answer;
}

/**
 * Asks for what the choice's action needs. Undefined where a needed answer was left empty: then
 * nothing is done.
 * @param easily whether a needed field may be left without an answer (its default is empty)
 */
export async function askFields(
  run: CheckinRun,
  id: string,
  choice: FlowChoice,
  item: Item | undefined,
  easily: boolean,
): Promise<Record<string, string> | undefined> {
  const { fields } = actions[choice.action];
  const words = wordsFor(run, item);
  const answers: Record<string, string> = { ...choice.with };
  for (const [name, written] of Object.entries(choice.fields ?? {})) {
    const field = fields[name];
    if (field === undefined) continue;
    const wording = questionOf(written);
    if (wording.where !== undefined && !words[wording.where]) continue;
    const message = fill(wording.ask, words);
    const preset = wording.default === undefined ? '' : fill(wording.default, words);
    const optional = easily || !field.required || preset !== '';
    const its = `${id}.${name}`;
    const answer =
      field.kind === 'reason'
        ? await askReason(run, its, message)
        : field.kind === 'done'
          ? await askDone(run, its, message, item, fields.by === undefined)
          : await askTyped(run, its, message, field, optional ? preset : undefined);
    // Whoever leaves a question half-way has said nothing.
    if (answer === undefined || (answer === '' && field.required)) return undefined;
    if (answer !== '') answers[name] = answer;
  }
  return answers;
}

const endings = ['answer-missing', 'answer-not-understood', 'needs-answer', 'sitting-taken-back'];

/** A refusal that says no to this one thing; a lost terminal or a busy ledger ends the sitting. */
const isMere = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.exit === exitCodes.refused && !endings.includes(error.code);

/** Says what came of an action, or why nothing did; undefined where nothing did. */
async function tried(
  run: CheckinRun,
  act: () => string | Promise<string>,
): Promise<string | undefined> {
  try {
    const sentence = await act();
    if (sentence !== '') run.prompter.say(sentence, 'done');
    return sentence;
  } catch (error) {
    if (!isMere(error)) throw error;
    run.refused.push(error);
    run.prompter.say(`${error.message} ${error.next}`, 'detail');
    return undefined;
  }
}

/** Does one action, and says what was recorded, or why not. */
export async function recordAction(
  run: CheckinRun,
  action: ActionName,
  item: Item | undefined,
  answers: Readonly<Record<string, string>>,
  id = action as string,
): Promise<void> {
  const { overruled } = actions[action];
  const sentence = await tried(run, async () => {
    try {
      return await run.sitting.act(action, item, answers);
    } catch (error) {
      if (!isMere(error) || error.code !== overruled?.code) throw error;
      const message = `${error.message} ${overruled.ask}`;
      if (!(await isYes(run, `${id}.again`, message))) throw error;
      return run.sitting.act(action, item, { ...answers, again: 'yes' });
    }
  });
  if (sentence !== undefined) run.recorded.push(sentence);
}

/** Does what nobody was asked about; it is no thing that was noted. */
export const doUnasked = async (
  run: CheckinRun,
  action: ActionName,
  answers: Readonly<Record<string, string>>,
): Promise<void> => {
  await tried(run, () => run.sitting.act(action, undefined, answers));
};

/**
 * Carries out what was chosen: asks for its fields, shows its note, does its action.
 * @returns whether anything was done, or tried
 */
export async function doChosen(
  run: CheckinRun,
  id: string,
  choice: FlowChoice,
  item: Item | undefined,
  easily = false,
): Promise<boolean> {
  const answers = await askFields(run, id, choice, item, easily);
  if (answers === undefined) {
    if (!easily) run.prompter.say(run.flow.words['left-as-it-was'], 'quiet');
    return false;
  }
  const wording = choice.paste === undefined ? undefined : run.flow.texts[choice.paste];
  if (wording !== undefined) {
    const words = wordsFor(run, item);
    const text = fill(wording, words);
    run.notes.push({ to: words.name ?? words.label ?? '', text });
    run.prompter.say(text, 'paste');
  }
  await recordAction(run, choice.action, item, answers, id);
  return true;
}
