/**
 * Going back to the question before. A sitting is gone through anew from its beginning, with all that
 * was answered, seen and done up to that question as it was; only then is somebody asked again. What
 * was recorded since is taken back.
 */
import type { Choice, Prompter, Tone } from '../prompt/prompter.js';
import { Refusal } from '../text/refusal.js';
import type { Flow } from './flow/schema.js';
import type { Sitting } from './sitting.js';

/** Thrown where somebody goes back, for whoever began to go through the sitting. */
export class GoneBack extends Error {
  override readonly name = 'GoneBack';
}

type Came = { readonly value: unknown } | { readonly error: unknown };

/** A question with its answer, or something seen or done, in order. */
type Step =
  | { readonly asked: true; readonly answer: unknown; readonly mark: number }
  | { readonly asked: false; readonly came: Came };

const back = 'back';

const isBack = (text: string): boolean => text.trim().toLowerCase() === back;

const given = (came: Came): unknown => {
  if ('error' in came) throw came.error;
  return came.value;
};

/** A sitting that can be gone back in: what to go through it with, and how to go back. */
export interface Retracing {
  readonly sitting: Sitting;
  readonly prompter: Prompter;
  readonly clock: () => number;
  /** Takes back what the last question led to, and makes ready to go through it all again. */
  goBack(): Promise<void>;
}

/** @param flow whose own words the way back goes by; without such words nothing is offered */
export function retracing(
  { controls, words }: Flow,
  sitting: Sitting,
  prompter: Prompter,
  clock: () => number,
): Retracing {
  let steps: Step[] = [];
  let at = 0;
  /** What is looked up while somebody types is part of their question. */
  let isAsking = false;
  let held: Array<readonly [text: string, tone: Tone | undefined]> = [];
  const control = controls.back;

  const isAgain = (): boolean => at < steps.length;
  const flush = (): void => {
    for (const [text, tone] of held) prompter.say(text, tone);
    held = [];
  };
  const add = (step: Step): void => {
    steps = [...steps.slice(0, at), step];
    at = steps.length;
  };
  const again = (asked: boolean): Step | undefined => {
    const step = steps[at];
    if (step?.asked !== asked) return undefined;
    at += 1;
    return step;
  };

  /** Something seen or done: as it came the first time. */
  async function once<Value>(act: () => Value | Promise<Value>): Promise<Value> {
    const step = again(false);
    if (step && !step.asked) return given(step.came) as Value;
    try {
      const value = await act();
      add({ asked: false, came: { value } });
      return value;
    } catch (error) {
      add({ asked: false, came: { error } });
      throw error;
    }
  }

  const canGoBack = (): boolean =>
    control !== undefined && steps.slice(0, at).some(({ asked }) => asked);

  /** A question: answered as before, or asked. */
  async function asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const step = again(true);
    if (step?.asked) {
      held = [];
      return step.answer as Answer;
    }
    flush();
    const mark = await sitting.mark();
    isAsking = true;
    const answer = await ask().finally(() => {
      isAsking = false;
    });
    if (typeof answer === 'string' && isBack(answer) && canGoBack()) throw new GoneBack();
    add({ asked: true, answer, mark });
    return answer;
  }

  const withBack = <V extends string>(choices: readonly Choice<V>[]): readonly Choice<V>[] => {
    if (control === undefined || !canGoBack()) return choices;
    const { key, name } = control;
    const isFree = choices.every((choice) => choice.key !== key);
    return [...choices, { value: back as V, name, ...(isFree ? { key } : {}) }];
  };

  return {
    sitting: {
      start: () => once(() => sitting.start()),
      select: (name) => once(() => sitting.select(name)),
      understand: (kind, text) =>
        isAsking ? sitting.understand(kind, text) : once(() => sitting.understand(kind, text)),
      act: (name, item, answers) => once(() => sitting.act(name, item, answers)),
      saveProgress: (step, seconds) => once(() => sitting.saveProgress(step, seconds)),
      mark: () => sitting.mark(),
      rewind: (mark) => sitting.rewind(mark),
    },
    prompter: {
      say(text, tone) {
        if (isAgain()) held.push([text, tone]);
        else {
          flush();
          prompter.say(text, tone);
        }
      },
      select: (question) =>
        asking(() => prompter.select({ ...question, choices: withBack(question.choices) })),
      input: ({ validate, ...question }) =>
        asking(() =>
          prompter.input({
            ...question,
            ...(validate && {
              validate: (text) => (isBack(text) && canGoBack() ? true : validate(text)),
            }),
          }),
        ),
      confirm: (question) => asking(() => prompter.confirm(question)),
      checkbox: (question) => asking(() => prompter.checkbox(question)),
      editor: (question) => asking(() => prompter.editor(question)),
    },
    clock() {
      const step = again(false);
      if (step && !step.asked) return given(step.came) as number;
      const value = clock();
      add({ asked: false, came: { value } });
      return value;
    },
    async goBack() {
      const last = steps.findLastIndex(({ asked }) => asked);
      const step = steps[last];
      at = 0;
      held = [];
      if (!step?.asked) return;
      try {
        await sitting.rewind(step.mark);
        steps = steps.slice(0, last);
        if (words.back !== undefined) prompter.say(words.back, 'quiet');
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // Asked again what was asked last: nothing is lost.
        prompter.say(`${error.message} ${error.next}`, 'detail');
      }
    },
  };
}
