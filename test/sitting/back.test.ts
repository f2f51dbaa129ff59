/** Going back to the question before, as often as somebody likes. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoBatch } from '../../src/ledger/undo.js';
import type { Choice, Prompter } from '../../src/prompt/prompter.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { keepCommitment, takeCommitment } from '../../src/things/commitment/changes.js';
import { findCommitments } from '../../src/things/commitment/find.js';
import { lastBatch } from '../../src/things/history.js';
import type { No } from '../../src/things/no.js';
import type { Session } from '../../src/things/session.js';
import { standing } from '../helpers/ledger.js';
import { harbourMenders, who } from './community.js';
import { harbour } from './harbour.js';
import { memorySitting } from './sitting.js';
import { weekly } from './transcript.js';

interface Given {
  readonly id: string;
  readonly answer: unknown;
}

/** Answers what `next` says to each question in turn, and keeps those that were not gone back from. */
function prompterOf(
  next: (id: string, choices?: readonly Choice[]) => unknown,
  said: string[] = [],
) {
  const given: Given[] = [];
  const answer = async (id: string, choices?: readonly Choice[]): Promise<never> => {
    const found = next(id, choices);
    if (found === 'back') given.pop();
    else given.push({ id, answer: found });
    return found as never;
  };
  const prompter: Prompter = {
    say: (text) => void said.push(text),
    select: ({ id, choices }) => answer(id, choices),
    input: ({ id }) => answer(id),
    confirm: ({ id }) => answer(id),
    checkbox: ({ id, choices }) => answer(id, choices),
    editor: ({ id }) => answer(id),
  };
  return { given, prompter };
}

const typed: Readonly<Record<string, string>> = {
  by: 'idris',
  to: 'next friday',
  host: '',
  on: '2026-12-08',
};

describe('going back', () => {
  it('however often, leaves what the answers that stayed would have led to by themselves', async () => {
    const dice = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(dice, fc.boolean(), async (thrown, quick) => {
        let count = 0;
        const die = () => thrown[count++ % thrown.length] ?? 0;
        const there = memorySitting({ items: harbour });
        const { given, prompter } = prompterOf((id, choices) => {
          const field = typed[id.split('.').at(-1) ?? ''];
          // Sooner or later everybody goes on.
          const mayGoBack = count < 150;
          if (!choices) {
            return mayGoBack && given.length > 0 && die() % 4 === 0 ? 'back' : (field ?? 'tea');
          }
          if (id === 'people') return [choices[die() % choices.length]?.value];
          const from = mayGoBack ? choices : choices.filter(({ value }) => value !== 'back');
          return from[die() % from.length]?.value;
        });
        const went = await runCheckin(weekly, there, prompter, () => 0, { quick, back: true });

        const left = [...given];
        const straight = memorySitting({ items: harbour });
        const again = prompterOf((id) => {
          const next = left.shift();
          expect(next?.id).toBe(id);
          return next?.answer;
        });
        const plain = await runCheckin(weekly, straight, again.prompter, () => 0, { quick });
        expect(left).toEqual([]);
        expect(there.acts).toEqual(straight.acts);
        expect(went).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('is not offered at the first question, nor where nobody sits there', async () => {
    const offered: boolean[] = [];
    const look = prompterOf((id, choices) => {
      if (choices && id !== 'people') offered.push(choices.some(({ value }) => value === 'back'));
      return id === 'people' ? [] : choices ? 'skip' : '';
    });
    await runCheckin(weekly, memorySitting({ items: harbour }), look.prompter, () => 0, {
      quick: false,
      back: true,
    });
    expect(offered[0]).toBe(false);
    expect(offered.slice(1).every(Boolean)).toBe(true);
    offered.length = 0;
    await runCheckin(weekly, memorySitting({ items: harbour }), look.prompter, () => 0, {
      quick: false,
    });
    expect(offered.some(Boolean)).toBe(false);
  });
});

describe('going back over a ledger', () => {
  const documents = {
    showDocuments: () => '',
    makeDocuments: () => '',
    issueDocuments: () => '',
  };
  /** Sits down and answers the questions named in `answers` in turn; everything else is passed over. */
  const sit = async (session: Session, answers: Record<string, unknown[]>, said: string[] = []) => {
    const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
    const { prompter } = prompterOf((id, choices) => {
      const next = answers[id]?.shift();
      if (next !== undefined) return next;
      if (id === 'people') return [];
      return choices
        ? (choices.find(({ value }) => value === 'skip') ?? { value: 'no' }).value
        : '';
    }, said);
    const outcome = await runCheckin(weekly, sitting, prompter, () => 0, {
      quick: false,
      back: true,
    });
    return { outcome, checkin: sitting.close(60) };
  };
  const numbered = (session: Session, no: No) =>
    session.ledger.read((reader) => {
      const [found] = findCommitments(reader, String(no), session.today);
      return found && reader.get('commitment', found.id);
    });

  it('takes the answer back, and asks again', async () => {
    const session = harbourMenders({ refold: true });
    const said: string[] = [];
    const sat = await sit(
      session,
      {
        'commitments.1': ['release', 'keep'],
        'commitments.1.because': ['busy', 'back'],
        'commitments.1.on': ['2026-11-13'],
        'commitments.3': ['back'],
      },
      said,
    );
    // From the next promise to the reason, and from the reason to what became of it.
    expect(numbered(session, 1)).toMatchObject({ status: 'kept', closedOn: '2026-11-13' });
    expect(sat.outcome.recorded).toEqual([
      'Kept: 1 · Find a room for December, on Friday 13 November 2026.',
    ]);
    expect(said).toContain('Back to the question before; what was answered there is taken back.');
  });

  it('leaves one batch, which one undo takes back', async () => {
    const session = harbourMenders({ refold: true });
    const before = standing(session);
    const sat = await sit(session, {
      'add.1': ['offer'],
      'add.1.text': ['Bring soup'],
      'add.1.by': ['Zed New'],
      'add.1.by.which': ['new Zed New'],
      'commitments.1': ['keep', 'keep'],
      'commitments.1.on': ['today', 'back', '2026-11-13'],
      'commitments.3': ['back'],
    });
    expect(sat.outcome.recorded).toHaveLength(2);
    expect(numbered(session, 1)).toMatchObject({ status: 'kept', closedOn: '2026-11-13' });
    expect(who(session, 'Zed New')).toBeDefined();
    const last = session.ledger.read(lastBatch);
    expect(last?.id).toBe(sat.checkin.batch);
    undoBatch(session, sat.checkin.batch);
    expect(standing(session)).toEqual(before);
  });

  it('is refused kindly where somebody built on it meanwhile', async () => {
    const session = harbourMenders();
    const said: string[] = [];
    let built = false;
    const answers: Record<string, unknown[]> = {
      'add.1': ['offer'],
      'add.1.text': ['Bring soup'],
    };
    const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
    const { prompter } = prompterOf((id, choices) => {
      if (id === 'add.2' && !built) {
        built = true;
        takeCommitment(session, numbered(session, 11)?.id ?? 0, { by: who(session, 'tove') });
        return 'back';
      }
      const next = answers[id]?.shift();
      if (next !== undefined) return next;
      if (id === 'people') return [];
      return choices
        ? (choices.find(({ value }) => value === 'skip') ?? { value: 'no' }).value
        : '';
    }, said);
    await runCheckin(weekly, sitting, prompter, () => 0, { quick: false, back: true });
    expect(said.join(' ')).toContain('Something that happened later depends on it');
    expect(numbered(session, 11)).toMatchObject({ status: 'offered' });
  });

  it('leaves what others did meanwhile', async () => {
    const session = harbourMenders();
    let done = false;
    const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
    const { prompter } = prompterOf((id, choices) => {
      if (id === 'commitments.1') return 'nudge';
      if (id === 'commitments.3' && !done) {
        done = true;
        keepCommitment(session, numbered(session, 9)?.id ?? 0, {});
        return 'skip';
      }
      if (id === 'people') return [];
      return choices
        ? (choices.find(({ value }) => value === 'skip') ?? { value: 'no' }).value
        : '';
    });
    await runCheckin(weekly, sitting, prompter, () => 0, { quick: false, back: true });
    expect(numbered(session, 9)).toMatchObject({ status: 'kept' });
  });
});
