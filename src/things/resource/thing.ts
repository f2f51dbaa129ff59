import { cleanText, optionalText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import { day, type Id, maybe, numbered, reference, typed, word } from '../field.js';
import { foundIn } from '../find.js';
import { foldOnePerson, onePerson, toldOnePerson } from '../naming.js';
import { type EventsFields, eachOptional, optional, type PayloadsOf, pick } from '../payload.js';
import { type EventOf, type Findable, noneFound, type StateOf, type Thing } from '../thing.js';

const fields = {
  ...numbered,
  status: word<'kept'>(),
  title: typed('public'),
  link: maybe(typed('members')),
  /** Who looks after it. */
  keeper: maybe(reference('member')),
  addedOn: day(),
  lookedAtOn: day(),
};

/** A document or link worth keeping. */
export type Resource = StateOf<typeof fields>;

const events = {
  'resource.added': pick(fields, 'title', 'link', 'keeper'),
  /** Somebody looked whether it is still true; `keeper` where another member looks after it now. */
  'resource.reviewed': { keeper: optional(reference('member')) },
  /** In other words, since they named somebody who was forgotten. */
  'resource.reworded': eachOptional(pick(fields, 'title', 'link')),
  'resource.one-person': onePerson,
} satisfies EventsFields;
export type ResourceEvents = PayloadsOf<typeof events>;
export type ResourceEvent = EventOf<ResourceEvents>;

export const resource: Thing<'resource', Resource, ResourceEvents> & Findable = {
  name: 'resource',
  table: 'resource',
  fields,
  events,
  label: ({ title }) => `“${title}”`,
  gone: 'a resource',
  found: {
    placeholder: 'RESOURCE',
    many: 'resources',
    find: foundIn('resource', 'title', 'link'),
    missing: noneFound(
      'unknown-resource',
      'There is no resource',
      'See what there is, with numbers: momentum resource list',
    ),
  },
  opens: {
    'resource.added': ({ subject, on, data }) => ({
      id: subject,
      status: 'kept',
      ...data,
      addedOn: on,
      lookedAtOn: on,
    }),
  },
  changes: {
    'resource.reviewed': {
      after: ['kept'],
      fold: (state, { on, data }) => ({ ...state, ...data, lookedAtOn: on }),
    },
    'resource.reworded': { after: ['kept'], fold: (state, { data }) => ({ ...state, ...data }) },
    'resource.one-person': { after: ['kept'], fold: foldOnePerson({ fields }) },
  },
  sentences: {
    'resource.added': ({ title }) => `“${title}” was put among the resources.`,
    'resource.reviewed': (_, id, nameOf) =>
      `${nameOf(resource, id)} was looked at and is still true.`,
    'resource.reworded': (_, id, nameOf) => `${nameOf(resource, id)} is called so from now on.`,
    'resource.one-person': toldOnePerson(() => resource),
  },
};

export const add = (input: {
  readonly id: Id;
  readonly title: string;
  readonly link?: string | null | undefined;
  readonly keeper: Id | null;
  readonly on: Day;
}): ResourceEvent[] => [
  {
    kind: 'resource.added',
    subject: input.id,
    on: input.on,
    data: {
      title: cleanText(input.title, 'the title'),
      link: optionalText(input.link, 'the link'),
      keeper: input.keeper,
    },
  },
];

export const review = (state: Resource, on: Day, keeper: Id | null): ResourceEvent[] => [
  { kind: 'resource.reviewed', subject: state.id, on, data: keeper ? { keeper } : {} },
];
