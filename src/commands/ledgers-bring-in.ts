/** Bringing a copy of the ledger in: shown first, and asked about. */
import { needed, one } from '../cli/parameters.js';
import { previewed, previewFlags } from '../cli/preview.js';
import { type Result, verb } from '../cli/verb.js';
import { ledgerPath } from '../files/location.js';
import { list, paragraph, root } from '../papers/build.js';
import { counted } from '../text/text.js';
import type { Brought, Reader } from '../things/ledger.js';
import { tellingFrom } from '../things/names.js';
import { givenNo } from '../things/no.js';
import { datedSentence } from '../things/sentences.js';
import { actingAs, type Session } from '../things/session.js';
import { whySetAside } from '../things/set-aside.js';

/** So many sentences tell what a copy holds; it may hold thousands. */
const shownAtMost = 20;

/** What came, or would come, in words. */
interface Told {
  readonly entries: number;
  readonly came: readonly string[];
  readonly setAside: readonly string[];
  readonly renumbered: readonly string[];
}

export const bringIn = verb({
  path: ['ledgers', 'bring-in'],
  group: 'Looking after the ledger:',
  summary: 'bring in what a copy of this ledger holds that is not here',
  examples: [
    ['momentum ledgers bring-in "harbour (conflicted copy).momentum"', 'shows what, and asks'],
    ['momentum ledgers bring-in copy.momentum --dry-run', 'only shows it'],
  ],
  arguments: {
    copy: needed(
      one('file', 'the other copy: its file, or its name where it lies among the ledgers', {
        placeholder: 'COPY',
      }),
    ),
  },
  options: previewFlags('only show what would come in'),
  json: {
    entries: 'how many came in',
    came: 'what they say, a sentence each; at most twenty',
    setAside: 'what does not count any more, each with the reason',
    renumbered: 'what has another number now',
    dryRun: 'whether nothing was written',
  },
  uses: 'writes',
  async run({ copy: named, yes, dryRun }, call) {
    const copy = ledgerPath(named);
    // Each time folds the whole journal, so that it isn't shown first where it is not to be asked.
    if (dryRun || !yes) {
      const would = rehearsed(call.session, copy);
      if (!would) return nothingNew(dryRun);
      const instead = await previewed(
        call,
        { yes, dryRun },
        {
          ...{ id: 'bring-in', title: 'This would come in:', lines: linesOf(would) },
          question: 'Bring it in?',
          nothing: 'Nothing was brought in',
          data: { ...would, dryRun: true },
        },
      );
      if (instead) return instead;
    }
    const done = call.session.ledger.bringIn(actingAs(call.session), copy, told);
    if (!done) return nothingNew(false);
    return {
      data: { ...done, dryRun: false },
      document: root(paragraph('Brought in:'), list(linesOf(done))),
      hints: ['To take it back: momentum undo. The copy is not needed any more.'],
    };
  },
});

const nothingNew = (dryRun: boolean): Result => ({
  data: { entries: 0, came: [], setAside: [], renumbered: [], dryRun },
  document: root(paragraph('Nothing new: all that the copy holds is here already.')),
});

function told({ entries, first, setAside, renumbered }: Brought, reader: Reader): Told {
  const names = tellingFrom(reader);
  const aside = new Set(setAside.map(({ entry }) => entry.seq));
  return {
    entries,
    came: first
      .filter(({ kind, seq }) => kind !== 'checkin.step-done' && !aside.has(seq))
      .slice(0, shownAtMost)
      .map((entry) => datedSentence(entry, names)),
    setAside: setAside.map(
      ({ entry, why }) => `${datedSentence(entry, names)} (${whySetAside(why)})`,
    ),
    renumbered: renumbered.map(
      ({ thing, no }) => `What was ${thing} ${givenNo(no)} in one of the two is ${no} now.`,
    ),
  };
}

class Rehearsed extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super();
    this.told = told;
  }
}

/** What would come in; all of it is given up again. */
function rehearsed(session: Session, copy: string): Told | undefined {
  try {
    session.ledger.bringIn(actingAs(session), copy, (brought, reader) => {
      throw new Rehearsed(told(brought, reader));
    });
    return undefined;
  } catch (cause) {
    if (cause instanceof Rehearsed) return cause.told;
    throw cause;
  }
}

function linesOf({ entries, came, setAside, renumbered }: Told): string[] {
  const more = entries - came.length - setAside.length;
  return [
    ...came,
    ...(more > 0 ? [`… and ${counted(more, 'more entry', 'more entries')}`] : []),
    ...renumbered,
    ...setAside,
  ];
}
