/** Links that begin an answer, and addresses that lead where they say. */
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { heading, root } from '../../src/papers/build.js';
import { makeDocument } from '../../src/papers/making/documents.js';
import type { Tree } from '../../src/papers/tree.js';
import { renderDocx } from '../../src/render/docx.js';
import { renderMail } from '../../src/render/eml/html.js';
import { renderDraft } from '../../src/render/eml.js';
import { renderHtml } from '../../src/render/html.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { renderPlain } from '../../src/render/plain.js';
import { renderText } from '../../src/render/terminal.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { editCommunity } from '../../src/things/community/changes.js';
import { raiseDecision } from '../../src/things/decision/changes.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import { addMember, editMember } from '../../src/things/member/changes.js';
import { writeNote } from '../../src/things/note/changes.js';
import { endRole, giveRole } from '../../src/things/role/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';
import { all, xmlOf } from '../render/word.js';

const tea = 'Look after the tea & cake (all of it)';

function asking(): Session {
  const session = harbourLedger();
  offerCommitment(session, { text: tea, by: null });
  writeNote(session, { text: 'Somebody with a van', kind: 'help' });
  raiseDecision(session, { text: 'Do we charge?' });
  const { id } = addMember(session, { name: 'Tom Reed', joined: '2026-01-10' });
  const { id: role } = giveRole(
    session,
    { name: 'Keeper of the tea' },
    { member: id, deputy: false },
  );
  endRole(session, role, { member: id });
  editCommunity(session, { answersTo: 'amina@harbour.example' });
  return session;
}

const made = async (
  session: Session,
  name: string,
  request: Parameters<typeof makeDocument>[2] = {},
): Promise<Tree> => (await makeDocument(session, name, request)).tree;

/** The mails that the links of a page begin: to whom, and in which words. */
const answersIn = (html: string): string[] =>
  [...html.matchAll(/href="mailto:([^"?]+)\?subject=([^"&]*)&(?:amp;|#x26;)body=([^"]*)"/g)].map(
    ([, to = '', subject = '', body]) => {
      expect(body).toBe(subject);
      return `${to}: ${decodeURIComponent(subject)}`;
    },
  );

const expected = [
  `amina@harbour.example: I’ll take 1: ${tea}`,
  'amina@harbour.example: I can help: Somebody with a van',
  'amina@harbour.example: What I think of this: Do we charge?',
  'amina@harbour.example: I’d like to try this: Keeper of the tea',
];

test('each ask has a link that begins its answer, in a page, a mail and for Word', async () => {
  const tree = await made(asking(), 'state-of-play');
  expect(answersIn(await renderHtml(tree))).toEqual(expected);
  expect(answersIn(renderMail(tree))).toEqual(expected);
  const links = xmlOf(await renderDocx(tree)).get('word/_rels/document.xml.rels');
  if (!links) throw new Error('the file has no links');
  const targets = all(links, 'Relationship')
    .map(({ attributes }) => attributes.Target ?? '')
    .filter((target) => target.startsWith('mailto:') && target.includes('?'));
  expect(
    targets.map((target) => decodeURIComponent(/subject=([^&]*)/.exec(target)?.[1] ?? '')),
  ).toEqual(expected.map((each) => each.replace(/^[^:]*: /, '')));
});

test('the plan has one where it asks, above its picture, and where the action stands in its month', async () => {
  const html = await renderHtml(await made(asking(), 'momentum-plan'));
  const [take] = expected;
  expect(answersIn(html)).toEqual([take, take]);
});

test('nothing stands there where a link can’t be followed, or nobody said where answers go', async () => {
  const session = asking();
  const tree = await made(session, 'state-of-play');
  for (const text of [renderText(tree), renderPlain(tree), renderMarkdown(tree)]) {
    expect(text).toContain('Somebody with a van');
    // Whoever can't touch it may write.
    expect(text).toMatch(/Just tell Amina Yusuf,\s+(?:│ )?<?amina@harbour\.example/);
    expect(text).not.toMatch(/mailto|I can help/);
  }
  const open = await renderHtml(await made(session, 'state-of-play', { audience: 'public' }));
  expect(open).not.toMatch(/mailto|harbour\.example/);
  editCommunity(session, { answersTo: null });
  expect(answersIn(await renderHtml(await made(session, 'state-of-play')))).toEqual([]);
});

test('an address is a link that leads there, without what ends the sentence', async () => {
  const session = harbourLedger();
  planMeeting(session, {
    title: 'Tea',
    day: '2026-12-05',
    mode: 'in person',
    place: 'https://meet.example/tea (ask list@harbour.example, please).',
  });
  const tree = await made(session, 'momentum-plan');
  for (const page of [await renderHtml(tree), renderMail(tree)]) {
    expect(page).toMatch(
      /<a href="https:\/\/meet\.example\/tea"[^>]*>https:\/\/meet\.example\/tea<\/a>/,
    );
    expect(page).toMatch(
      /<a href="mailto:list@harbour\.example"[^>]*>list@harbour\.example<\/a>, please/,
    );
  }
  expect(renderPlain(tree)).toContain(
    'https://meet.example/tea (ask list@harbour.example, please)',
  );
});

test('the subject says what is new, each time', async () => {
  const session = harbourLedger();
  const subject = async () => (await made(session, 'state-of-play')).data?.about?.subject;
  const bare = await subject();
  offerCommitment(session, { text: tea, by: null });
  const one = await subject();
  planMeeting(session, { title: 'Tea', day: '2026-12-05' });
  editCommunity(session, { shortName: 'Menders' });
  expect([bare, one, await subject()]).toEqual([
    'State of Play, Harbour Menders, 21\u00a0Nov',
    'State of Play, Harbour Menders, 21\u00a0Nov: 1 looking for someone',
    'State of Play, Menders, 21\u00a0Nov: 1 looking for someone, next on 5\u00a0Dec',
  ]);
});

test('a role that became free is asked for in the next document given out, and not for ever', async () => {
  const session = asking();
  const said = async () => renderPlain(await made(session, 'state-of-play'));
  expect(await said()).toContain('A role that is open: Keeper of the tea');
  const later = { ...session, today: addDays(session.today, 60) };
  const then = renderPlain(await made(later, 'state-of-play'));
  expect(then).toContain('Look after the tea');
  expect(then).not.toContain('Keeper of the tea');
});

test('an address in what a mail begins or ends with leads there', () => {
  const tree = root(heading(1, 'News'));
  const letter = {
    greeting: 'Hello from https://hall.example',
    closing: 'Write to a@hall.example',
  };
  const about = {
    title: 'News',
    subject: 'News',
    community: 'Harbour',
    asOf: '2026-11-27',
  } as const;
  const data = { about: { ...about, language: 'en', direction: 'ltr', letter } } as const;
  return expect(
    renderDraft({ ...tree, data }).then((mail) => new PostalMime().parse(mail)),
  ).resolves.toMatchObject({
    html: expect.stringMatching(/href="https:\/\/hall.example"[\s\S]*href="mailto:a@hall.example"/),
  });
});

test('a mail begins and ends as a letter, signed by whoever facilitates if they may be named', async () => {
  const session = harbourLedger();
  const [id] = session.ledger.read((reader) => reader.values<Id>('SELECT id FROM member'));
  const mail = async (language = 'en') =>
    renderDraft(await made(session, 'state-of-play', { language }));
  const parsed = async (language?: string) => new PostalMime().parse(await mail(language));
  const { text = '', html = '' } = await parsed();
  for (const read of [text, html]) {
    expect(read).toMatch(
      /Hello everybody,[\s\S]*State of Play[\s\S]*Reply to this mail[\s\S]*Amina Yusuf/,
    );
  }
  expect((await parsed('fr')).text).toMatch(
    /Bonjour à toutes et à tous,[\s\S]*Répondez à ce message/,
  );
  editMember(session, id as Id, { named: false });
  const unsigned = await parsed();
  expect(unsigned.text?.trimEnd()).toMatch(/Reply to this mail\.$/);
  expect(unsigned.text).not.toContain('Amina');
  // Only a mail is a letter.
  expect(renderPlain(await made(session, 'state-of-play'))).not.toContain('Hello everybody');
});
