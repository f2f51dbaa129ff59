import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { cutOff } from '../../src/cli/failure.js';
import { findBrowser } from '../../src/files/browser.js';
import { printPdf } from '../../src/files/print.js';
import { needViewer, showFile } from '../../src/files/viewer.js';
import { forget, knownTexts } from '../../src/ledger/forgetting.js';
import { planDelivery } from '../../src/out/deliver.js';
import type { Shelf } from './case.js';
import { ownTemplate } from './own-template.js';

/** A machine without a desktop. */
const server = { isThere: () => false, show: async () => undefined };

/** How documents leave: into files, out of a printer, to a screen, into the post. */
export const leaving: Shelf = {
  title: 'How documents leave',
  cases: [
    {
      code: 'file-changed',
      when: 'A document would take the place of an earlier one that somebody has put words of their own into.',
      typed: 'momentum plan --output plan.md',
      given: ['momentum plan --output plan.md'],
      meddle: (_, home) => writeFileSync(join(home, 'plan.md'), 'What we said at the meeting'),
    },
    {
      code: 'not-for-a-terminal',
      when: 'A document that is no text would go to a terminal.',
      typed: 'momentum state --format docx',
      refuses: ({ home }) =>
        planDelivery(
          { format: 'docx' },
          {
            env: {},
            resultOnTerminal: true,
            viewer: server,
            writtenFiles: join(home, 'made.json'),
            say: () => undefined,
          },
        ),
    },
    {
      code: 'no-picture',
      when: 'A picture is asked for of a document that has none, or of a plan with nothing ahead.',
      typed: 'momentum state --output state.svg',
    },
    {
      code: 'picture-lacks-letters',
      when: 'A png is asked for, and the letters that come with momentum have no sign for a name.',
      typed: 'momentum plan --output plan.png',
      given: ['momentum offer "港の地図を描く" --wanted'],
    },
    {
      code: 'no-browser',
      when: 'A PDF is asked for where there is no browser to print it.',
      typed: 'momentum state --output state-of-play.pdf',
      refuses: () =>
        findBrowser(
          {},
          { platform: 'linux', env: {}, home: '/home/amina', isProgram: () => false },
        ),
    },
    {
      code: 'browser-not-found',
      when: 'The environment names a browser that is not there.',
      typed: 'MOMENTUM_BROWSER=netscape momentum state --format pdf',
    },
    {
      code: 'not-printed',
      when: 'The browser ended, or took too long, before it had printed the document.',
      typed: 'momentum state --output state-of-play.pdf',
      refuses: () => printPdf('/usr/bin/no-chromium', '', { paper: 'a4' }),
    },
    {
      code: 'result-cut-off',
      when: 'What a command has to say goes into a file, and the disk is full.',
      typed: 'momentum state --format html',
      refuses: () => {
        throw cutOff('ENOSPC');
      },
    },
    {
      code: 'only-for-mail',
      when: 'Addresses or an attachment are asked for, and the document is no mail.',
      typed: 'momentum state --bcc members --format html',
    },
    {
      code: 'not-for-members',
      when: 'A document for the facilitator alone would be sent to everybody.',
      typed: 'momentum state --bcc members --format eml',
      meddle: ownTemplate(
        'documents',
        'state-of-play.yaml',
        'title: For me\naudience: facilitator\nsections:\n  - id: mine\n    blocks:\n      - text: x\n',
      ),
    },
    {
      code: 'nothing-to-open',
      when: 'A document is to be shown that goes to standard output.',
      typed: 'momentum state --open --output -',
    },
    {
      code: 'no-viewer',
      when: 'A document is to be shown on a machine without a desktop.',
      typed: 'momentum state --open',
      refuses: () => needViewer(server),
    },
    {
      code: 'not-shown',
      when: 'The document is written, and no program here can show it.',
      typed: 'momentum state --open --output state-of-play.html',
      refuses: ({ home }) =>
        showFile(
          {
            isThere: () => true,
            show: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' })),
          },
          join(home, 'state-of-play.html'),
        ),
    },
    {
      code: 'unknown-issue',
      when: 'No document was given out under that number.',
      typed: 'momentum document again 9',
    },
    {
      code: 'copy-gone',
      when: 'A document was given out, and its words have been taken away since, for somebody’s sake.',
      typed: 'momentum document again 1',
      given: ['momentum state --issue'],
      meddle: takeCopyAway,
    },
    {
      code: 'nothing-to-compare',
      when: 'A document is compared with what it would say today, and the meeting or the member that it was about was taken back since.',
      typed: 'momentum document diff 1',
      given: [
        'momentum meeting plan Swap --on 2026-12-01',
        'momentum meeting agenda swap --issue',
        'momentum undo --batch {“Swap” was planned} --yes',
      ],
    },
    {
      code: 'meeting-called-off',
      when: 'An agenda or the minutes are asked for of a meeting that was cancelled.',
      typed: 'momentum meeting agenda 2',
      given: ['momentum meeting cancel 2'],
    },
    {
      code: 'names-since-unnamed',
      when: 'A document was given out that names somebody, who has asked since not to be named; it would name them again to everybody.',
      typed: 'momentum document again 1 --as-it-was --bcc members --output again.eml',
      given: [
        'momentum member add "Quentin Hale" --email quentin@example.org',
        'momentum offer "Count the lamps" --by quentin',
        'momentum state --issue',
        'momentum member edit quentin --unnamed',
      ],
    },
  ],
};

/** As erasing does: the words go, and that something was given out stays. */
function takeCopyAway(path: string): void {
  const db = new Sqlite(path);
  const copied = db.prepare("SELECT seq FROM entry WHERE kind = 'document.copied'").pluck().get();
  forget(
    db,
    [...knownTexts(db)].filter(({ seq }) => seq === copied),
  );
  db.close();
}
