import { cleanText, optionalText } from '../../text/text.js';
import type { Day } from '../../time/day.js';
import type { Entity, EventOf, Id } from '../thing.js';

/** A document or link worth keeping. */
export interface Resource {
  readonly id: Id;
  readonly no: number;
  readonly status: 'kept';
  readonly title: string;
  readonly link: string | null;
  /** Who looks after it. */
  readonly keeper: Id | null;
  readonly addedOn: Day;
  readonly lookedAtOn: Day;
}

export interface ResourceEvents {
  'resource.added': {
    readonly no: number;
    readonly title: string;
    readonly link: string | null;
    readonly keeper: Id | null;
  };
  /** Somebody looked whether it is still true; `keeper` where another member looks after it now. */
  'resource.reviewed': { readonly keeper?: Id };
}
export type ResourceEvent = EventOf<ResourceEvents>;

export const resource: Entity<'resource', Resource, ResourceEvents> = {
  name: 'resource',
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
  },
};

export const add = (input: {
  readonly id: Id;
  readonly no: number;
  readonly title: string;
  readonly link?: string | null;
  readonly keeper: Id | null;
  readonly on: Day;
}): ResourceEvent[] => [
  {
    kind: 'resource.added',
    subject: input.id,
    on: input.on,
    data: {
      no: input.no,
      title: cleanText(input.title, 'the title'),
      link: optionalText(input.link, 'the link'),
      keeper: input.keeper,
    },
  },
];

export const review = (state: Resource, on: Day, keeper: Id | null): ResourceEvent[] => [
  { kind: 'resource.reviewed', subject: state.id, on, data: keeper ? { keeper } : {} },
];
