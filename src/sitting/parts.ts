import { askFields, doChosen, doUnasked, isYes, recordAction, wordsFor } from './answering.js';
import { choose, itemChoices, type PartEnd, pickFrom, skipping } from './choosing.js';
import type { FlowPart, FlowStep, PartOf } from './flow/schema.js';
import { fill, minutesAndSeconds, recordChoice } from './flow/wording.js';
import type { Item } from './selectors/selector.js';
import type { CheckinRun } from './sitting.js';

/** A step as it is gone through. */
export interface StepProgress {
  readonly step: FlowStep;
  /** Its minutes in this form of the check-in. */
  readonly minutes: { readonly from: number; readonly to: number };
  /** Seconds after which nothing more is asked; endless in the close. */
  readonly until: number;
  /** Whether its heading has been said. */
  announced: boolean;
  /** Whether it has been said that its minutes are over. */
  overrun: boolean;
}

const isOver = (run: CheckinRun, progress: StepProgress): boolean => run.gone() >= progress.until;

/** The heading, once a step; with its count before each of several items. */
function announce(run: CheckinRun, progress: StepProgress, n = 1, total = 1): void {
  const { words, controls } = run.flow;
  const { from, to } = progress.minutes;
  if (progress.announced && n === 1) {
    run.prompter.say('');
    return;
  }
  progress.announced = true;
  const title =
    total > 1 ? fill(words.counted, { title: progress.step.title, n, total }) : progress.step.title;
  const gone = minutesAndSeconds(run.gone());
  run.prompter.say(fill(words.header, { from, to, title, gone }), 'heading');
  if (n > 1 && !progress.overrun && run.gone() > to * 60) {
    progress.overrun = true;
    run.prompter.say(fill(words.overrun, { leave: controls.leave.key }), 'quiet');
  }
}

function show(run: CheckinRun, item: Item): void {
  run.prompter.say(item.label, 'item');
  for (const line of item.lines) run.prompter.say(line, 'detail');
}

const bound = (
  run: CheckinRun,
  part: { limit?: number | undefined; gap?: number | undefined },
): number => (run.small ? part.gap : part.limit) ?? Number.POSITIVE_INFINITY;

const wordingFor = (ask: string | Record<string, string>, item: Item): string =>
  typeof ask === 'string' ? ask : (ask[item.kind ?? ''] ?? '');

type Runner<K extends FlowPart['kind']> = (
  run: CheckinRun,
  progress: StepProgress,
  part: PartOf<K>,
) => Promise<PartEnd>;

const runners: { [K in FlowPart['kind']]: Runner<K> } = {
  async show(run, progress, part) {
    const items = (await run.sitting.select(part.look)).slice(0, bound(run, part));
    if (items.length === 0) return 'on';
    announce(run, progress);
    for (const { label, lines } of items) {
      run.prompter.say(lines.length > 0 ? `${label}: ${lines.join('; ')}` : label, 'detail');
    }
    return 'on';
  },

  async each(run, progress, part) {
    const all = await run.sitting.select(part.look);
    const items = all.slice(0, bound(run, part));
    for (const [index, first] of items.entries()) {
      if (isOver(run, progress)) return 'over';
      // Looked at anew, since an answer about one may have changed what is true of the next.
      const item =
        index === 0
          ? first
          : (await run.sitting.select(part.look)).find((other) => other.id === first.id);
      if (item === undefined) continue;
      announce(run, progress, index + 1, items.length);
      show(run, item);
      const { end } = await choose(run, {
        id: `${part.id}.${item.id}`,
        message: wordingFor(part.ask, item),
        choices: part.choices,
        item,
        remaining: items.length - index - 1,
        skip: skipping(run, 'skip', part.skip),
      });
      if (end !== 'on') return end;
    }
    const more = all.length - items.length;
    if (more > 0 && !run.small) {
      run.prompter.say(fill(run.flow.words.more, { count: more }), 'quiet');
    }
    return 'on';
  },

  async pick(run, progress, part) {
    const items = await run.sitting.select(part.look);
    if (items.length === 0) return 'on';
    if (isOver(run, progress)) return 'over';
    announce(run, progress);
    const limit = Math.min(bound(run, part), items.length);
    const picked = await pickFrom(run, part, items, limit);
    for (const item of items.filter(({ id }) => picked.includes(id))) {
      if (isOver(run, progress)) return 'over';
      const { end } = await choose(run, {
        id: `${part.id}.${item.id}`,
        message: wordingFor(part.about, item),
        choices: part.choices,
        item,
        skip: run.flow.controls.skip,
        picked: true,
      });
      if (end !== 'on') return end;
    }
    return 'on';
  },

  async choose(run, progress, part) {
    const items = (await run.sitting.select(part.look)).slice(0, Math.min(9, bound(run, part)));
    if (items.length === 0 && part.other === undefined) return 'on';
    if (isOver(run, progress)) return 'over';
    announce(run, progress);
    const { controls } = run.flow;
    const { other } = part;
    const answer = await run.prompter.select({
      id: part.id,
      message: fill(part.ask, wordsFor(run)),
      choices: [
        ...itemChoices(items, ({ id }) => id),
        ...(other ? [{ value: 'other', name: other.name, key: other.key }] : []),
        { value: 'skip', ...skipping(run, 'none', part.skip) },
        { value: 'stop', ...controls.stop },
      ],
      default: 'skip',
    });
    if (answer === 'stop') return 'stop';
    if (answer === 'other' && other) await doChosen(run, part.id, other, undefined);
    const item = items.find(({ id }) => answer === id);
    if (item) await recordAction(run, part.action, item, {});
    return 'on';
  },

  async ask(run, progress, part) {
    const times = run.small ? (part.gap ?? 0) : (part.limit ?? 1);
    for (let time = 1; time <= times; time += 1) {
      if (isOver(run, progress)) return 'over';
      if (time === 1) announce(run, progress);
      const { end, done } = await choose(run, {
        id: times > 1 ? `${part.id}.${time}` : part.id,
        message: time === 1 ? part.ask : (part.again ?? part.ask),
        choices: part.choices,
        skip: skipping(run, 'none', part.skip),
      });
      if (end !== 'on') return end;
      if (!done) break;
    }
    return 'on';
  },

  async tell(run, progress, part) {
    if (isOver(run, progress)) return 'over';
    if (!progress.announced) announce(run, progress);
    await doChosen(run, part.id, part.choice, undefined, true);
    return 'on';
  },

  async confirm(run, progress, part) {
    if (isOver(run, progress)) return 'over';
    if (!progress.announced) announce(run, progress);
    if (!(await isYes(run, part.id, fill(part.ask, wordsFor(run))))) return 'on';
    const { shows } = part;
    if (shows) {
      run.prompter.say(await run.sitting.act(shows.action, undefined, {}), 'paste');
      const message = fill(shows.ask, wordsFor(run));
      if (!(await isYes(run, `${part.id}.shown`, message, 'yes'))) return 'on';
    }
    await recordAction(run, part.action, undefined, {});
    return 'on';
  },

  async record(run, progress, part) {
    if (!progress.announced) announce(run, progress);
    const choice = recordChoice(part);
    const answers = await askFields(run, part.id ?? part.action, choice, undefined, true);
    if (answers) await doUnasked(run, part.action, answers);
    return 'on';
  },
};

/** Goes through one part of a step. After a gap, parts that do not say `gap` are passed over. */
export function runPart<K extends FlowPart['kind']>(
  run: CheckinRun,
  progress: StepProgress,
  part: PartOf<K>,
): Promise<PartEnd> {
  if (run.small && !part.gap) return Promise.resolve('on');
  return (runners[part.kind as K] as Runner<K>)(run, progress, part);
}

/** How many things a part would still ask about; undefined where it does not go by things. */
export async function remainingIn(run: CheckinRun, part: FlowPart): Promise<number> {
  return part.kind === 'each' || part.kind === 'pick'
    ? (await run.sitting.select(part.look)).length
    : 0;
}
