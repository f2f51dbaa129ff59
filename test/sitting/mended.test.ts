/** What a check-in asks about promises, and what Enter alone leaves alone. */

import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/prompt/answers.js';
import type { Prompter } from '../../src/prompt/prompter.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { dueOf, ownerOf } from '../../src/things/commitment/fields.js';
import { findCommitments } from '../../src/things/commitment/find.js';
import { leave } from '../../src/things/member/changes.js';
import type { No } from '../../src/things/no.js';
import type { Session } from '../../src/things/session.js';
import { standing } from '../helpers/ledger.js';
import { harbourMenders, who } from './community.js';
import { weekly } from './transcript.js';

const documents = { showDocuments: () => '', makeDocuments: () => '', issueDocuments: () => '' };

async function sitWith(session: Session, prompter: Prompter) {
  const sitting = ledgerSitting(session, undefined, { quick: false, ...documents });
  const outcome = await runCheckin(weekly, sitting, prompter, () => 0, { quick: false });
  return { outcome, checkin: sitting.close(60) };
}

async function sit(session: Session, answers: string) {
  let transcript = '';
  const prompter = scriptedPrompter(readAnswers(answers, 'answers.yaml'), {
    write: (text) => {
      transcript += text;
    },
    choices: true,
  });
  const { outcome } = await sitWith(session, prompter);
  return { transcript: transcript.replace(/\s+/g, ' '), outcome, unused: prompter.unused() };
}

const numbered = (session: Session, no: No) =>
  session.ledger.read((reader) => {
    const [found] = findCommitments(reader, String(no), session.today);
    return found && reader.get('commitment', found.id);
  });

describe('kept', () => {
  it.each([
    ['2026-11-13', '2026-11-13'],
    ['o', '2026-11-13'],
    ['today', '2026-11-21'],
  ])('on %s is kept on that day', async (said, day) => {
    const session = harbourMenders();
    await sit(session, `commitments.1: keep\ncommitments.1.on: ${said}`);
    expect(numbered(session, 1)).toMatchObject({ status: 'kept', closedOn: day });
  });

  it('without a word of when is passed over, and says so', async () => {
    const session = harbourMenders();
    const { transcript } = await sit(session, 'commitments.1: keep');
    expect(numbered(session, 1)).toMatchObject({ status: 'offered', closedOn: null });
    expect(transcript).toContain('Left as it was.');
  });

  it('on another day is asked for, and lies behind', async () => {
    const session = harbourMenders();
    const on = 'commitments.1: keep\ncommitments.1.on: another\ncommitments.1.on.day:';
    await sit(session, `${on} 10 November`);
    expect(numbered(session, 1)).toMatchObject({ closedOn: '2026-11-10' });
    const later = sit(harbourMenders(), `${on} 2026-12-01`);
    await expect(later).rejects.toMatchObject({ code: 'answer-not-understood' });
  });

  it('what is due today, or has no date, is kept today or on another day', async () => {
    const session = harbourMenders();
    const { transcript } = await sit(
      session,
      'commitments.4: keep\nundated.9: keep\nundated.9.on: today',
    );
    expect(transcript).not.toContain('on its day, Saturday 21');
    expect(numbered(session, 9)).toMatchObject({ status: 'kept' });
  });

  it('nobody may know when, and then it counts on no day', async () => {
    const session = harbourMenders();
    const { outcome } = await sit(session, 'commitments.1: keep\ncommitments.1.on: unknown');
    expect(outcome.recorded).toEqual([
      expect.stringMatching(/^Kept: 1 · .*; when, nobody has said\.$/),
    ]);
    expect(numbered(session, 1)).toMatchObject({ status: 'kept', closedOn: null });
    // Whoever took it in that breath did so on a day that is known.
    const taken = sit(
      harbourMenders(),
      'commitments.7: kept-by\ncommitments.7.by: tove\ncommitments.7.on: unknown',
    );
    await expect(taken).rejects.toMatchObject({ code: 'answer-not-understood' });
  });

  it('of what nobody had taken has a day as well', async () => {
    const session = harbourMenders();
    await sit(
      session,
      'commitments.7: kept-by\ncommitments.7.by: tove\ncommitments.7.on: 2026-11-19',
    );
    expect(numbered(session, 7)).toMatchObject({ closedOn: '2026-11-19' });
  });
});

describe('a promise without a date', () => {
  it.each([
    ['keep', 'undated.9.on: today', { status: 'kept' }],
    ['release', 'undated.9.because: forgot', { status: 'released', because: 'forgot' }],
    ['move', 'undated.9.to: 4 December', { status: 'offered' }],
  ])('can be answered with %s', async (answer, more, state) => {
    const session = harbourMenders();
    const { outcome } = await sit(session, `undated.9: ${answer}\n${more}`);
    expect(outcome.refused).toEqual([]);
    expect(numbered(session, 9)).toMatchObject(state);
    if (answer === 'move') {
      expect(outcome.recorded).toEqual([
        'Dated: 9 · Draw up a tool list, by Friday 4 December 2026.',
      ]);
    }
  });
});

describe('after somebody has left', () => {
  const left = () => {
    const session = harbourMenders();
    leave(session, who(session, 'idris'));
    return session;
  };

  it('all that they held is asked about, and offered to nobody else of them', async () => {
    const { transcript } = await sit(left(), '');
    const asked = transcript.match(/Idris Bell has left\. What becomes of it\?/g);
    expect(asked).toHaveLength(4);
    expect(transcript).not.toMatch(/ask Idris|Offer Idris a hand/);
  });

  it('it can be taken, kept and let go', async () => {
    const session = left();
    const { outcome } = await sit(
      session,
      [
        'left.3: take\nleft.3.by: wren\nleft.3.due: 4 December',
        'left.4: take\nleft.4.by: wren',
        'left.9: release',
        'left.8: kept-by\nleft.8.by: wren\nleft.8.on: today',
      ].join('\n'),
    );
    expect(outcome.refused).toEqual([]);
    const wren = who(session, 'wren');
    const [fuses, leaflets] = [numbered(session, 3), numbered(session, 4)];
    expect(fuses && [ownerOf(fuses), dueOf(fuses)]).toEqual([wren, '2026-12-04']);
    expect(leaflets && [ownerOf(leaflets), dueOf(leaflets)]).toEqual([wren, '2026-11-21']);
    expect(numbered(session, 9)).toMatchObject({ status: 'released' });
    const kept = numbered(session, 8);
    expect([kept?.status, kept && ownerOf(kept)]).toEqual(['kept', wren]);
  });
});

it('passed on after its day, it has another or none, and both are said', async () => {
  const session = harbourMenders();
  const { outcome, transcript } = await sit(
    session,
    [
      'commitments.1: pass\ncommitments.1.to: tove',
      'commitments.3: pass\ncommitments.3.to: wren\ncommitments.3.due: 4 December',
      'commitments.4: pass\ncommitments.4.to: wren',
    ].join('\n'),
  );
  expect(outcome.recorded).toEqual([
    'Passed on: 1 · Find a room for December, to Tove Lindqvist; it has no date for now.',
    'Passed on: 3 · Sort the box of fuses, to Wren Okafor.',
    'Passed on: 4 · Ask the library about leaflets, to Wren Okafor.',
  ]);
  expect(transcript.match(/Its day has gone by/g)).toHaveLength(2);
});

describe('the same offer', () => {
  const again = 'add.1: offer\nadd.1.text: Photograph the tool wall\nadd.1.by: tove\n';

  it('is asked about, and left where nobody says that it is meant', async () => {
    const session = harbourMenders();
    const { transcript, outcome } = await sit(session, again);
    expect(transcript).toContain('5 (Photograph the tool wall) is open already, with Tove');
    expect(outcome.recorded).toEqual([]);
  });

  it('is put on record where somebody does', async () => {
    const session = harbourMenders();
    const { outcome } = await sit(session, `${again}add.1.again: yes`);
    expect(outcome.recorded).toEqual(['Offered by Tove Lindqvist: 11 · Photograph the tool wall.']);
  });
});

describe('Enter alone', () => {
  /** Answers `first` by the ids of questions, and else what Enter means; what is typed is understood. */
  const entering = (first: Readonly<Record<string, unknown>>): Prompter => ({
    say: () => {},
    select: async ({ id, default: preset }) => {
      expect(preset, id).toBeDefined();
      return (first[id] ?? preset) as never;
    },
    input: async ({ id, default: preset }) => String(first[id] ?? preset ?? ''),
    confirm: async () => {
      throw new Error('a check-in can be gone back in from every question');
    },
    checkbox: async ({ id }) => (first[id] ?? []) as never,
    editor: async () => '',
  });

  it.each([
    ['an unknown name', { 'add.1': 'offer', 'add.1.text': 'Tea', 'add.1.by': 'Zed Quill' }],
    ['a name that may be several', { 'add.1': 'offer', 'add.1.text': 'Tea', 'add.1.by': 'a' }],
    ['the name of who only asked to join', { 'add.1': 'contribution', 'add.1.by': 'Lio Marhs' }],
    ['a number that nobody has', { 'add.1': 'contribution', 'add.1.by': '' }],
    ['somebody picked who asked to join', { people: ['8'] }],
    ['a day that something was done', { 'commitments.1': 'keep' }],
    ['an offer like another', { 'add.1': 'offer', 'add.1.text': 'Photograph the tool wall' }],
    ['giving documents out', { 'give-out': 'yes' }],
  ])('after %s records nothing', async (_, first) => {
    const session = harbourMenders();
    const before = standing(session);
    const { outcome } = await sitWith(session, entering(first));
    expect(outcome.recorded).toEqual([]);
    const rest = standing(session);
    for (const own of ['checkin', 'checkin_step', 'batch', 'counter']) {
      Object.assign(rest, { [own]: (before as Record<string, unknown>)[own] });
    }
    expect(rest).toEqual(before);
  });
});

it('a number that nobody has makes nobody a member of that name', async () => {
  const session = harbourMenders();
  const answers = 'add.1: contribution\nadd.1.by: "99"\nadd.1.text: tea';
  await expect(sit(session, answers)).rejects.toMatchObject({
    message: expect.stringContaining('Nobody here has the number 99'),
  });
});

it('an undated offer of long ago is asked about too', async () => {
  const session = harbourMenders();
  const early = { ...session, today: '2026-02-10' as const };
  offerCommitment(early, { text: 'Paint the sign', by: who(session, 'wren') });
  const { transcript } = await sit(session, '');
  expect(transcript).toContain('Paint the sign Wren Okafor · no date yet');
});
