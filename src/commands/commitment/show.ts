import type { Run } from '../../cli/spec.js';
import { heading, list, root } from '../../papers/build.js';
import { inWords } from '../../text/text.js';
import { reasons } from '../../things/commitment/fields.js';
import { commitment, dueOf, needsOf, ownerOf } from '../../things/commitment/thing.js';
import { historyOf } from '../../things/history.js';
import { feedsOf } from '../../things/lookups.js';
import { meeting } from '../../things/meeting/thing.js';
import { member } from '../../things/member/thing.js';
import { namesIn } from '../../things/names.js';
import { sentenceOf } from '../../things/sentences.js';
import { shortDay } from '../../time/day.js';
import { dayWithDistance } from '../words.js';
import type { show } from './index.js';
import { plain } from './said.js';

export const run: Run<typeof show> = ({ commitment: { id } }, call) =>
  call.session.ledger.read((reader) => {
    const state = reader.get('commitment', id);
    if (!state) throw new Error('looked up a moment ago');
    const names = namesIn(reader);
    const owner = ownerOf(state);
    const due = dueOf(state);
    const needs = needsOf(state).map((each) => names.nameOf(commitment, each));
    const feeds = feedsOf(reader, id).map((each) => names.nameOf(commitment, each));
    const history = historyOf(reader, id).map((entry) => ({
      on: entry.on,
      what: sentenceOf(entry, names),
    }));
    const facts = [
      `now: ${state.status}`,
      owner
        ? `by ${inWords([owner, ...state.others].map((each) => names.nameOf(member, each)))}`
        : null,
      due ? `due ${dayWithDistance(due, call.today)}` : 'no due date',
      state.doneWhen ? `done when ${state.doneWhen}` : null,
      state.saidAt ? `said at ${names.nameOf(meeting, state.saidAt)}` : null,
      needs.length > 0 ? `needs ${inWords(needs)}` : null,
      feeds.length > 0 ? `feeds ${inWords(feeds)}` : null,
      state.because ? `because: ${reasons[state.because]}` : null,
      state.why,
    ].filter((fact) => fact !== null);
    return {
      data: {
        commitment: { ...plain(state, (each) => names.nameOf(member, each)), needs, feeds },
        history,
      },
      document: root(
        heading(1, `${state.no}  ${state.text}`),
        list(facts),
        heading(2, 'What happened'),
        list(history.map(({ on, what }) => `${shortDay(on)}: ${what}`)),
      ),
    };
  });
