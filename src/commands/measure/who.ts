import type { Run } from '../../cli/spec.js';
import { whoFor } from '../../figures/reports/helping-hands.js';
import { list, paragraph, root } from '../../papers/build.js';
import { exitCodes, Refusal } from '../../text/refusal.js';
import { ownerOf } from '../../things/commitment/thing.js';
import type { who } from './index.js';
import { personSaid, plainFit } from './people-said.js';

export const run: Run<typeof who> = ({ words, commitment, question }, { session }) => {
  const given = [words, commitment, question].filter((each) => each !== undefined);
  if (given.length !== 1) throw oneOfThem();
  const about = words ?? commitment?.label ?? question?.label ?? '';
  const people = whoFor(
    session,
    about,
    session.ledger.read((reader) => {
      const promise = commitment && reader.get('commitment', commitment.id);
      const asked = question && reader.get('question', question.id);
      return [promise ? ownerOf(promise) : null, asked?.askedBy ?? null];
    }),
  );
  return {
    data: { about, people: people.map(plainFit) },
    document: root(
      paragraph(`Who may like to be asked about “${about}”, by what is on record:`),
      people.length === 0
        ? paragraph('Nobody that the ledger knows of. Ask everybody at the next meeting.')
        : list(people.map(personSaid)),
    ),
    ...(people.length === 0
      ? { hints: ['What somebody likes doing: momentum member edit NAME --good-at "…"'] }
      : {}),
  };
};

const oneOfThem = (): Refusal =>
  new Refusal(
    'who-for-what',
    'It was not said, or said twice, what it is about.',
    'Give a few words, or --commitment, or --question.',
    { exit: exitCodes.usage },
  );
