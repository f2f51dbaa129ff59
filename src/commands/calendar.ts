import { choice, flag, one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { code, paragraph, root } from '../papers/build.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { audiences } from '../things/audience.js';
import { communityId } from '../things/community/thing.js';
import { surroundings } from './document-making.js';

const calendar = verb({
  path: ['calendar'],
  group: 'To see further:',
  summary: 'the meetings to come as a calendar file, for a shared page or any calendar program',
  examples: [
    ['momentum calendar --output community.ics', 'what members may know'],
    [
      'momentum calendar --audience public --output community.ics',
      'for a page that all can see: without ways in',
    ],
  ],
  arguments: {},
  options: {
    output: one('file', 'write it into this file, which ends in .ics; else it is shown here'),
    audience: choice(audiences, 'whom it is for; members unless said'),
    force: flag('replace the file, even one that momentum did not make'),
  },
  json: { meetings: 'how many are in it', written: 'the file it was written to, or null' },
  uses: 'reads',
  async run({ output = '-', audience = 'members', force }, call) {
    if (output !== '-' && !/\.ics$/i.test(output)) throw notACalendar(output);
    const [{ calendarOf }, { meetingsToCome }, { planWriting, writeOwn }] = await Promise.all([
      import('../out/calendar.js'),
      import('../papers/making/calendar.js'),
      import('../out/deliver.js'),
    ]);
    const environment = surroundings(call);
    if (output !== '-') planWriting(output, { force }, environment);
    const events = await meetingsToCome(call.session, audience);
    const { ledger, today } = call.session;
    const called = ledger.read((reader) => reader.get('community', communityId)?.name ?? '');
    const content = calendarOf(events, { method: 'PUBLISH' }, { asOf: today, called });
    const meetings = events.filter(({ cancelled }) => !cancelled).length;
    if (output === '-') {
      return { data: { meetings, written: null }, document: root(), raw: content };
    }
    writeOwn(output, content, { force }, environment);
    return {
      data: { meetings, written: output },
      document: root(paragraph([`${counted(meetings, 'meeting')} to come: `, code(output), '.'])),
      hints: [
        'A calendar that reads it anew shows what has changed; make it anew when that has: the same line.',
      ],
    };
  },
});

const notACalendar = (file: string) =>
  usage(
    'not-a-calendar',
    `“${visible(file)}” does not end in .ics, by which calendar programs know it.`,
    'Choose such a name: --output community.ics',
  );

export const verbs: readonly Verb[] = [calendar];
