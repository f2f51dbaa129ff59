import { carryOut, carryOutUnasked, record, type Sit, wordsOf } from './answering.js';
import { choose, listed, pickFrom, skipping, type Verdict } from './choosing.js';
import type { Part, PartOf, Step } from './schema.js';
import type { Item } from './sitting.js';
import { fill, minutesAndSeconds } from './wording.js';

/** A step as it is gone through. */
export interface Walk {
  readonly step: Step;
  /** Its minutes in this form of the check-in. */
  readonly minutes: { readonly from: number; readonly to: number };
  /** Seconds after which nothing more is asked; endless in the close. */
  readonly until: number;
  /** Whether its heading has been said. */
  announced: boolean;
  /** Whether it has been said that its minutes are over. */
  overrun: boolean;
}

const isOver = (sit: Sit, walk: Walk): boolean => sit.gone() >= walk.until;

/** The heading, once a step; with its count before each of several items. */
function announce(sit: Sit, walk: Walk, n = 1, total = 1): void {
  const { words, controls } = sit.flow;
  const { from, to } = walk.minutes;
  if (walk.announced && n === 1) {
    sit.prompter.say('');
    return;
  }
  walk.announced = true;
  const title =
    total > 1 ? fill(words.counted, { title: walk.step.title, n, total }) : walk.step.title;
  const gone = minutesAndSeconds(sit.gone());
  sit.prompter.say(fill(words.header, { from, to, title, gone }), 'heading');
  if (n > 1 && !walk.overrun && sit.gone() > to * 60) {
    walk.overrun = true;
    sit.prompter.say(fill(words.overrun, { leave: controls.leave.key }), 'quiet');
  }
}

function show(sit: Sit, item: Item): void {
  sit.prompter.say(item.label, 'item');
  for (const line of item.lines) sit.prompter.say(line, 'detail');
}

const bound = (sit: Sit, part: { limit?: number | undefined; gap?: number | undefined }): number =>
  (sit.small ? part.gap : part.limit) ?? Number.POSITIVE_INFINITY;

const wordingFor = (ask: string | Record<string, string>, item: Item): string =>
  typeof ask === 'string' ? ask : (ask[item.kind ?? ''] ?? '');

type Runner<K extends Part['kind']> = (sit: Sit, walk: Walk, part: PartOf<K>) => Promise<Verdict>;

const runners: { [K in Part['kind']]: Runner<K> } = {
  async show(sit, walk, part) {
    const items = (await sit.sitting.select(part.look)).slice(0, bound(sit, part));
    if (items.length === 0) return 'on';
    announce(sit, walk);
    for (const { label, lines } of items) {
      sit.prompter.say(lines.length > 0 ? `${label}: ${lines.join('; ')}` : label, 'detail');
    }
    return 'on';
  },

  async each(sit, walk, part) {
    const all = await sit.sitting.select(part.look);
    const items = all.slice(0, bound(sit, part));
    for (const [index, first] of items.entries()) {
      if (isOver(sit, walk)) return 'over';
      // Looked at anew, since an answer about one may have changed what is true of the next.
      const item =
        index === 0
          ? first
          : (await sit.sitting.select(part.look)).find((other) => other.id === first.id);
      if (item === undefined) continue;
      announce(sit, walk, index + 1, items.length);
      show(sit, item);
      const { verdict } = await choose(sit, {
        id: `${part.id}.${item.id}`,
        message: wordingFor(part.ask, item),
        choices: part.choices,
        item,
        remaining: items.length - index - 1,
        skip: skipping(sit, 'skip', part.skip),
      });
      if (verdict !== 'on') return verdict;
    }
    const more = all.length - items.length;
    if (more > 0 && !sit.small) {
      sit.prompter.say(fill(sit.flow.words.more, { count: more }), 'quiet');
    }
    return 'on';
  },

  async pick(sit, walk, part) {
    const items = await sit.sitting.select(part.look);
    if (items.length === 0) return 'on';
    if (isOver(sit, walk)) return 'over';
    announce(sit, walk);
    const limit = Math.min(bound(sit, part), items.length);
    const picked = await pickFrom(sit, part, items, limit);
    for (const item of items.filter(({ id }) => picked.includes(id))) {
      if (isOver(sit, walk)) return 'over';
      const { verdict } = await choose(sit, {
        id: `${part.id}.${item.id}`,
        message: wordingFor(part.about, item),
        choices: part.choices,
        item,
        eager: true,
        skip: sit.flow.controls.skip,
      });
      if (verdict !== 'on') return verdict;
    }
    return 'on';
  },

  async choose(sit, walk, part) {
    const items = (await sit.sitting.select(part.look)).slice(0, Math.min(9, bound(sit, part)));
    if (items.length === 0 && part.other === undefined) return 'on';
    if (isOver(sit, walk)) return 'over';
    announce(sit, walk);
    const { controls } = sit.flow;
    const { other } = part;
    const answer = await sit.prompter.select({
      id: part.id,
      message: fill(part.ask, wordsOf(sit)),
      choices: [
        ...listed(items, ({ id }) => id),
        ...(other ? [{ value: 'other', name: other.name, key: other.key }] : []),
        { value: 'skip', ...skipping(sit, 'none', part.skip) },
        { value: 'stop', ...controls.stop },
      ],
      default: 'skip',
    });
    if (answer === 'stop') return 'stop';
    if (answer === 'other' && other) await carryOut(sit, part.id, other, undefined);
    const item = items.find(({ id }) => answer === id);
    if (item) await record(sit, part.action, item, {});
    return 'on';
  },

  async ask(sit, walk, part) {
    const times = sit.small ? (part.gap ?? 0) : (part.limit ?? 1);
    for (let time = 1; time <= times; time += 1) {
      if (isOver(sit, walk)) return 'over';
      if (time === 1) announce(sit, walk);
      const { verdict, done } = await choose(sit, {
        id: times > 1 ? `${part.id}.${time}` : part.id,
        message: time === 1 ? part.ask : (part.again ?? part.ask),
        choices: part.choices,
        skip: skipping(sit, 'none', part.skip),
      });
      if (verdict !== 'on') return verdict;
      if (!done) break;
    }
    return 'on';
  },

  async tell(sit, walk, part) {
    if (isOver(sit, walk)) return 'over';
    if (!walk.announced) announce(sit, walk);
    await carryOut(sit, part.id, part.choice, undefined, true);
    return 'on';
  },

  async confirm(sit, walk, part) {
    if (isOver(sit, walk)) return 'over';
    if (!walk.announced) announce(sit, walk);
    const message = fill(part.ask, wordsOf(sit));
    const yes = await sit.prompter.confirm({ id: part.id, message, default: false });
    if (yes) await record(sit, part.action, undefined, {});
    return 'on';
  },

  async record(sit, walk, part) {
    if (!walk.announced) announce(sit, walk);
    await carryOutUnasked(sit, part.action);
    return 'on';
  },
};

/** Goes through one part of a step. After a gap, parts that do not say `gap` are passed over. */
export function runPart<K extends Part['kind']>(
  sit: Sit,
  walk: Walk,
  part: PartOf<K>,
): Promise<Verdict> {
  if (sit.small && !part.gap) return Promise.resolve('on');
  return (runners[part.kind as K] as Runner<K>)(sit, walk, part);
}

/** How many things a part would still ask about; undefined where it does not go by things. */
export async function remainingIn(sit: Sit, part: Part): Promise<number> {
  return part.kind === 'each' || part.kind === 'pick'
    ? (await sit.sitting.select(part.look)).length
    : 0;
}
