import { describe, expect, it } from 'vitest';
import { layout } from '../../src/prompt/layout.js';
import { noPrompter } from '../../src/prompt/no-terminal.js';

describe('a line that is said', () => {
  it('is wrapped to the terminal and indented by its tone', () => {
    const text = 'Find a room for the December repair café';
    expect(layout(text, 'detail', { columns: 24 })).toBe(
      '  Find a room for the\n  December repair café',
    );
    expect(layout(text, 'done', { columns: 26 })).toBe(
      '  ✓ Find a room for the\n    December repair café',
    );
  });

  it('is left whole where it is to be pasted', () => {
    const text = `Dear Wren, ${'thank you '.repeat(30)}`;
    expect(layout(text, 'paste', { columns: 40 })).toBe(`\n${text}\n`);
  });

  it('shows what a terminal would obey, and keeps line breaks', () => {
    const said = layout('Wren\u001b[2J\u202e\nBell\u0007', 'paste', { columns: 80 });
    expect(said).toBe('\nWren\\u{1b}[2J\\u{202e}\nBell\\u{7}\n');
  });

  it('needs only ASCII where the terminal has no more, but keeps the letters of names', () => {
    const said = layout('3–7 · “Renée” …', 'done', { columns: 80, ascii: true });
    expect(said).toBe('  + 3-7 - "Renée" ...');
  });
});

describe('without a terminal', () => {
  it('every question is refused at once, naming what answers it', async () => {
    const written: string[] = [];
    const prompter = noPrompter((text) => written.push(text));
    prompter.say('Hello.');
    const plain = { id: 'feeling', message: 'How did that feel?' };
    const refusal = { code: 'needs-answer', next: expect.stringMatching(/“feeling: ….*--answers/) };
    await expect(prompter.select({ ...plain, choices: [] })).rejects.toMatchObject(refusal);
    await expect(prompter.input(plain)).rejects.toMatchObject(refusal);
    await expect(prompter.confirm(plain)).rejects.toMatchObject(refusal);
    await expect(prompter.checkbox({ ...plain, choices: [] })).rejects.toMatchObject(refusal);
    await expect(prompter.editor({ ...plain, flag: '--note TEXT' })).rejects.toMatchObject({
      next: expect.stringContaining('--note TEXT'),
    });
    expect(written).toEqual(['Hello.\n']);
  });
});
