import { describe, expect, it } from 'vitest';
import { momentumOf } from '../../src/figures/reports/measures.js';
import { british } from '../../src/language/index.js';
import { undoBatch } from '../../src/ledger/undo.js';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting, resumable } from '../../src/sitting/ledger-sitting.js';
import { type CheckinOutcome, runCheckin } from '../../src/sitting/run.js';
import { startCheckin } from '../../src/things/checkin/changes.js';
import type { Checkin } from '../../src/things/checkin/thing.js';
import { offerCommitment, takeCommitment } from '../../src/things/commitment/changes.js';
import { findCommitments } from '../../src/things/commitment/find.js';
import { lastBatch } from '../../src/things/history.js';
import { planMeeting } from '../../src/things/meeting/changes.js';
import { contactMember } from '../../src/things/member/changes.js';
import type { No } from '../../src/things/no.js';
import { askQuestion } from '../../src/things/question/changes.js';
import type { Session } from '../../src/things/session.js';
import type { Id } from '../../src/things/thing.js';
import { addDays, type Day } from '../../src/time/day.js';
import { harbourLedger, standing } from '../helpers/ledger.js';
import { harbourMenders, nameMet, who } from './community.js';
import { weekly } from './transcript.js';

interface Sat {
  readonly transcript: string;
  readonly outcome: CheckinOutcome;
  readonly checkin: Checkin;
  readonly unused: readonly string[];
}

/** Sits down over a ledger; each question takes ten seconds, each thing recorded none. */
async function sit(
  session: Session,
  answers: string,
  { quick = false, from = undefined as Checkin | undefined, columns = 80 } = {},
): Promise<Sat> {
  let seconds = 0;
  let transcript = '';
  const script = readAnswers(answers, 'answers.yaml');
  const prompter = scriptedPrompter(script, {
    write: (text) => {
      if (text.startsWith('? ')) seconds += 10;
      transcript += text;
    },
    columns,
    choices: true,
  });
  const sitting = ledgerSitting(session, from, {
    quick,
    showDocuments: () => '',
    makeDocuments: () => 'State of Play and Momentum Plan are made anew.',
    issueDocuments: () => 'Given out.',
  });
  const outcome = await runCheckin(weekly, sitting, prompter, () => seconds * 1000, { quick });
  const checkin = outcome.ended === 'closed' ? sitting.close(outcome.seconds) : sitting.checkin;
  return { transcript, outcome, checkin, unused: prompter.unused() };
}

const golden = (name: string) => `../golden/checkin/ledger-${name}.txt`;
const later = (session: Session, days: number): Session => ({
  ...session,
  today: addDays(session.today, days),
});

const numbered = (session: Session, no: No) =>
  session.ledger.read((reader) => {
    const [found] = findCommitments(reader, String(no), session.today);
    return found && reader.get('commitment', found.id);
  });

const everything = `
  thanks.5: t
  names.1: match-nearest
  names.2: add-name
  add.1: offer
  add.1.text: Bring soup to the December café
  add.1.by: jun
  add.1.due: next friday
  add.2: contribution
  add.2.by: Zed Quill
  add.2.by.which: new Zed Quill
  add.2.text: carrying tables
  add.3: ask-question
  add.3.text: Where do we store the soup?
  commitments.1: move
  commitments.1.to: 4 Dec
  commitments.1.because: waiting
  commitments.3: nudge
  commitments.7: take
  commitments.7.by: priya
  commitments.6: pass
  commitments.6.to: tove
  commitments.4: release
  commitments.4.because: no-longer-needed
  waiting.*: skip
  people: [8, 7]
  plan.next: plan-meeting
  plan.next.host: wren
  question: 1
  move: other
  move.text: show us how she solders
  move.by: ana
  feeling: 4
  note.note: Wren seemed glad to be asked.
`;

describe('a check-in over the ledger', () => {
  it('asks what the ledger shows, and does what is answered', async () => {
    const session = harbourMenders({ refold: true });
    nameMet(session, 'Priya N.');
    nameMet(session, 'Oona Fisk');
    const sat = await sit(session, everything);
    await expect(sat.transcript).toMatchFileSnapshot(golden('full'));
    expect(sat.unused).toEqual([]);
    expect(sat.outcome).toMatchObject({ ended: 'closed', timeUp: false, refused: [] });
    expect(sat.checkin).toMatchObject({
      status: 'closed',
      feeling: 4,
      promise: 'ask Ana Brook: show us how she solders',
    });
    expect(numbered(session, 1)?.dues.at(-1)).toMatchObject({ due: '2026-12-04' });
    expect(numbered(session, 1)?.dues[0]).toMatchObject({ because: 'waiting' });
    expect(numbered(session, 3)?.nudges).toEqual([
      { member: who(session, 'idris'), on: session.today },
    ]);
    expect(numbered(session, 7)).toMatchObject({ status: 'offered' });
    expect(numbered(session, 4)).toMatchObject({ status: 'released', because: 'no-longer-needed' });
    session.ledger.read((reader) => {
      const next = reader.one<{ host: string; day: Day; title: string; start: string }>(
        "SELECT host, day, title, start FROM meeting WHERE status = 'planned'",
      );
      expect(next).toEqual({
        host: who(session, 'wren'),
        day: '2026-12-08',
        title: 'Repair evening',
        start: '19:00',
      });
      expect(reader.get('member', who(session, 'lio'))).toMatchObject({ status: 'joined' });
      expect(reader.get('member', who(session, 'ana'))?.welcomedOn).toBe(session.today);
    });
  });

  it('is one batch: taken back, every table is as it was', async () => {
    const session = harbourMenders({ refold: true });
    nameMet(session, 'Priya N.');
    nameMet(session, 'Oona Fisk');
    const before = standing(session);
    await sit(session, everything);
    expect(standing(session)).not.toEqual(before);
    undoBatch(session, session.ledger.read(lastBatch)?.id ?? 0);
    expect(standing(session)).toEqual(before);
  });

  it('has a five-minute form', async () => {
    const session = harbourMenders();
    const sat = await sit(session, 'commitments.*: skip\nwaiting.5: nudge\nfeeling: 5', {
      quick: true,
    });
    await expect(sat.transcript).toMatchFileSnapshot(golden('quick'));
    expect(sat.checkin).toMatchObject({ quick: true, status: 'closed' });
  });

  it('asks a new community only what can be asked', async () => {
    const session = harbourLedger();
    const sat = await sit(session, '');
    await expect(sat.transcript).toMatchFileSnapshot(golden('empty'));
    expect(sat.outcome.ended).toBe('closed');
  });

  it('after a gap says what happened, and asks about one promise and one person', async () => {
    const session = harbourMenders();
    await sit({ ...session, today: '2026-10-05' }, '');
    const sat = await sit(session, 'commitments.*: keep\ncommitments.*.on: today\npeople: 8');
    await expect(sat.transcript).toMatchFileSnapshot(golden('gap'));
    expect(sat.outcome.recorded).toHaveLength(2);
  });

  it('goes on where it was stopped, in the same sitting and minutes', async () => {
    const session = harbourMenders();
    const first = await sit(
      session,
      'thanks.*: d\ncommitments.1: keep\ncommitments.1.on: today\ncommitments.3: stop',
    );
    expect(first.outcome.ended).toBe('stopped');
    const from = resumable(session);
    expect(from?.id).toBe(first.checkin.id);
    const second = await sit(session, 'commitments.3: keep\ncommitments.3.on: today', { from });
    await expect(`${first.transcript}\n\n${second.transcript}`).toMatchFileSnapshot(
      golden('resumed'),
    );
    expect(second.transcript).not.toContain('A win to start with');
    expect(second.transcript).not.toContain('1 · Find a room');
    expect(second.outcome.seconds).toBeGreaterThan(first.outcome.seconds / 2);
    const sittings = session.ledger.read((reader) =>
      reader.all<{ sitting: Id | null }>(
        "SELECT DISTINCT sitting FROM entry WHERE on_day = ? AND kind LIKE 'commitment.kept'",
        session.today,
      ),
    );
    expect(sittings).toEqual([{ sitting: first.checkin.batch }]);
  });

  it('can be gone on with for three days; begun anew, the old one is left where it was', async () => {
    const session = harbourMenders();
    const { checkin } = await sit(session, 'thanks.*: stop');
    expect(resumable(later(session, 3))?.id).toBe(checkin.id);
    expect(resumable(later(session, 4))).toBeUndefined();
    const fresh = startCheckin(later(session, 1), { quick: false });
    expect(resumable(later(session, 1))?.id).toBe(fresh.id);
    const left = session.ledger.read((reader) => reader.get('checkin', checkin.id));
    expect(left).toMatchObject({ status: 'closed', minutes: null });
  });

  it('an unfinished check-in does not count as the last one', async () => {
    const session = harbourMenders();
    await sit(session, 'thanks.*: stop');
    startCheckin(later(session, 30), { quick: false });
    const sat = await sit(later(session, 40), '');
    expect(sat.transcript).toContain('This is the first check-in');
  });

  it('asks next time how the one move went, and never again once it was answered', async () => {
    const session = harbourMenders();
    await sit(session, 'move: other\nmove.text: Ring the Sail Loft');
    const second = await sit(later(session, 7), 'promise.*: promise-kept');
    expect(second.outcome.recorded[0]).toContain('Ring the Sail Loft');
    const third = await sit(later(session, 14), '');
    expect(third.transcript).not.toContain('Ring the Sail Loft');
  });

  it('offers nobody help twice in seven days, whichever of their promises it is about', async () => {
    const session = harbourMenders();
    await sit(session, 'commitments.3: nudge');
    const asked = async (days: number) => {
      const sat = await sit(later(session, days), '');
      return sat.transcript.includes('ask Idris');
    };
    expect(await asked(6)).toBe(false);
    expect(await asked(7)).toBe(true);
  });

  it('leaves out of “waiting for” what was agreed a moment ago', async () => {
    const session = harbourMenders();
    const sat = await sit(session, 'commitments.1: move\ncommitments.1.to: 4 Dec');
    const waiting = sat.transcript.split('Waiting for')[1] ?? '';
    expect(waiting).not.toContain('1 · Find a room');
  });

  it('finds who has been quiet for long, for them; not once they were written to', async () => {
    const session = harbourMenders();
    const quiet = async () => (await sit(session, '')).transcript.includes('Jun Castellan (quiet');
    expect(await quiet()).toBe(true);
    contactMember(session, who(session, 'jun'), null);
    expect(await quiet()).toBe(false);
  });

  it('says which way the community goes, by the measures’ own rule', async () => {
    const session = harbourMenders();
    const { signs, said: way } = momentumOf(session, {});
    const { transcript } = await sit(session, '');
    const line = transcript.split('Momentum: ')[1]?.split('\n\n')[0]?.replace(/\s+/g, ' ') ?? '';
    expect(line).toContain(british.say(way));
    for (const sign of signs.slice(0, 3)) expect(line).toContain(british.say(sign.said));
    expect(transcript).not.toContain('momentum outlook');
  });

  it('where all has stalled, names the command that lays out what speaks for what', async () => {
    const { transcript } = await sit(later(harbourMenders(), 56), '');
    expect(transcript).toContain('Momentum: stalled');
    expect(transcript).toContain('passing on, pausing or closing: momentum outlook');
  });

  it('suggests for its one move whom to ask, with what speaks for it', async () => {
    const session = harbourMenders();
    offerCommitment(session, { text: 'Solder the radio for the window', by: null });
    askQuestion(session, {
      text: 'Where do we find fuses?',
      by: who(session, 'idris'),
      on: '2026-09-01',
    });
    const moves = () => {
      const sitting = ledgerSitting(session, undefined, {
        quick: false,
        showDocuments: () => '',
        makeDocuments: () => '',
        issueDocuments: () => '',
      });
      return Promise.resolve(sitting.select('moves'));
    };
    const said = async () => (await moves()).map(({ label, lines }) => [label, ...lines]);
    takeCommitment(session, numbered(session, 7)?.id ?? 0, { by: who(session, 'priya') });
    expect(await said()).toEqual([
      [
        'Ask Jun Castellan about “Solder the radio for the window”',
        'said to be wanted today',
        'gave “Soldering without tears”',
      ],
      // Not Idris, who came to all four: he carries enough.
      [
        'Ask Jun Castellan whether they would like to host a meeting',
        'you hosted the last meetings',
        'came to 2 of the last 4 meetings',
      ],
      // Not Idris, who asked it, though he took something about fuses.
      [
        'Ask Jun Castellan: “Where do we find fuses?”',
        'asked 12 weeks ago',
        'gave “Where to get fuses”',
      ],
    ]);
    // Whoever carries enough is left in peace, and hosting is asked once.
    for (let i = 0; i < 4; i += 1) {
      offerCommitment(session, { text: `Carry chairs ${i}`, by: who(session, 'jun') });
    }
    planMeeting(session, { title: 'Winter evening', day: '2026-12-08' });
    const labels = (await moves()).map(({ label }) => label);
    expect(labels.join()).not.toContain('Jun');
    expect(labels.filter((label) => label.includes('host'))).toEqual([
      'Ask Wren Okafor to host the next meeting',
    ]);
  });

  it('notices who carries a lot, and not the facilitator', async () => {
    const session = harbourMenders();
    for (let i = 0; i < 5; i += 1) {
      for (const name of ['idris', 'amina']) {
        offerCommitment(session, { text: `Lend a hand ${i}`, by: who(session, name) });
      }
    }
    const sat = await sit(session, '');
    expect(sat.transcript).toMatch(/Idris Bell \(carries 9 of the \d+ open commitments\)/);
    expect(sat.transcript).not.toContain('Amina Yusuf (carries');
  });

  it('a person and a day that are not understood are said so', async () => {
    const session = harbourMenders();
    const answers = 'add.1: contribution\nadd.1.by: prya\nadd.1.text: tea\nadd.1.by.which: ';
    const sat = await sit(session, `${answers}Priya Nair`);
    expect(sat.transcript).toContain('Nobody here is known as “prya”');
    expect(sat.outcome.recorded).toContain('Priya Nair gave: tea.');
    const slip = await sit(session, `${answers}leave`);
    expect(slip.transcript).toContain('Left as it was.');
    const day = sit(session, 'commitments.1: move\ncommitments.1.to: 31 February');
    await expect(day).rejects.toMatchObject({ code: 'answer-not-understood' });
  });

  it('says what cannot be done any more, and goes on', async () => {
    const session = harbourMenders();
    const sitting = ledgerSitting(session, undefined, {
      quick: false,
      showDocuments: () => '',
      makeDocuments: () => '',
      issueDocuments: () => '',
    });
    const wanted = (await sitting.select('commitments-due')).find(({ kind }) => kind === 'wanted');
    takeCommitment(session, numbered(session, 7)?.id ?? 0, { by: who(session, 'tove') });
    await expect(
      Promise.resolve(sitting.act('take', wanted, { by: String(who(session, 'wren')) })),
    ).rejects.toMatchObject({ code: 'already-taken' });
  });

  it('takes nothing more once the sitting was taken back elsewhere', async () => {
    const session = harbourMenders();
    const sitting = ledgerSitting(session, undefined, {
      quick: false,
      showDocuments: () => '',
      makeDocuments: () => '',
      issueDocuments: () => '',
    });
    const [due] = await sitting.select('commitments-due');
    undoBatch(session, sitting.checkin.batch);
    await expect(Promise.resolve(sitting.act('keep', due, {}))).rejects.toMatchObject({
      code: 'sitting-taken-back',
    });
    expect(numbered(session, 1)?.status).toBe('offered');
  });

  const zed = 'new Zed Newman';
  const isMember = (session: Session): boolean => who(session, 'Zed Newman') !== undefined;
  const sitDown = (session: Session) =>
    ledgerSitting(session, undefined, {
      quick: false,
      showDocuments: () => '',
      makeDocuments: () => '',
      issueDocuments: () => '',
    });
  /** The commitment with that number, as a question about it would carry it. */
  const item = (no: No) => ({ id: String(no), label: '', lines: [], words: {} });

  it.each([
    ['offer', undefined, { text: 'Tea', by: zed }],
    ['contribution', undefined, { text: 'Tea', by: zed }],
    ['ask-question', undefined, { text: 'Why?', by: zed }],
    ['own-move', undefined, { text: 'look for a hall', by: zed }],
    ['plan-meeting', undefined, { on: '2026-12-08', host: zed }],
    ['take', item(7), { by: zed }],
    ['kept-by', item(7), { by: zed }],
    ['pass', item(1), { to: zed }],
    ['host', item(5), { to: zed }],
    ['match', item(1), { to: zed }],
  ] as const)('%s: somebody new joins in the sitting’s batch', async (action, about, answers) => {
    const session = harbourMenders();
    planMeeting(session, { title: 'Winter evening', day: '2026-12-08' });
    nameMet(session, 'Zeddy');
    const before = standing(session);
    const sitting = sitDown(session);
    const said = await sitting.act(action, about, answers);
    if (action !== 'ask-question') expect(said).toMatch(/Zed Newman|Planned/);
    expect(isMember(session)).toBe(true);
    undoBatch(session, sitting.checkin.batch);
    expect(standing(session)).toEqual(before);
  });

  it.each([
    ['offer', undefined, { text: ' ', by: zed }],
    ['contribution', undefined, { text: 'x'.repeat(5000), by: zed }],
    ['ask-question', undefined, { text: ' ', by: zed }],
    ['own-move', undefined, { text: 'x'.repeat(5000), by: zed }],
    ['take', item(1), { by: zed }],
    ['kept-by', item(10), { by: zed }],
    ['pass', item(10), { to: zed }],
    ['host', item(99), { to: zed }],
    ['match', item(99), { to: zed }],
  ] as const)('%s: what is refused leaves nobody behind', async (action, about, answers) => {
    const session = harbourMenders();
    const sitting = sitDown(session);
    const before = standing(session);
    await expect((async () => sitting.act(action, about, answers))()).rejects.toThrow();
    expect(isMember(session)).toBe(false);
    expect(standing(session)).toEqual(before);
  });
});

describe('a check-in on the day of another one', () => {
  it('looks back at the one before that day, and at none where there was none', async () => {
    const session = harbourLedger();
    const later = (today: Day): Session => ({ ...session, today });
    expect((await sit(later('2026-11-10'), '{}')).transcript).toContain('up to today\n');
    expect((await sit(later('2026-11-10'), '{}')).transcript).toContain('up to today\n');
    await sit(later('2026-11-17'), '{}');
    const { transcript } = await sit(later('2026-11-17'), '{}');
    expect(transcript).toContain('last time up to Tuesday 10 November');
  });
});
