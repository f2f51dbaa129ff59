import { describe, expect, it } from 'vitest';
import { fill } from '../../src/sitting/flow/wording.js';
import { Refusal } from '../../src/text/refusal.js';
import { harbour } from './harbour.js';
import { refusing } from './sitting.js';
import { sit, weekly } from './transcript.js';

const golden = (name: string) => `../golden/checkin/${name}.txt`;

const names = (sat: Awaited<ReturnType<typeof sit>>) => sat.sitting.acts.map((act) => act.name);

describe('a weekly check-in', () => {
  it('goes through the fifteen minutes', async () => {
    const sat = await sit(
      `
      thanks.31: t
      promise.9: promise-kept
      names.2: match-nearest
      add.1: offer
      add.1.text: Bring soup to the December café
      add.1.by: wren
      add.1.by.which: Wren Castellan
      add.1.due: next friday
      commitments.12: move
      commitments.12.to: fri week
      commitments.12.because: waiting
      commitments.15: nudge
      commitments.14: pass
      commitments.14.to: tove
      commitments.17: keep
      commitments.17.on: today
      waiting.21: nudge
      people: [8, 6]
      plan.next: plan-meeting
      plan.next.host: idris
      question: 3
      move: m1
      feeling: 4
      note.note: Wren seemed glad to be asked.
      `,
      { items: harbour },
    );
    await expect(sat.transcript).toMatchFileSnapshot(golden('full'));
    expect(sat.unused).toEqual([]);
    expect(sat.outcome).toMatchObject({ ended: 'closed', timeUp: false, left: [] });
    expect(sat.sitting.acts).toContainEqual({
      name: 'move',
      item: '12',
      answers: { to: '2026-12-04', because: 'waiting' },
    });
    expect(sat.sitting.acts).toContainEqual({
      name: 'offer',
      item: undefined,
      answers: { text: 'Bring soup to the December café', by: '3', due: '2026-11-27' },
    });
    expect(sat.sitting.acts).toContainEqual({
      name: 'feel',
      item: undefined,
      answers: { feeling: '4' },
    });
    expect(sat.outcome.notes.map((note) => note.to)).toEqual([
      'Tove Lindqvist',
      'Wren Okafor',
      'Tove Lindqvist',
      'Lio Marsh',
      'Ana Brook',
    ]);
    expect(sat.sitting.progress.map((line) => line.split(' ')[0])).toEqual(
      weekly.steps.map((step) => step.id),
    );
  });

  it('has a five-minute form with fewer steps and minutes of its own', async () => {
    const sat = await sit(
      'commitments.12: keep\ncommitments.12.on: today\ncommitments.14: release\nfeeling: 5',
      { items: harbour },
      { quick: true },
    );
    await expect(sat.transcript).toMatchFileSnapshot(golden('quick'));
    expect(names(sat)).toEqual(['keep', 'release', 'feel', 'make-documents']);
  });

  it('lets every question be skipped, and then records nothing but new documents', async () => {
    const sat = await sit('', { items: harbour });
    await expect(sat.transcript).toMatchFileSnapshot(golden('skip-everything'));
    expect(names(sat)).toEqual(['make-documents']);
    expect(sat.outcome.ended).toBe('closed');
  });

  it('stops when asked to, keeps what was answered, and goes on from that step', async () => {
    const first = await sit('thanks.31: t\nadd.1: stop', { items: harbour });
    expect(first.outcome).toMatchObject({ ended: 'stopped', timeUp: false });
    expect(names(first)).toEqual(['thank']);
    expect(first.sitting.progress).toEqual(['win 20']);
    const second = await sit('commitments.*: keep\ncommitments.*.on: today', {
      items: { ...harbour, 'thanks-owed': [] },
      start: { done: ['win'], secondsGone: 20 },
    });
    expect(second.transcript).not.toContain('A win to start with');
    expect(names(second)).toEqual(['keep', 'keep', 'keep', 'keep', 'make-documents']);
    await expect(`${first.transcript}\n\n${second.transcript}`).toMatchFileSnapshot(
      golden('stop-and-resume'),
    );
  });

  it('asks nothing more when the time is up, says what carries over, and closes', async () => {
    const sat = await sit(
      'commitments.*: keep\ncommitments.*.on: today\nfeeling: 3',
      { items: harbour },
      { pace: 5 * 60 },
    );
    await expect(sat.transcript).toMatchFileSnapshot(golden('time-up'));
    expect(names(sat)).toEqual(['keep', 'keep', 'keep', 'feel', 'make-documents']);
    expect(sat.outcome).toMatchObject({ ended: 'closed', timeUp: true });
    expect(sat.outcome.left).toContain('Commitments due (1)');
    expect(sat.sitting.progress.map((line) => line.split(' ')[0])).toEqual([
      'win',
      'catch-up',
      'close',
    ]);
  });

  it('starts small after a gap, with one promise and one person', async () => {
    const sat = await sit('commitments.12: nudge\npeople: 6', {
      items: harbour,
      start: { daysSinceLast: 40 },
    });
    await expect(sat.transcript).toMatchFileSnapshot(golden('after-a-gap'));
    expect(names(sat)).toEqual(['nudge', 'welcome', 'make-documents']);
    expect(sat.transcript).not.toMatch(/streak|missed|late/i);
    expect(sat.transcript).not.toContain('15 · Sort');
  });

  it('is short where there is nothing to look at', async () => {
    const sat = await sit('', { start: { daysSinceLast: undefined } });
    await expect(sat.transcript).toMatchFileSnapshot(golden('empty'));
  });

  it('fits forty columns', async () => {
    const sat = await sit('commitments.12: nudge', { items: harbour }, { columns: 40 });
    await expect(sat.transcript).toMatchFileSnapshot(golden('forty-columns'));
  });
});

describe('in a weekly check-in', () => {
  it('nobody is offered a second nudge', async () => {
    const sat = await sit('commitments.12: nudge', { items: harbour });
    const of15 = sat.transcript.split('15 · Sort the box of fuses')[1]?.split('14 · ')[0] ?? '';
    expect(of15).toContain('What became of it?');
    expect(of15).not.toContain('ask Wren');
    await expect(
      sit('commitments.12: nudge\ncommitments.15: nudge', { items: harbour }),
    ).rejects.toMatchObject({ code: 'answer-not-understood' });
  });

  it('the facilitator is not offered to ask themselves', async () => {
    await expect(sit('commitments.17: nudge', { items: harbour })).rejects.toBeInstanceOf(Refusal);
  });

  it('the rest of a step can be left for next time', async () => {
    const sat = await sit('commitments.12: leave', { items: harbour });
    expect(sat.transcript).not.toContain('15 · Sort');
    expect(sat.transcript).toContain('Waiting for');
  });

  it('a needed answer left empty leaves things as they were', async () => {
    const sat = await sit('commitments.12: move\ncommitments.12.to: ""', { items: harbour });
    expect(sat.transcript).toContain('Left as it was.');
    expect(names(sat)).toEqual(['make-documents']);
  });

  it('a day that does not exist is asked again, here with what would be understood', async () => {
    const answers = 'commitments.12: move\ncommitments.12.to: 31 February';
    await expect(sit(answers, { items: harbour })).rejects.toMatchObject({
      code: 'answer-not-understood',
      message: expect.stringContaining('try “next friday”'),
    });
  });

  it('a refusal is said, and the next question is asked', async () => {
    const sat = await sit(
      'commitments.12: keep\ncommitments.12.on: today\ncommitments.14: release',
      {
        items: harbour,
        onAct: refusing('keep'),
      },
    );
    expect(sat.transcript).toContain('That one is released already. Nothing is needed.');
    expect(names(sat)).toEqual(['release', 'make-documents']);
  });

  it('Ctrl-C says what is on record and what is not, and how to go on', async () => {
    const cancel = (nth: number) => {
      let done = 0;
      return () => {
        done += 1;
        if (done === nth) throw new Refusal('cancelled', 'x', 'y', { exit: 130 });
      };
    };
    const answers = 'commitments.12: keep\ncommitments.12.on: today\ncommitments.14: release';
    await expect(sit(answers, { items: harbour, onAct: cancel(1) })).rejects.toMatchObject({
      code: 'cancelled',
      exit: 130,
      message: 'Stopped here. Nothing was put on record.',
      next: expect.stringContaining('go on'),
    });
    await expect(sit(answers, { items: harbour, onAct: cancel(2) })).rejects.toMatchObject({
      message: 'Stopped here. On record: 1 thing. What was being answered is not.',
    });
  });

  it('the nudge is the text of the flow, and says nothing of being late', async () => {
    const sat = await sit('commitments.12: nudge', { items: harbour });
    const text = fill(weekly.texts.nudge ?? '', {
      text: 'Find a room for December',
      due: 'due Friday 13 November 2026',
      name: 'Wren Okafor',
      first: 'Wren',
      community: 'Harbour Menders',
      facilitator: 'Maren',
    });
    expect(sat.outcome.notes).toEqual([{ to: 'Wren Okafor', text }]);
    expect(text).toContain('anything that would make it easier');
    expect(text).toContain('let it go');
    expect(text).not.toMatch(/late|overdue|still|reminder|ago/i);
  });
});
