import { describe, expect, it } from 'vitest';
import { answering, readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';

function scripted(text: string, choices = false) {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line.trimEnd());
  };
  return { prompter: scriptedPrompter(readAnswers(text, 'a.yaml'), { write, choices }), lines };
}

const became = {
  id: 'commitments.12',
  message: 'What became of it?',
  choices: [
    { value: 'keep', name: 'kept', key: 'k' },
    { value: 'move', name: 'moved', key: 'm' },
    { value: 'skip', name: 'skip for now', key: 's' },
  ],
} as const;

describe('an answers file', () => {
  it('holds answers by id, nested or dotted, and lists', () => {
    const answers = readAnswers(
      'commitments: { 12: keep }\nfeeling: 4\npeople: [8, 6]\nwelcome: yes\nsure: true\nnote:',
      'a.yaml',
    );
    expect([...answers]).toEqual([
      ['commitments.12', 'keep'],
      ['feeling', '4'],
      ['people', ['8', '6']],
      ['welcome', 'yes'],
      ['sure', 'yes'],
      ['note', ''],
    ]);
  });

  it('may be empty', () => {
    expect(readAnswers('', 'a.yaml').size).toBe(0);
    expect(readAnswers('# nothing yet\n', 'a.yaml').size).toBe(0);
  });

  it.each([
    ['- keep', 'a.yaml:1:1'],
    ['ok: 1\nbad: [[1]]', 'a.yaml:2:1'],
    ['ok: 1\nok: 2', 'a.yaml:2:1'],
    ['a: {b', 'a.yaml:1:'],
    ['a: !!js/function x', 'a.yaml:1:4'],
    ['a: &x 1\nb: *x', 'a.yaml'],
    ['a:\n  __proto__: 1', '__proto__'],
    [`a: ${'x'.repeat(300_000)}`, '256 kB'],
  ])('%s is refused with its place', (text, place) => {
    expect(() => readAnswers(text, 'a.yaml')).toThrowError(
      expect.objectContaining({
        code: 'unreadable-answers',
        details: expect.arrayContaining([expect.stringContaining(place)]),
      }),
    );
  });

  it('answers an id by itself, then by the narrowest wildcard; a star is one part', () => {
    const answers = readAnswers('"*.*": a\n"commitments.*": b\ncommitments.12: c', 'a.yaml');
    expect(answering(answers, 'commitments.12')).toBe('commitments.12');
    expect(answering(answers, 'commitments.13')).toBe('commitments.*');
    expect(answering(answers, 'people.13')).toBe('*.*');
    expect(answering(answers, 'commitments.13.to')).toBeUndefined();
  });
});

describe('a scripted prompter', () => {
  it.each(['keep', 'k', 'Kept', '"  kept "'])('takes %s for a choice', async (answer) => {
    const { prompter, lines } = scripted(`commitments.12: ${answer}`);
    expect(await prompter.select(became)).toBe('keep');
    expect(lines).toEqual(['? What became of it? kept']);
  });

  it('takes the default, or else the choice to skip, where there is no answer', async () => {
    const { prompter } = scripted('');
    expect(await prompter.select({ ...became, default: 'move' })).toBe('move');
    expect(await prompter.select(became)).toBe('skip');
    expect(await prompter.input({ id: 'a', message: 'b', default: 'c' })).toBe('c');
    expect(await prompter.confirm({ id: 'a', message: 'b', default: false })).toBe(false);
    expect(await prompter.checkbox({ ...became, default: [] })).toEqual([]);
    expect(await prompter.editor({ id: 'a', message: 'b', default: '' })).toBe('');
  });

  it('refuses where there is neither, naming the id and the flag', async () => {
    const { prompter } = scripted('');
    const question = { id: 'community.name', message: 'Its name?', flag: '--name NAME' };
    const refusal = {
      code: 'answer-missing',
      next: expect.stringMatching(/“community\.name: ….*--name NAME/),
    };
    await expect(prompter.input(question)).rejects.toMatchObject(refusal);
    await expect(prompter.confirm(question)).rejects.toMatchObject(refusal);
    await expect(prompter.editor(question)).rejects.toMatchObject(refusal);
    await expect(prompter.checkbox({ ...question, choices: [] })).rejects.toMatchObject(refusal);
    await expect(
      prompter.select({ ...question, choices: [{ value: 'a', name: 'b' }] }),
    ).rejects.toMatchObject(refusal);
  });

  it('refuses what does not answer, saying what would', async () => {
    const { prompter } = scripted('commitments.12: eaten\nsure: perhaps\nlist: [a, b]\nday: soon');
    const code = 'answer-not-understood';
    await expect(prompter.select(became)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('keep, move, skip'),
    });
    await expect(prompter.confirm({ id: 'sure', message: '' })).rejects.toMatchObject({ code });
    await expect(prompter.input({ id: 'list', message: '' })).rejects.toMatchObject({ code });
    const validate = () => 'which day is that?';
    await expect(prompter.input({ id: 'day', message: '', validate })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('which day is that?'),
    });
  });

  it('picks up to a limit', async () => {
    const { prompter } = scripted('commitments.12: [k, moved]');
    expect(await prompter.checkbox({ ...became, limit: 2 })).toEqual(['keep', 'move']);
    await expect(prompter.checkbox({ ...became, limit: 1 })).rejects.toMatchObject({
      message: expect.stringContaining('up to 1'),
    });
  });

  it('tells which answers nobody asked for', async () => {
    const { prompter } = scripted('commitments.12: k\ncomitments.13: k');
    await prompter.select(became);
    expect(prompter.unused()).toEqual(['comitments.13']);
  });

  it('writes down the conversation, with what could have been chosen where that is wished', async () => {
    const { prompter, lines } = scripted('commitments.12: m', true);
    prompter.say('Commitments due', 'heading');
    await prompter.select({ ...became, default: 'skip' });
    prompter.say('Moved to Friday 27 November 2026.', 'done');
    expect(lines).toEqual([
      '\nCommitments due',
      '? What became of it? moved',
      '  k  kept',
      '  m  moved',
      '> s  skip for now',
      '  ✓ Moved to Friday 27 November 2026.',
    ]);
  });
});
