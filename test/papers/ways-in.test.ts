/** Where documents lead: addresses that people typed, and the call of the next meeting. */
import { expect, test } from 'vitest';
import { makeDocument } from '../../src/papers/making/documents.js';
import { renderHtml } from '../../src/render/html.js';
import { renderMarkdown } from '../../src/render/markdown.js';
import { editMeeting, planMeeting } from '../../src/things/meeting/changes.js';
import type { Mode } from '../../src/things/meeting/fields.js';
import { askQuestion } from '../../src/things/question/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Day } from '../../src/time/day.js';
import { harbourLedger } from '../helpers/ledger.js';

const call = 'https://meet.example.org/menders?pwd=a_b*c';

function meets(place: string, mode: Mode | null): Session {
  const session = harbourLedger();
  const { id } = planMeeting(session, { title: 'Tea', day: '2026-12-10' as Day, start: '18:30' });
  editMeeting(session, id, { place, mode });
  return session;
}

const pageOf = async (
  session: Session,
  name: string,
  request: Parameters<typeof makeDocument>[2] = {},
): Promise<string> => renderHtml((await makeDocument(session, name, request)).tree);

test.each([
  ['state-of-play', 'en', 'Join the call'],
  ['state-of-play', 'fr', 'Rejoindre l’appel'],
  ['agenda', 'en', 'Join the call'],
  ['agenda', 'fr', 'Rejoindre l’appel'],
])(
  '%s (%s) leads to the call by words, and says what else there is of the place',
  async (name, language, words) => {
    const html = await pageOf(meets(`Jitsi: ${call}`, 'video'), name, { language });
    expect(html).toMatch(
      new RegExp(`<a href="${call.replace(/[.?*]/g, '\\$&')}"[^>]*>${words}</a>`),
    );
    expect(html).toContain('Jitsi');
  },
);

test('where nobody said how people meet, an address that is all there is leads into the call', async () => {
  expect(await pageOf(meets(call, null), 'state-of-play')).toContain('>Join the call</a>');
});

test.each([
  ['state-of-play', 'in person'],
  ['agenda', 'in person'],
  ['state-of-play', null],
  ['agenda', null],
] as const)('%s calls no page beside a place a call (%s)', async (name, mode) => {
  const html = await pageOf(meets(`The old mill, ${call}`, mode), name);
  expect(html).not.toContain('Join the call');
  expect(html).toContain('The old mill');
  expect(html).toContain(`<a href="${call}"`);
});

test('what else was typed with an address stays, another address too', async () => {
  const html = await pageOf(meets(`${call} (ask list@harbour.example)`, 'video'), 'state-of-play');
  expect(html).toContain('<a href="mailto:list@harbour.example"');
});

test('in public nobody is led into a call', async () => {
  const session = meets(call, 'video');
  for (const name of ['state-of-play', 'agenda']) {
    const html = await pageOf(session, name, { audience: 'public' });
    expect(html).not.toContain('meet.example.org');
    expect(html).not.toContain('Join the call');
  }
});

test('an address that begins with http leads somewhere, too', async () => {
  const session = harbourLedger();
  askQuestion(session, {
    by: null,
    text: 'Who has read http://hall.example/rules, and all of it?',
  });
  const { tree } = await makeDocument(session, 'state-of-play');
  expect(await renderHtml(tree)).toContain('<a href="http://hall.example/rules"');
  expect(renderMarkdown(tree)).toContain('http://hall.example/rules');
});
