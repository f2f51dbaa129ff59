import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/prompt/prompter.js';
import { runCheckin } from '../../src/sitting/run.js';
import { harbour } from './harbour.js';
import { memorySitting } from './sitting.js';
import { weekly } from './transcript.js';

const typed = ['', 'wren', 'idris', 'next friday', 'nobody', '31 February', '\u202eback', '  '];
const controls = ['skip', 'leave', 'stop', 'not-said'];

interface Given {
  readonly id: string;
  readonly answer: string;
}

/** Answers by dice; a typed answer that is not understood is given up for an empty one. */
function dicePrompter(dice: readonly number[], given: Given[]): Prompter {
  let thrown = 0;
  const pick = <T>(from: readonly T[]): T => {
    const die = dice[thrown % dice.length] ?? 0;
    thrown += 1;
    return from[die % from.length] as T;
  };
  const note = (id: string, answer: string) => {
    if (answer.trim() !== '' && !controls.includes(answer)) given.push({ id, answer });
  };
  return {
    say: () => {},
    async select({ id, choices }) {
      const { value } = pick(choices);
      note(id, value);
      return value;
    },
    async input({ id, validate }) {
      const answer = pick(typed);
      const understood = (await validate?.(answer)) ?? true;
      const text = understood === true ? answer : '';
      note(id, text);
      return text;
    },
    async confirm({ id }) {
      const yes = pick([true, false]);
      if (yes) note(id, 'yes');
      return yes;
    },
    async checkbox({ id, choices, limit = choices.length }) {
      const some = choices.filter(() => pick([true, false])).slice(0, limit);
      for (const { value } of some) note(id, value);
      return some.map(({ value }) => value);
    },
    editor: async () => pick(typed),
  };
}

describe('whatever is answered', () => {
  it('a check-in ends, and does nothing that was not answered', async () => {
    const dice = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(dice, fc.boolean(), fc.boolean(), async (thrown, quick, gap) => {
        const given: Given[] = [];
        let now = 0;
        const sitting = memorySitting({
          items: harbour,
          start: { daysSinceLast: gap ? 40 : 7 },
          onAct: () => {
            now += (thrown[0] ?? 0) * 5000;
          },
        });
        const prompter = dicePrompter(thrown, given);
        const outcome = await runCheckin(weekly, sitting, prompter, () => now, { quick });
        const stray = sitting.acts.filter(
          ({ name, item }) =>
            name !== 'make-documents' &&
            !given.some(({ id, answer }) =>
              item === undefined
                ? id.startsWith('add') || ['feeling', 'note.note', 'move', 'give-out'].includes(id)
                : id.split('.')[1] === item || answer === item,
            ),
        );
        expect(stray).toEqual([]);
        const closed = sitting.acts.some(({ name }) => name === 'make-documents');
        const told = sitting.acts.filter(({ name }) => !/^(?:make|show)-documents$/.test(name));
        expect(outcome.recorded).toHaveLength(told.length);
        expect(closed).toBe(outcome.ended === 'closed');
      }),
      { numRuns: 300 },
    );
  });

  it('every question has an answer that does nothing', async () => {
    const unskippable: string[] = [];
    const skipping: Prompter = {
      say: () => {},
      async select({ id, choices, default: preset }) {
        const skip = choices.find(({ value }) => ['skip', 'not-said', 'no'].includes(value));
        if (!skip || preset !== skip.value) unskippable.push(id);
        return (skip ?? choices[0])?.value as never;
      },
      input: async ({ default: preset }) => preset ?? '',
      confirm: async () => false,
      checkbox: async () => [],
      editor: async () => '',
    };
    for (const quick of [false, true]) {
      for (const daysSinceLast of [undefined, 7, 40]) {
        const sitting = memorySitting({ items: harbour, start: { daysSinceLast } });
        await runCheckin(weekly, sitting, skipping, () => 0, { quick });
        expect(sitting.acts.map(({ name }) => name)).toEqual(['make-documents']);
      }
    }
    expect(unskippable).toEqual([]);
  });
});
