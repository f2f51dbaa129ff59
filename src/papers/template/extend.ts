/** A template that goes by another: what it says differently, put into the other. */

import { inWords } from '../../text/text.js';
import { maySee } from '../../things/audience.js';
import { checkRows } from './check.js';
import { nearest, type TemplateMistake } from './errors.js';
import { audienceOf, kindOf } from './inspect.js';
import type {
  Block,
  Extension,
  Section,
  SectionChange,
  SectionChangeName,
  SectionChanges,
  Template,
} from './schema.js';

/** `extension` put into `base`, and what in it does not fit there. */
export function extendTemplate(
  base: Template,
  extension: Extension,
): { readonly template: Template; readonly mistakes: readonly TemplateMistake[] } {
  const { extends: parent, sections: changes = [], title = base.title, ...head } = extension;
  const mistakes: TemplateMistake[] = [...audienceMistakes(base, extension)];
  const template = { ...base, ...head, title };
  let sections: readonly Section[] = base.sections;
  for (const [index, change] of changes.entries()) {
    const [verb] = Object.keys(changeTable).filter((name) => name in change) as [SectionChangeName];
    const at: Edit = {
      sections,
      indexOf: (key, id) => {
        const found = sections.findIndex((section) => section.id === id);
        if (found < 0) mistakes.push(unknownSection(index, key, id, sections, parent));
        return found;
      },
      wrong: (key, found, expected) =>
        mistakes.push({ path: ['sections', index, key], snippet: '', found, expected }),
      check: (from, body) => mistakes.push(...checkRows(['sections', index], from, body)),
    };
    sections = (changeTable[verb] as (change: SectionChange, at: Edit) => readonly Section[])(
      change,
      at,
    );
  }
  if (sections.length === 0) {
    const found = 'every section is removed';
    mistakes.push({ path: ['sections'], snippet: '', found, expected: 'at least one that stays' });
  }
  return { template: { ...template, sections: [...sections] }, mistakes };
}

/** The sections so far, and what to do about what is wrong with a change to them. */
interface Edit {
  readonly sections: readonly Section[];
  /** Where the section `id` stands that a change names under `key`; -1, and a mistake, if nowhere. */
  readonly indexOf: (key: string, id: string) => number;
  readonly wrong: (key: string, found: string, expected: string) => void;
  readonly check: (from: string, body: Readonly<Record<string, unknown>>) => void;
}

type ChangeTable = {
  readonly [K in SectionChangeName]: (change: SectionChanges[K], at: Edit) => readonly Section[];
};

const changeTable: ChangeTable = {
  'insert-before': ({ 'insert-before': other, ...section }, at) =>
    withSection(section, at.indexOf('insert-before', other), at),
  'insert-after': ({ 'insert-after': other, ...section }, at) => {
    const index = at.indexOf('insert-after', other);
    return withSection(section, index < 0 ? index : index + 1, at);
  },
  replace: ({ replace, ...section }, at) => {
    const index = at.indexOf('replace', replace);
    return index < 0 ? at.sections : at.sections.with(index, { id: replace, ...section });
  },
  change: (change, at) => {
    const index = at.indexOf('change', change.change);
    const section = at.sections[index];
    return section === undefined
      ? at.sections
      : at.sections.with(index, changedSection(section, change, at));
  },
  move: ({ move, before, after }, at) => {
    if ((before === undefined) === (after === undefined)) {
      at.wrong('move', `“${move}” is to move`, 'either “before” or “after” another section');
      return at.sections;
    }
    const from = at.indexOf('move', move);
    const to =
      before === undefined ? at.indexOf('after', after ?? '') : at.indexOf('before', before);
    const section = at.sections[from];
    if (section === undefined || to < 0 || from === to) return at.sections;
    const others = at.sections.toSpliced(from, 1);
    const place = others.indexOf(at.sections[to] as Section);
    return others.toSpliced(before === undefined ? place + 1 : place, 0, section);
  },
  remove: ({ remove }, at) => {
    const index = at.indexOf('remove', remove);
    return index < 0 ? at.sections : at.sections.toSpliced(index, 1);
  },
};

function withSection(section: Section, index: number, at: Edit): readonly Section[] {
  if (at.sections.some(({ id }) => id === section.id)) {
    at.wrong('id', `a second section “${section.id}”`, 'an id of its own');
  }
  return index < 0 ? at.sections : at.sections.toSpliced(index, 0, section);
}

const fieldsOfRows: Readonly<Record<string, readonly string[]>> = {
  list: ['where', 'sort', 'limit', 'preferring', 'more', 'empty'],
  table: ['where', 'sort', 'limit', 'preferring', 'more', 'empty'],
  chart: ['where', 'sort', 'limit', 'empty'],
  links: ['empty'],
  months: ['empty', 'more'],
  measure: ['empty'],
};

function changedSection(section: Section, change: SectionChanges['change'], at: Edit): Section {
  const { change: id, title, 'show-if': showIf, audience, blocks, ...rowFields } = change;
  const next: Section = {
    ...section,
    ...(title === undefined ? {} : { title }),
    ...(showIf === undefined ? {} : { 'show-if': showIf }),
    ...(audience === undefined ? {} : { audience }),
    ...(blocks === undefined ? {} : { blocks }),
  };
  const names = Object.keys(rowFields);
  const [first] = names;
  if (first === undefined) return next;
  const fitting = next.blocks.filter((block) => {
    const [kind] = kindOf(block);
    return names.every((name) => fieldsOfRows[kind]?.includes(name) ?? false);
  });
  const [only, ...more] = fitting;
  if (only === undefined || more.length > 0) {
    const found = `“${id}” has ${only === undefined ? 'no list or table' : `${fitting.length} lists or tables`} that could have ${inWords(names)}`;
    at.wrong(first, found, 'a section with one; for others say “replace” and write it whole');
    return next;
  }
  const [kind, body] = kindOf(only);
  at.check((body as { from: string }).from, rowFields);
  const changed = { ...only, [kind]: { ...(body as object), ...rowFields } } as Block;
  return { ...next, blocks: next.blocks.map((block) => (block === only ? changed : block)) };
}

function unknownSection(
  index: number,
  key: string,
  id: string,
  sections: readonly Section[],
  parent: string,
): TemplateMistake {
  const known = sections.map((section) => section.id);
  return {
    path: ['sections', index, key],
    snippet: id,
    found: `“${id}” is not a section of ${parent}`,
    expected: `one of: ${known.join(', ')}${nearest(id, known)}`,
  };
}

// Whatever was written for some readers, and goes by that, is not to be shown to others by chance.
function audienceMistakes(
  base: Template,
  { extends: parent, audience }: Extension,
): TemplateMistake[] {
  const meant = audienceOf(base);
  if (audience === undefined || maySee(meant, audience)) return [];
  const found = `“${parent}” is for ${meant === 'public' ? 'the public' : 'the members'}, and this would tell more`;
  const expected = meant === 'public' ? 'public' : 'members or public';
  return [{ path: ['audience'], snippet: audience, found, expected }];
}
