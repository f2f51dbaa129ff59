import { needed, one } from '../cli/parameters.js';
import { type Call, type Noun, type Result, type Verb, verb } from '../cli/verb.js';
import { code } from '../papers/build.js';
import { personById } from '../things/member/list.js';
import { addResource, reviewResource } from '../things/resource/changes.js';
import { listResources } from '../things/resource/list.js';
import type { Resource } from '../things/resource/thing.js';
import { shortDay } from '../time/day.js';
import { dayWithDistance, howLong } from '../time/distance.js';
import { deed, listing, recorded } from './shown.js';

export const noun: Noun = {
  name: 'resource',
  summary: 'documents and links worth keeping, and who looks after them',
  group: 'What there is:',
};

const json = { resource: 'the resource as it now stands' };

const add = verb({
  path: ['resource', 'add'],
  summary: 'put a document or link on record that is worth keeping',
  examples: [
    [
      'momentum resource add "Safety checklist" --link https://example.org/safety --keeper grace',
      'where it is, and who looks after it',
    ],
  ],
  arguments: { title: needed(one('text', 'what it is called', { placeholder: 'TITLE' })) },
  options: {
    link: one('text', 'where it is', { placeholder: 'LINK' }),
    keeper: one('person', 'who looks after it'),
  },
  json,
  uses: 'writes',
  run: ({ title, link, keeper }, call) =>
    resourceRecorded(
      call,
      'Added',
      addResource(call.session, { title, link: link ?? null, keeper: keeper ?? null }),
    ),
});

const review = verb({
  path: ['resource', 'review'],
  summary: 'put on record that somebody looked at it and it is still true',
  examples: [
    ['momentum resource review safety', 'looked at today'],
    ['momentum resource review 2 --keeper tom', 'and Tom looks after it from now on'],
  ],
  arguments: { resource: needed(one('resource', 'which one: its number, or words of its title')) },
  options: {
    keeper: one('person', 'who looks after it from now on'),
    on: one('past', 'the day, where that was not today'),
  },
  json,
  uses: 'writes',
  run: ({ resource, keeper, on }, call) =>
    resourceRecorded(
      call,
      'Reviewed',
      reviewResource(call.session, resource.id, { keeper: keeper ?? null, on }),
    ),
});

const list = verb({
  path: ['resource', 'list'],
  summary: 'what is worth keeping, what nobody has looked at for longest first',
  examples: [['momentum resource list', 'the one to look at next stands first']],
  json: { resources: 'each with its link, keeper, and when it was added and last looked at' },
  uses: 'reads',
  run(_, call) {
    const resources = call.session.ledger.read((reader) => listResources(reader, call.today));
    return {
      data: { resources },
      document: listing(
        ['No', 'Title', 'Looked after by', 'Last looked at', 'Link'],
        resources.map((row) => [
          String(row.no),
          row.title,
          row.keeper?.name ?? 'nobody yet',
          row.lookedAtOn === call.today
            ? 'today'
            : `${shortDay(row.lookedAtOn)} (${howLong(row.lookedAtOn, call.today)} ago)`,
          row.link ?? '',
        ]),
        [
          'Nothing is kept yet. To add something: ',
          code('momentum resource add "TITLE" --link LINK'),
        ],
      ),
    };
  },
});

/**
 * What is now on record of a resource.
 * @param did what was done to it: "Added", "Reviewed"
 */
const resourceRecorded = (call: Call, did: string, resource: Resource): Result =>
  call.session.ledger.read((reader) => {
    const keeper = personById(reader, resource.keeper);
    const { no, title, link, addedOn, lookedAtOn } = resource;
    return {
      data: { resource: { no, title, link, keeper, addedOn, lookedAtOn } },
      document: recorded(deed(did, no, title), [
        link,
        keeper ? `looked after by ${keeper.name}` : 'nobody looks after it yet',
        `last looked at on ${dayWithDistance(lookedAtOn, call.today)}`,
      ]),
    };
  });

export const verbs: readonly Verb[] = [add, review, list];
