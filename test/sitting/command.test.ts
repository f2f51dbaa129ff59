import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/prompt/answers.js';
import { scriptedPrompter } from '../../src/prompt/scripted.js';
import { ledgerSitting } from '../../src/sitting/ledger-sitting.js';
import { runCheckin } from '../../src/sitting/run.js';
import { offerCommitment } from '../../src/things/commitment/changes.js';
import { reopened } from '../helpers/ledger.js';
import { type Stage, stage } from '../helpers/stage.js';
import { harbourMenders } from './community.js';
import { weekly, weeklyText } from './transcript.js';

/** A stage with the ledger of Harbour Menders in its place. */
function harbourStage(): Stage & { path: string } {
  const home = stage();
  mkdirSync(home.ledgers, { recursive: true });
  const session = harbourMenders({}, home.ledgers);
  session.ledger.close();
  return { ...home, path: session.ledger.path };
}

const answers = (text: string) => readAnswers(text, 'answers.yaml') as ReadonlyMap<string, string>;

describe('momentum checkin', () => {
  it('without a terminal or answers says at once how to give them', async () => {
    const { momentum } = harbourStage();
    const ended = await momentum(['checkin']);
    expect(ended.exit).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err).toContain('momentum checkin --answers FILE.yaml');
  });

  it('takes its answers from a file or from what is piped in; the result alone is on stdout', async () => {
    const { momentum, home } = harbourStage();
    writeFileSync(
      join(home, 'a.yaml'),
      'commitments.1: keep\ncommitments.1.on: today\ncommitments.2: keep\n',
    );
    const ended = await momentum(['checkin', '--answers', join(home, 'a.yaml')]);
    expect(ended.exit).toBe(0);
    expect(ended.out).toContain('Kept: 1 · Find a room for December.');
    expect(ended.out).not.toContain('What became of it?');
    expect(ended.err).toContain('What became of it?');
    expect(ended.err).toMatch(/No question was asked for these lines of .*: commitments\.2/);
    const piped = await momentum(['checkin', '--answers', '-', '--json'], {
      stdin: 'undated.9: nudge\nfeeling: 5\n',
    });
    expect(JSON.parse(piped.out)).toMatchObject({
      command: 'checkin',
      checkin: { no: 2, ended: 'closed', feeling: 5, minutes: 0 },
      notes: [{ to: 'Idris Bell', text: expect.stringContaining('Draw up a tool list') }],
      unused: [],
    });
  });

  it('writes documents nowhere unasked', async () => {
    const { momentum, ledgers } = harbourStage();
    const ended = await momentum(['checkin', '--quick', '--json'], { answers: new Map() });
    expect(JSON.parse(ended.out)).toMatchObject({ checkin: { ended: 'closed' }, documents: [] });
    expect(existsSync(join(ledgers, 'harbour.documents'))).toBe(false);
  });

  it('makes the documents anew in the folder that was said, for nobody else to read', async () => {
    const { momentum, home } = harbourStage();
    const folder = join(home, 'papers');
    const said = { answers: answers('documents.folder: ~/papers') };
    const ended = await momentum(['checkin', '--quick'], said);
    expect(ended.exit).toBe(0);
    const names = ['state-of-play', 'momentum-plan'];
    for (const name of names.flatMap((each) => [`${each}.html`, `${each}.md`])) {
      expect(readFileSync(join(folder, name), 'utf8')).toContain('Harbour Menders');
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    const before = readFileSync(join(folder, 'momentum-plan.md'), 'utf8');
    await momentum(['offer', 'Bring a second kettle', '--by', 'amina']);
    await momentum(['checkin', '--quick'], said);
    expect(readFileSync(join(folder, 'momentum-plan.md'), 'utf8')).not.toBe(before);
    expect(readFileSync(join(folder, 'momentum-plan.html'), 'utf8')).toContain('second kettle');
  });

  it('leaves a document alone that somebody has written into, and says so', async () => {
    const { momentum, home } = harbourStage();
    const file = join(home, 'papers', 'state-of-play.md');
    const said = { answers: answers('documents.folder: ~/papers') };
    await momentum(['checkin', '--quick'], said);
    writeFileSync(file, 'My own words');
    const ended = await momentum(['checkin', '--quick', '--json'], said);
    expect(readFileSync(file, 'utf8')).toBe('My own words');
    expect(JSON.parse(ended.out).documents).not.toContain(file);
    expect(JSON.parse(ended.out).documents).toHaveLength(3);
    expect(ended.err.replace(/\s+/g, ' ')).toContain('was left as it is: state-of-play.md.');
  });

  it('puts the documents elsewhere, or leaves them, where that is asked for', async () => {
    const { momentum, ledgers, home } = harbourStage();
    await momentum(['checkin', '--keep-documents'], { answers: new Map() });
    expect(existsSync(join(ledgers, 'harbour.documents'))).toBe(false);
    const folder = join(home, 'shared', 'papers');
    const ended = await momentum(['checkin', '--json', '--output-folder', folder], {
      answers: new Map(),
    });
    expect(JSON.parse(ended.out).documents).toEqual([
      join(folder, 'state-of-play.html'),
      join(folder, 'state-of-play.md'),
      join(folder, 'momentum-plan.html'),
      join(folder, 'momentum-plan.md'),
    ]);
  });

  it('shows what goes out before it is on record as given out', async () => {
    const { momentum } = harbourStage();
    const ended = await momentum(['checkin', '--json'], { answers: answers('give-out: yes') });
    expect(ended.err).toContain('Harbour Menders: State of Play');
    expect(ended.err).toContain('Harbour Menders: Momentum Plan');
    expect(ended.err.indexOf('Harbour Menders: State of Play')).toBeLessThan(
      ended.err.indexOf('That is what goes out.'),
    );
    expect(JSON.parse((await momentum(['document', 'issued', '--json'])).out).issued).toHaveLength(
      2,
    );
    const looked = await momentum(['checkin', '--json'], {
      answers: answers('give-out: yes\ngive-out.shown: no'),
    });
    expect(JSON.parse(looked.out).recorded).toEqual([]);
  });

  it('says so where the documents cannot be written, and closes all the same', async () => {
    const { momentum, home } = harbourStage();
    writeFileSync(join(home, 'file'), '');
    const ended = await momentum(['checkin', '--json', '--output-folder', join(home, 'file')], {
      answers: answers('commitments.1: keep\ncommitments.1.on: today'),
    });
    expect(ended.exit).toBe(0);
    expect(JSON.parse(ended.out)).toMatchObject({
      checkin: { ended: 'closed' },
      refused: [{ code: 'folder-not-made' }],
      documents: [],
    });
  });

  it('goes on with an unfinished one, unless it is begun afresh', async () => {
    const { momentum } = harbourStage();
    await momentum(['checkin'], { answers: answers('commitments.1: stop') });
    const again = await momentum(['checkin', '--json'], {
      answers: answers('commitments.1: stop'),
    });
    expect(again.err).toContain('You began a check-in today and stopped after “Catching up”.');
    expect(again.err).not.toContain('A win to start with');
    expect(JSON.parse(again.out).checkin.no).toBe(1);
    const fresh = await momentum(['checkin', '--json', '--fresh'], { answers: new Map() });
    expect(fresh.err).toContain('A win to start with');
    expect(JSON.parse(fresh.out).checkin.no).toBe(2);
  });

  it('is taken back by one undo', async () => {
    const { momentum } = harbourStage();
    const before = (await momentum(['commitments', '--json'])).out;
    await momentum(['checkin'], { answers: answers('commitments.1: stop') });
    await momentum(['checkin'], { answers: answers('commitments.*: release') });
    expect((await momentum(['commitments', '--json'])).out).not.toBe(before);
    await momentum(['undo', '--yes']);
    expect((await momentum(['commitments', '--json'])).out).toBe(before);
    expect((await momentum(['check'])).exit).toBe(0);
  });

  it('goes by the community’s own check-in where there is one, and names its mistakes', async () => {
    const { momentum, ledgers } = harbourStage();
    const folder = join(ledgers, 'harbour.templates', 'checkins');
    mkdirSync(folder, { recursive: true });
    const own = join(folder, 'weekly.yaml');
    writeFileSync(own, weeklyText.replace('ask: What became of it?', 'ask: How did it go?'));
    const ended = await momentum(['checkin'], { answers: new Map() });
    expect(ended.err).toContain('? How did it go?');
    writeFileSync(own, weeklyText.replace('look: commitments-due', 'look: comitments-due'));
    const wrong = await momentum(['checkin'], { answers: new Map() });
    expect(wrong.exit).toBe(1);
    expect(wrong.err).toMatch(/weekly\.yaml:\d+:\d+ .*did you mean “commitments-due”/);
  });

  it('keeps no transaction open while a question waits', async () => {
    const session = harbourMenders();
    // Another process has a connection of its own; this one waits for nobody.
    const other = reopened(session.ledger.path, { wait: 0 });
    let written = 0;
    const script = scriptedPrompter(new Map([['commitments.*', 'release']]), { write: () => {} });
    const meanwhile = <Arguments extends unknown[], Result>(
      ask: (...given: Arguments) => Promise<Result>,
    ) => {
      return (...given: Arguments): Promise<Result> => {
        written += 1;
        offerCommitment(other, { text: `Meanwhile ${written}`, by: null });
        return ask(...given);
      };
    };
    const prompter = {
      ...script,
      select: meanwhile(script.select) as typeof script.select,
      input: meanwhile(script.input),
      checkbox: meanwhile(script.checkbox) as typeof script.checkbox,
    };
    const sitting = ledgerSitting(session, undefined, {
      quick: false,
      showDocuments: () => '',
      makeDocuments: () => '',
      issueDocuments: () => '',
    });
    const outcome = await runCheckin(weekly, sitting, prompter, () => 0, { quick: false });
    expect(outcome.ended).toBe('closed');
    expect(written).toBeGreaterThan(10);
  });
});
