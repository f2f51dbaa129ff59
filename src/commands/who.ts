/** Whom to turn to, and to whom to offer what the facilitator carries. */
import { one } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { type Fit, saidTrace, type Trace } from '../figures/fit.js';
import { offerable, whoFor } from '../figures/reports/helping-hands.js';
import { heading, type Inline, list, paragraph, root, strong } from '../papers/build.js';
import { type Refusal, usage } from '../text/refusal.js';
import { counted } from '../text/text.js';
import { ownerOf } from '../things/commitment/fields.js';
import { nextTurnsByMember } from '../things/duty/list.js';
import { shortDay } from '../time/day.js';

const group = 'To see further:';
const peopleJson =
  'each with a name, how many open commitments they have, their next turns of jobs that come again, and the reasons';

const who = verb({
  path: ['who'],
  group,
  summary: 'whom you can turn to: members who did, know or like something of the kind',
  examples: [
    ['momentum who "printing posters"', 'by what they said, did, answered and look after'],
    ['momentum who --commitment 13', 'for something that nobody has taken yet'],
    ['momentum who --question 2', 'for a burning question'],
  ],
  arguments: { words: one('text', 'what it is about', { placeholder: 'WORDS' }) },
  options: {
    commitment: one('commitment', 'this commitment'),
    question: one('question', 'this burning question'),
  },
  json: { about: 'what was looked for', people: peopleJson },
  uses: 'reads',
  run({ words, commitment, question }, { session }) {
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
    const turns = session.ledger.read((reader) => nextTurnsByMember(reader, session.today));
    return {
      data: { about, people: people.map((fit) => fitData(fit, turns)) },
      document: root(
        paragraph(`Who may like to be asked about “${about}”, by what is on record:`),
        people.length === 0
          ? paragraph('Nobody that the ledger knows of. Ask everybody at the next meeting.')
          : list(people.map((fit) => personInWords(fit, turns))),
      ),
      ...(people.length === 0
        ? { hints: ['What somebody likes doing: momentum member edit NAME --good-at "…"'] }
        : {}),
    };
  },
});

const oneOfThem = (): Refusal =>
  usage(
    'who-for-what',
    'It was not said, or said twice, what it is about.',
    'Give a few words, or --commitment, or --question.',
  );

const lighten = verb({
  path: ['lighten'],
  group,
  summary: 'what you still carry that somebody else may like, and who',
  examples: [
    ['momentum lighten', 'hosting, what recurs, what is open, roles; and whom to offer it'],
  ],
  json: { things: `each with what it is, why it stands here, and people: ${peopleJson}` },
  uses: 'reads',
  pages: true,
  run(_, { session }) {
    const things = offerable(session);
    const turns = session.ledger.read((reader) => nextTurnsByMember(reader, session.today));
    return {
      data: {
        things: things.map(({ what, because, people }) => ({
          what,
          because,
          people: people.map((fit) => fitData(fit, turns)),
        })),
      },
      document:
        things.length === 0
          ? root(paragraph('You carry nothing that others could not see to already.'))
          : root(
              ...things.flatMap(({ what, because, people }) => [
                heading(2, what),
                paragraph(`Because ${because}.`),
                people.length === 0
                  ? paragraph('Nobody in particular comes to mind; it could be offered to all.')
                  : list(people.map((fit) => personInWords(fit, turns))),
              ]),
            ),
      hints: things.length === 0 ? [] : [howToOffer(things)],
    };
  },
});

/** A commitment is passed on by its number; hosting and roles are agreed on otherwise. */
const howToOffer = (things: ReturnType<typeof offerable>): string =>
  things.some(({ kind }) => kind === 'open')
    ? 'Suggestions to offer, never to assign. To hand a commitment on: momentum pass NUMBER --to NAME'
    : 'Suggestions to offer, never to assign.';

const reason = (trace: Trace): string =>
  trace.on === null ? saidTrace(trace) : `${saidTrace(trace)}, ${shortDay(trace.on)}`;

type Turns = ReturnType<typeof nextTurnsByMember>;

/** "Ann (has 2 open; next turn: Take the minutes, 17 Dec 2026): kept “Find a hall”, 4 Dec 2026". */
function personInWords({ member, name, reasons, carries }: Fit, turns: Turns): Inline {
  const [next] = turns.get(member) ?? [];
  const has = [
    ...(carries === 0 ? [] : [`has ${counted(carries, 'commitment')} open`]),
    ...(next ? [`next turn: ${next.text}, ${shortDay(next.on)}`] : []),
  ].join('; ');
  return [strong(name), has === '' ? ': ' : ` (${has}): `, reasons.map(reason).join('; ')];
}

const fitData = ({ member, name, reasons, carries }: Fit, turns: Turns) => ({
  name,
  carries,
  turns: turns.get(member) ?? [],
  reasons: reasons.map(({ kind, text, on }) => ({ kind, text, on })),
});

export const verbs: readonly Verb[] = [who, lighten];
