/** The verbs about documents that were given out. */
import { flag, needed, one } from '../cli/parameters.js';
import { type Call, type Verb, verb } from '../cli/verb.js';
import { code, paragraph, root } from '../papers/build.js';
import { addressesOfAll } from '../papers/making/documents.js';
import { formats } from '../render/index.js';
import { Refusal } from '../text/refusal.js';
import { counted, inWords } from '../text/text.js';
import type { Issue } from '../things/issue/thing.js';
import { formatDay, shortDay } from '../time/day.js';
import { documentDiff } from './document-diff.js';
import {
  addressedInWords,
  documentOptions,
  notForMembers,
  sendIt,
  surroundings,
} from './document-making.js';
import { listing } from './shown.js';

const { format, output, force, open, bcc } = documentOptions;
const number = (what: string) => needed(one('no', what));

const issued = verb({
  path: ['document', 'issued'],
  summary: 'the documents that were given out, with their numbers',
  examples: [['momentum document issued', 'when, what, for whom, and in which format']],
  json: {
    issued: 'each with its number, day, title, readers, formats, and the time it looked back on',
  },
  uses: 'reads',
  async run(_, call) {
    const { issuedDocuments } = await import('../papers/making/issued.js');
    const lines = issuedDocuments(call.session);
    return {
      data: { issued: lines.map(({ issue, title }) => issueData(issue, title)) },
      document: listing(
        ['No', 'Given out', 'What', 'As of', 'For', 'As'],
        lines.map(({ issue, title }) => [
          String(issue.no),
          shortDay(issue.on),
          title ?? `${issue.name} (no copy is kept)`,
          shortDay(issue.asOf),
          issue.audience,
          inWords(issue.formats),
        ]),
        ['Nothing has been given out yet. To give something out: ', code('momentum state --issue')],
      ),
    };
  },
});

/** A document that was given out, for `--json`. */
const issueData = (issue: Issue, title: string | null) => ({
  number: issue.no,
  on: issue.on,
  name: issue.name,
  title,
  asOf: issue.asOf,
  from: issue.from,
  to: issue.to,
  audience: issue.audience,
  language: issue.language,
  formats: issue.formats,
});

const again = verb({
  path: ['document', 'again'],
  summary: 'make a document that was given out again, as it was',
  examples: [
    ['momentum document again 3', 'on the screen'],
    ['momentum document again 3 --output state-of-play.pdf', 'as a file, in any format'],
    ['momentum document again 3 --bcc members --output state-of-play.eml', 'as a mail'],
  ],
  arguments: { number: number('its number, as momentum document issued shows it') },
  options: {
    format,
    output,
    force,
    open,
    bcc,
    asItWas: flag('for your own eyes: with those, too, who have asked since not to be named'),
  },
  json: {
    issued: 'its number, day, title, readers, formats, and the time it looked back on',
    format: 'how it is written',
    written: 'the file it was written to, or null',
    asItWas: 'whether this version writes it as the one did that gave it out',
    hidden: 'how many it named who have asked since not to be named, and stand in it no more',
    rewrittenOn:
      'the day on which somebody whom it named was forgotten, and it was put in other words; or null',
  },
  uses: 'reads',
  pages: true,
  async run({ number, bcc: whom, asItWas: whole, ...request }, call) {
    const { deliver, planDelivery } = await import('../out/deliver.js');
    const { issuedDocument, namesSinceUnnamed, withoutUnnamed } = await import(
      '../papers/making/issued.js'
    );
    const everybody = whom && addressesOfAll(call.session);
    const addressed = { ...request, bcc: everybody?.addresses };
    const delivery = planDelivery(addressed, surroundings(call));
    const found = issuedDocument(call.session, number);
    const { issue, rewrittenOn, isAsItWas } = found;
    if (everybody && issue.audience === 'facilitator') throw notForMembers();
    const { title, tree, hidden } = whole
      ? { ...found, hidden: 0 }
      : await withoutUnnamed(call.session, found);
    const names = namesSinceUnnamed(call.session, { ...found, tree });
    if (names > 0) stillNames(call, issue, names, everybody !== undefined);
    const markdown = await formats.markdown.load();
    const asItWas = rewrittenOn === null && hidden === 0 && isAsItWas(await markdown(tree));
    if (hidden > 0) {
      call.say(
        `Document ${number} named ${counted(hidden, 'member')} who asked since not to be named: it reads without them. With them, for your own eyes: momentum document again ${number} --as-it-was`,
      );
    } else if (rewrittenOn !== null) {
      call.say(
        `Somebody whom document ${number} named was forgotten on ${formatDay(rewrittenOn)}: it reads without them, and else as it was given out.`,
      );
    } else if (!asItWas) {
      call.say(
        `This version of momentum writes documents differently from the one that gave out number ${number}: the words are the same, the look is not.`,
      );
    }
    const { format, file } = delivery;
    const about = { asItWas, hidden, rewrittenOn };
    const data = { issued: issueData(issue, title), format, written: null, ...about };
    if (format === 'terminal' && file === undefined && !request.open)
      return { data, document: tree };
    const { written, rendered } = await deliver({ tree, slug: issue.name }, delivery);
    if (written === undefined) return { data, document: tree, raw: rendered };
    return {
      data: { ...data, written },
      document: root(
        paragraph([
          `Document ${number}, ${rewrittenOn === null && hidden === 0 ? 'as it was ' : ''}given out on ${formatDay(issue.on)}, is in `,
          code(written),
          '.',
        ]),
        everybody && paragraph(addressedInWords(everybody)),
      ),
      hints: format === 'eml' ? [sendIt] : [],
    };
  },
});

/**
 * Says that a copy names somebody who has asked since not to be named.
 * @throws Refusal `names-since-unnamed` where it is to be mailed
 */
function stillNames(call: Call, issue: Issue, names: number, isMail: boolean): void {
  const said = `Document ${issue.no} names ${counted(names, 'member')} who asked since not to be named.`;
  if (!isMail) {
    call.say(said);
    return;
  }
  const { no, name, asOf, from, to, audience } = issue;
  throw new Refusal(
    'names-since-unnamed',
    said,
    `To mail it without the ${names === 1 ? 'name' : 'names'}: momentum document again ${no} --bcc members --output ${name}.eml. To make it anew: momentum document make ${name} --as-of ${asOf} --period ${from}..${to} --audience ${audience} --bcc members --output ${name}.eml`,
  );
}

export const issuedVerbs: readonly Verb[] = [issued, again, documentDiff];
