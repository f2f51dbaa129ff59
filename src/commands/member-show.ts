/** One member whole: what they do, have offered and gave last. */
import { verb } from '../cli/verb.js';
import { list as bulletList, heading, paragraph, root } from '../papers/build.js';
import { inWords } from '../text/text.js';
import { keptLately, listCommitments } from '../things/commitment/list.js';
import { listContributions } from '../things/contribution/list.js';
import { nextTurnsByMember } from '../things/duty/list.js';
import { historyOf } from '../things/history.js';
import { lastAttended } from '../things/meeting/list.js';
import { tellingFrom } from '../things/names.js';
import { rolesHeld } from '../things/role/list.js';
import { need } from '../things/session.js';
import { type Day, shortDay } from '../time/day.js';
import { commitmentLine } from './commitment-shown.js';
import { memberData, memberLines, whichMember } from './member-shown.js';
import { beatsOf, datedLines } from './shown.js';

export const memberShow = verb({
  path: ['member', 'show'],
  summary: 'everything about one member, with what is for your eyes only',
  examples: [['momentum member show grace', 'what she does, has offered and gave last']],
  arguments: { member: whichMember },
  json: {
    member: 'the member, with other spellings, roles and your note',
    commitments: 'what is open with them, or what they help with',
    kept: 'what was kept in the last thirteen weeks, the latest first',
    turns: 'of each job that comes again, their next turn of which nobody has asked them yet',
    lastContribution: 'the last one, or null',
    lastMeeting: 'the last one they are known to have come to, or null',
    history: 'what happened, in sentences',
  },
  uses: 'reads',
  run: ({ member: { id } }, call) =>
    call.session.ledger.read((reader) => {
      const { today } = call;
      const state = need(reader, 'member', id);
      const names = tellingFrom(reader);
      const roles = rolesHeld(reader, today).get(id) ?? [];
      const open = { which: 'open', member: id } as const;
      const commitments = listCommitments(reader, open, today);
      const kept = keptLately(reader, id, today);
      const turns = nextTurnsByMember(reader, today).get(id) ?? [];
      const [lastContribution = null] = listContributions(reader, { member: id, limit: 1 });
      const lastMeeting = lastAttended(reader, id);
      const history = beatsOf(historyOf(reader, id), names);
      const facts = [
        ...memberLines(state, today),
        roles.length > 0
          ? `roles: ${inWords(roles.map(({ name, deputy }) => (deputy ? `${name} (deputy)` : name)))}`
          : null,
        lastContribution
          ? `last contribution: ${lastContribution.kind}${lastContribution.title ? `, “${lastContribution.title}”` : ''}, ${shortDay(lastContribution.on)}`
          : 'no contribution on record',
        lastMeeting
          ? `last seen at “${lastMeeting.title}”, ${shortDay(lastMeeting.on)}`
          : 'on no list of who came to a meeting yet',
        ...turns.map(({ text, on }) => `next turn: ${text}, ${shortDay(on)}`),
      ].filter((fact) => fact !== null);
      return {
        data: {
          member: { ...memberData(state), roles },
          commitments,
          kept,
          turns,
          lastContribution: lastContribution && {
            on: lastContribution.on,
            kind: lastContribution.kind,
            title: lastContribution.title,
            link: lastContribution.link,
          },
          lastMeeting,
          history,
        },
        document: root(
          heading(1, `${state.no}  ${state.name}`),
          bulletList(facts),
          ...(state.note ? [heading(2, 'For your eyes only'), paragraph(state.note)] : []),
          ...(commitments.length > 0
            ? [
                heading(2, 'Offered, and still open'),
                bulletList(commitments.map((row) => commitmentLine(row, today))),
              ]
            : []),
          ...(kept.length > 0
            ? [
                heading(2, 'Kept lately'),
                bulletList(
                  kept.map(
                    ({ no, text, closedOn }) => `${no} ${text}, ${shortDay(closedOn as Day)}`,
                  ),
                ),
              ]
            : []),
          heading(2, 'What happened'),
          bulletList(datedLines(history)),
        ),
      };
    }),
});
