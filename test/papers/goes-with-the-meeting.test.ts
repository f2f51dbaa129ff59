/** A date that goes with the next meeting is said with it, and is not moved when the meeting is. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Stage, stage } from '../helpers/stage.js';
import { wordsOf } from '../sessions/session.js';

async function told(at: Stage, line: string): Promise<string> {
  const { out, exit } = await at.momentum(wordsOf(line));
  expect(exit, line).toBe(0);
  return out.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');
}

async function begun(language: 'en-GB' | 'fr'): Promise<Stage> {
  const at = stage();
  for (const line of [
    `init "Harbour Menders" --locale ${language} --facilitator "Ana Lopez"`,
    'member add "Tom Reed"',
    'meeting plan "Tea" --on 2026-12-17',
    'meeting plan "Lamps" --on 2027-01-14',
    'offer "Print the leaflets" --by tom --due "next meeting"',
    'offer "Find a hall" --by tom --due 2026-12-17',
    'offer "Count the lamps" --by tom --due "a week after the next meeting"',
    'offer "Wash the cloths" --by tom --due "meeting 2"',
    'offer "Look after the tea" --wanted --due "next meeting"',
  ]) {
    await told(at, line);
  }
  return at;
}

const documents = ['plan', 'meeting agenda', 'state', 'member promises tom'];

test.each([
  ['en-GB', 'by the next meeting (17 Dec', 'by 17 Dec'],
  ['fr', '17 déc. 2026 (prochaine rencontre)', '17 déc. 2026'],
] as const)(
  'documents say that a date goes with the next meeting (%s)',
  async (language, words, day) => {
    const at = await begun(language);
    for (const line of documents) {
      const out = await told(at, line);
      expect(out.replaceAll(/17 déc\.(?! 2026)/g, '17 déc. 2026'), line).toContain(words);
      expect(out, line).toContain(day.replace(' 2026', ''));
      // Neither a week after it, nor another meeting, nor the same day where it was said as a day.
      expect(out, line).not.toMatch(/\([234]\)[^()]*(?:the next meeting|\(prochaine)/);
    }
  },
);

test.each([
  [
    'en-GB',
    'Went with the meeting: Print the leaflets (1), Tom Reed, from 17 Dec 2026 to 18 Dec 2026',
    'Moved: Find a hall (2)',
    'Moved: Print',
  ],
  [
    'fr',
    'A suivi la rencontre : Print the leaflets (1), Tom Reed, du 17 déc. 2026 au 18 déc. 2026',
    'Reporté : Find a hall (2)',
    'Reporté : Print',
  ],
] as const)(
  'what went with its meeting is not told as moved (%s)',
  async (language, went, moved, not) => {
    const at = await begun(language);
    await told(at, `state --issue --output ${join(at.home, 'then.html')}`);
    await told(at, 'meeting edit 1 --on 2026-12-18');
    await told(at, 'move 2 --to 2026-12-19');
    const out = await told(at, 'document diff 1');
    expect(out).toContain(went);
    expect(out).toContain(moved);
    expect(out).not.toContain(not);
    // Moved by hand since, it is moved.
    await told(at, 'move 1 --to 2026-12-22');
    const later = await told(at, 'document diff 1');
    expect(later).toContain(not);
  },
);
