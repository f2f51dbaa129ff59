import type { Run } from '../../cli/spec.js';
import { heading, list, paragraph, root } from '../../papers/build.js';
import { inWords } from '../../text/text.js';
import { listCommitments } from '../../things/commitment/list.js';
import { listContributions } from '../../things/contribution/list.js';
import { historyOf } from '../../things/history.js';
import { lastAttended } from '../../things/meeting/list.js';
import { namesIn } from '../../things/names.js';
import { rolesHeld } from '../../things/role/list.js';
import { sentenceOf } from '../../things/sentences.js';
import { shortDay } from '../../time/day.js';
import { promise } from '../words.js';
import type { show } from './index.js';
import { factsAbout, plain } from './said.js';

export const run: Run<typeof show> = ({ member: { id } }, call) =>
  call.session.ledger.read((reader) => {
    const { today } = call;
    const state = reader.get('member', id);
    if (!state) throw new Error('looked up a moment ago');
    const names = namesIn(reader);
    const roles = rolesHeld(reader, today).get(id) ?? [];
    const open = { which: 'open', member: id } as const;
    const commitments = listCommitments(reader, open, today);
    const [lastContribution = null] = listContributions(reader, { member: id, limit: 1 });
    const lastMeeting = lastAttended(reader, id);
    const history = historyOf(reader, id).map((entry) => ({
      on: entry.on,
      what: sentenceOf(entry, names),
    }));
    const facts = [
      ...factsAbout(state, today),
      roles.length > 0
        ? `roles: ${inWords(roles.map(({ name, deputy }) => (deputy ? `${name} (deputy)` : name)))}`
        : null,
      lastContribution
        ? `last contribution: ${lastContribution.kind}${lastContribution.title ? `, “${lastContribution.title}”` : ''}, ${shortDay(lastContribution.on)}`
        : 'no contribution on record',
      lastMeeting
        ? `last seen at “${lastMeeting.title}”, ${shortDay(lastMeeting.on)}`
        : 'on no list of a meeting yet',
    ].filter((fact) => fact !== null);
    return {
      data: {
        member: { ...plain(state), roles },
        commitments,
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
        list(facts),
        ...(state.note ? [heading(2, 'For your eyes only'), paragraph(state.note)] : []),
        ...(commitments.length > 0
          ? [heading(2, 'Offered, and still open'), list(commitments.map(promise))]
          : []),
        heading(2, 'What happened'),
        list(history.map(({ on, what }) => `${shortDay(on)}: ${what}`)),
      ),
    };
  });
