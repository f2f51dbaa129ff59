import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { templateFolder } from '../../src/files/location.js';
import { british } from '../../src/language/index.js';
import { phraseFor } from '../../src/language/locale.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import { issueDocument } from '../../src/papers/making/issued.js';
import { renderMail } from '../../src/render/eml/html.js';
import { renderHtml } from '../../src/render/html.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { plainOptions } from '../../src/render/options.js';
import { renderTerminal } from '../../src/render/terminal.js';
import { Refusal } from '../../src/text/refusal.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { reasons } from '../../src/things/commitment/fields.js';
import { editCommunity, setCommunityStage } from '../../src/things/community/changes.js';
import { rhythms, stages } from '../../src/things/community/thing.js';
import { contributionKinds } from '../../src/things/contribution/thing.js';
import { modes } from '../../src/things/meeting/fields.js';
import { addMember } from '../../src/things/member/changes.js';
import { startingRoles } from '../../src/things/role/thing.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';
import { stage } from '../helpers/stage.js';

const markdown = async (session: Session, name: string, language?: string): Promise<string> =>
  renderMarkdown((await makeDocument(session, name, { language })).tree);

/** Harbour Menders who speak `locale`, with one commitment due on the first of a month. */
function speaking(locale: string): Session {
  const session = harbourLedger();
  editCommunity(session, { locale });
  const tom = addMember(session, { name: 'Tom Reed', joined: '2026-01-05' }).id;
  offerCommitment(session, { text: 'Bring tea', by: tom, due: '2026-12-01' });
  return session;
}

/** A file among the community's own templates. */
function own({ ledger }: Session, path: string, text: string): string {
  const file = join(templateFolder(ledger.path), 'documents', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const template = (text: string): string =>
  `title: "${text}"\nsections:\n  - id: only\n    blocks:\n      - text: "${text} {{ asOf | day }}"\n`;

test('a colon in French has its narrow space before it, whatever writes it', async () => {
  const { tree } = await makeDocument(speaking('fr'), 'state-of-play', {});
  const narrow = { ...plainOptions, width: 40 };
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
    expect(text).toContain('1er\u00a0déc.');
  });

  test('English with the dates of the place, where English is spoken there', async () => {
    const text = await markdown(speaking('en-US'), 'state-of-play');
    expect(text).toContain('As of **Saturday, November 21, 2026**');
    expect(text).toContain('Dec\u00a01');
  });

  test('wholly English, dates and all, where nobody has translated it', async () => {
    const text = await markdown(speaking('de-AT'), 'state-of-play');
    expect(text).toBe(await markdown(speaking('en-GB'), 'state-of-play'));
    expect(await markdown(speaking('en-US'), 'state-of-play', 'de')).toContain('Dec\u00a01');
  });

  test('another language where that is asked for', async () => {
    const session = speaking('en-GB');
    expect(await markdown(session, 'state-of-play', 'fr')).toContain('1er\u00a0déc.');
    const { tree } = await makeDocument(session, 'state-of-play', { language: 'fr_CA' });
    expect(tree.data?.about).toMatchObject({ language: 'fr-CA', direction: 'ltr' });
    await expect(markdown(session, 'state-of-play', 'french')).rejects.toMatchObject({
      code: 'unknown-language',
    });
  });
});

describe('a community’s own template', () => {
  test('under the language asked for comes before all others', async () => {
    const session = speaking('en-GB');
    own(session, 'state-of-play.yaml', template('Ours'));
    own(session, 'fr/state-of-play.yaml', template('Le nôtre'));
    expect(await markdown(session, 'state-of-play', 'fr')).toContain('Le nôtre samedi 21 novembre');
    expect(await markdown(session, 'state-of-play')).toContain('Ours Saturday 21 November');
  });

  test('under no language is in the community’s, and gives way to a translation', async () => {
    const session = speaking('fr');
    own(session, 'state-of-play.yaml', template('Le nôtre'));
    own(session, 'brief.yaml', template('En bref'));
    expect(await markdown(session, 'state-of-play')).toContain('Le nôtre samedi 21 novembre');
    expect(await markdown(session, 'brief', 'en')).toContain('En bref samedi 21 novembre');
    const english = speaking('en-GB');
    own(english, 'state-of-play.yaml', template('Ours'));
    expect(await markdown(english, 'state-of-play', 'fr')).toContain('état des lieux');
  });

  test('goes by the translation where it extends what comes along', async () => {
    const session = speaking('fr');
    const changes = 'sections:\n  - change: purpose\n    title: Raison d’être\n';
    own(session, 'state-of-play.yaml', `extends: state-of-play\n${changes}`);
    const text = await markdown(session, 'state-of-play');
    expect(text).toContain('## Raison d’être');
    expect(text).toContain('## Qui a proposé quoi');
  });
});

describe('a community’s own words', () => {
  test('come before those that come along, each language’s own first', async () => {
    const session = speaking('fr');
    setCommunityStage(session, 'maturing', null);
    own(session, 'words.yaml', 'stage: { maturing: animation }\n');
    expect(await markdown(session, 'state-of-play')).toContain('**Animation**');
    own(session, 'fr/words.yaml', 'stage: { maturing: boussole }\n');
    expect(await markdown(session, 'state-of-play')).toContain('**Boussole**');
    expect(await markdown(session, 'state-of-play', 'en')).toContain('**Maturing**');
  });

  test('are read with care: every mistake has its place', async () => {
    const session = speaking('fr');
    const text = 'role:\n  cordinator: Animation\nlast-time: "{valeur} la fois d’avant"\n';
    const file = own(session, 'fr/words.yaml', text);
    const refusal = await markdown(session, 'state-of-play').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).details).toEqual([
      `${file}:2:3 “role.cordinator” is not among the phrases; a name that stands in the English words`,
      `${file}:3:13 “{valeur}” is not something that “last-time” speaks of; {value}`,
    ]);
  });
});

test('a language alone is spoken as the community speaks it, where it does', async () => {
  const dated = async (home: string, language: string) => {
    const { tree } = await makeDocument(speaking(home), 'state-of-play', { language });
    return tree.data?.about?.language;
  };
  expect(await dated('en-GB', 'en')).toBe('en-GB');
  expect(await dated('en-GB', 'en-US')).toBe('en-US');
  expect(await dated('fr-CA', 'fr')).toBe('fr-CA');
  expect(await dated('en-GB', 'fr')).toBe('fr');
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
  const session = speaking('en-GB');
  const give = async (day: Day, language: string): Promise<void> => {
    const then = { ...session, today: day };
    await issueDocument(then, await makeDocument(then, 'state-of-play', { language }), {
      formats: [],
      markdown: '',
    });
  };
  await give('2026-11-01', 'fr');
  await give('2026-11-14', 'en');
  expect(await markdown(session, 'state-of-play', 'fr')).toContain(
    'depuis notre état des lieux du 1er nov. 2026',
  );
  expect(await markdown(session, 'state-of-play')).toContain(
    'New since our State of Play of 14 Nov 2026',
  );
  // The first one in a language takes up from what was given out in another, in words of its own.
  const american = await markdown(session, 'state-of-play', 'en-US');
  expect(american).toContain('State of Play of Nov 14, 2026');
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
      expect(british.say(phraseFor(list, word, { count: 2 }))).not.toBe('');
    }
  }
});
