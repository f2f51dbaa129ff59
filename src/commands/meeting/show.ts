import type { Run } from '../../cli/spec.js';
import { heading, list, root, strong } from '../../papers/build.js';
import { historyOf } from '../../things/history.js';
import type { EventKind } from '../../things/index.js';
import { offeredAt } from '../../things/meeting/list.js';
import { namesIn } from '../../things/names.js';
import { sentenceOf } from '../../things/sentences.js';
import { shortDay } from '../../time/day.js';
import { promise } from '../words.js';
import type { show } from './index.js';
import { factsAbout, plain } from './said.js';

/** What has a section of its own is not told again. */
const shownAbove = new Set<string>([
  'meeting.noted',
  'meeting.question-taken',
] satisfies EventKind[]);

export const run: Run<typeof show> = ({ meeting: { id } }, call) =>
  call.session.ledger.read((reader) => {
    const { today } = call;
    const state = reader.get('meeting', id);
    if (!state) throw new Error('looked up a moment ago');
    const names = namesIn(reader);
    const meeting = plain(reader, state);
    const commitments = offeredAt(reader, id, today);
    const history = historyOf(reader, id).map((entry) => ({
      kind: entry.kind,
      on: entry.on,
      what: sentenceOf(entry, names),
    }));
    return {
      data: { meeting, commitments, history: history.map(({ on, what }) => ({ on, what })) },
      document: root(
        heading(1, `${state.no}  ${state.title}`),
        list(factsAbout(meeting, today).filter((fact) => fact !== null)),
        ...section(
          'Burning questions',
          meeting.questions.map(({ no, text, status }) => [
            strong(String(no)),
            ` · ${text}${status === 'answered' ? ' (answered)' : ''}`,
          ]),
        ),
        ...section(
          'Notes',
          meeting.notes.map(({ text }) => text),
        ),
        ...section('Offered there', commitments.map(promise)),
        ...section(
          'What happened',
          history
            .filter(({ kind }) => !shownAbove.has(kind))
            .map(({ on, what }) => `${shortDay(on)}: ${what}`),
        ),
      ),
    };
  });

const section = (title: string, items: Parameters<typeof list>[0]) =>
  items.length === 0 ? [] : [heading(2, title), list(items)];
