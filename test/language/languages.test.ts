import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { offerCommitment } from '../../src/actions/commitments.js';
import { editCommunity } from '../../src/actions/community.js';
import type { Desk } from '../../src/actions/desk.js';
import { makeDocument } from '../../src/actions/documents.js';
import { issueDocument } from '../../src/actions/issued.js';
import { addMember } from '../../src/actions/members.js';
import { reasons } from '../../src/core/commitment.js';
import { rhythms, stages } from '../../src/core/community.js';
import { contributionKinds } from '../../src/core/contribution.js';
import type { Day } from '../../src/core/day.js';
import { modes } from '../../src/core/meeting.js';
import { Refusal } from '../../src/core/refusal.js';
import { startingRoles } from '../../src/core/role.js';
import { wordFor } from '../../src/core/voice.js';
import { britishVoice } from '../../src/language/index.js';
import { templateFolder } from '../../src/ledger/location.js';
import { renderHtml } from '../../src/render/html.js';
import { plainLook } from '../../src/render/look.js';
import { renderMail } from '../../src/render/mail.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { renderTerminal } from '../../src/render/terminal.js';
import { harbourLedger } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

const markdown = async (desk: Desk, name: string, language?: string): Promise<string> =>
  renderMarkdown((await makeDocument(desk, name, { language })).tree);

/** Harbour Menders who speak `locale`, with one commitment due on the first of a month. */
function speaking(locale: string): Desk {
  const desk = harbourLedger();
  editCommunity(desk, { locale });
  const tom = addMember(desk, { name: 'Tom Reed', joined: '2026-01-05' }).id;
  offerCommitment(desk, { text: 'Bring tea', by: tom, due: '2026-12-01' });
  return desk;
}

/** A file among the community's own templates. */
function own({ ledger }: Desk, path: string, text: string): string {
  const file = join(templateFolder(ledger.path), 'documents', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const template = (text: string): string =>
  `title: "${text}"\nsections:\n  - id: only\n    blocks:\n      - text: "${text} {{ asOf | day }}"\n`;

test('a colon in French has its narrow space before it, whatever writes it', async () => {
  const { tree } = await makeDocument(speaking('fr'), 'state-of-play', {});
  const narrow = { ...plainLook, width: 40 };
  for (const text of [
    renderMarkdown(tree),
    renderTerminal(tree, narrow),
    renderMail(tree).replace(/style="[^"]*"/g, ''),
    await renderHtml(tree).then((page) => page.replace(/^.*<body>/s, '')),
  ]) {
    expect(text).toContain('\u202f:');
    expect(text).not.toMatch(/[\p{L}\p{N})]:\s/u);
  }
});

describe('a document is in', () => {
  test('the language of its community', async () => {
    const text = await markdown(speaking('fr-CA'), 'state-of-play');
    expect(text).toContain('En date du **samedi 21 novembre 2026**');
    expect(text).toContain('1er déc. 2026');
  });

  test('English with the dates of the place, where English is spoken there', async () => {
    const text = await markdown(speaking('en-US'), 'state-of-play');
    expect(text).toContain('As of **Saturday, November 21, 2026**');
    expect(text).toContain('Dec 1, 2026');
  });

  test('wholly English, dates and all, where nobody has translated it', async () => {
    const text = await markdown(speaking('de-AT'), 'state-of-play');
    expect(text).toBe(await markdown(speaking('en-GB'), 'state-of-play'));
    expect(await markdown(speaking('en-US'), 'state-of-play', 'de')).toContain('Dec 1, 2026');
  });

  test('another language where that is asked for', async () => {
    const desk = speaking('en-GB');
    expect(await markdown(desk, 'state-of-play', 'fr')).toContain('1er déc. 2026');
    const { tree } = await makeDocument(desk, 'state-of-play', { language: 'fr_CA' });
    expect(tree.data?.about).toMatchObject({ language: 'fr-CA', direction: 'ltr' });
    await expect(markdown(desk, 'state-of-play', 'french')).rejects.toMatchObject({
      code: 'unknown-language',
    });
  });
});

describe('a community’s own template', () => {
  test('under the language asked for comes before all others', async () => {
    const desk = speaking('en-GB');
    own(desk, 'state-of-play.yaml', template('Ours'));
    own(desk, 'fr/state-of-play.yaml', template('Le nôtre'));
    expect(await markdown(desk, 'state-of-play', 'fr')).toContain('Le nôtre samedi 21 novembre');
    expect(await markdown(desk, 'state-of-play')).toContain('Ours Saturday 21 November');
  });

  test('under no language is in the community’s, and gives way to a translation', async () => {
    const desk = speaking('fr');
    own(desk, 'state-of-play.yaml', template('Le nôtre'));
    own(desk, 'brief.yaml', template('En bref'));
    expect(await markdown(desk, 'state-of-play')).toContain('Le nôtre samedi 21 novembre');
    expect(await markdown(desk, 'brief', 'en')).toContain('En bref samedi 21 novembre');
    const english = speaking('en-GB');
    own(english, 'state-of-play.yaml', template('Ours'));
    expect(await markdown(english, 'state-of-play', 'fr')).toContain('état des lieux');
  });

  test('goes by the translation where it extends what comes along', async () => {
    const desk = speaking('fr');
    const changes = 'sections:\n  - change: purpose\n    title: Raison d’être\n';
    own(desk, 'state-of-play.yaml', `extends: state-of-play\n${changes}`);
    const text = await markdown(desk, 'state-of-play');
    expect(text).toContain('## Raison d’être');
    expect(text).toContain('## Qui a proposé quoi');
  });
});

describe('a community’s own words', () => {
  test('come before those that come along, each language’s own first', async () => {
    const desk = speaking('fr');
    const role = '## Qui prend soin de quoi\n\n';
    own(desk, 'words.yaml', 'role: { coordinator: Animation }\n');
    expect(await markdown(desk, 'state-of-play')).toContain(`${role}- Animation`);
    own(desk, 'fr/words.yaml', 'role: { coordinator: Boussole }\n');
    expect(await markdown(desk, 'state-of-play')).toContain(`${role}- Boussole`);
    expect(await markdown(desk, 'state-of-play', 'en')).toContain('- Coordinator');
  });

  test('are read with care: every mistake has its place', async () => {
    const desk = speaking('fr');
    const text = 'role:\n  cordinator: Animation\nlast-time: "{valeur} la fois d’avant"\n';
    const file = own(desk, 'fr/words.yaml', text);
    const refusal = await markdown(desk, 'state-of-play').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).details).toEqual([
      `${file}:2:3 “role.cordinator” is not among the phrases; a name that stands in the English words`,
      `${file}:3:13 “{valeur}” is not something that “last-time” speaks of; {value}`,
    ]);
  });
});

test('a file of words can be checked by itself', async () => {
  const at = stage();
  const french = join('templates', 'documents', 'fr', 'words.yaml');
  const { exit, out } = await at.momentum(['document', 'check', french]);
  expect([exit, out]).toEqual([0, 'The words are in order.\n']);
  const file = join(at.home, 'words.yaml');
  writeFileSync(file, 'role: { cook: Cook }\n');
  const wrong = await at.momentum(['document', 'check', file]);
  expect(wrong.exit).toBe(1);
  expect(wrong.err).toContain('words.yaml:1:9 “role.cook” is not among the phrases');
});

test('each reader is told what is new since the last one in their language', async () => {
  const desk = speaking('en-GB');
  const give = async (day: Day, language: string): Promise<void> => {
    const then = { ...desk, today: day };
    await issueDocument(then, await makeDocument(then, 'state-of-play', { language }), {
      formats: [],
      markdown: '',
    });
  };
  await give('2026-11-01', 'fr');
  await give('2026-11-14', 'en');
  expect(await markdown(desk, 'state-of-play', 'fr')).toContain('(nº 1, du 1er nov. 2026)');
  expect(await markdown(desk, 'state-of-play')).toContain('(number 2, of 14 Nov 2026)');
  // The first one in a language takes up from what was given out in another, in words of its own.
  const american = await markdown(desk, 'state-of-play', 'en-US');
  expect(american).toContain('(number 2, of Nov 14, 2026)');
  expect(american).not.toContain('last time');
});

test('each word of the program’s closed lists can be said', () => {
  const lists = {
    reason: Object.keys(reasons),
    stage: stages,
    rhythm: Object.keys(rhythms),
    mode: modes,
    role: startingRoles,
    kind: contributionKinds,
    thanks: contributionKinds,
  };
  for (const [list, words] of Object.entries(lists)) {
    for (const word of words) {
      expect(britishVoice.say(wordFor(list, word, { count: 2 }))).not.toBe('');
    }
  }
});
