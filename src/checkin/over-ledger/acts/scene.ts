import type { Desk } from '../../../actions/desk.js';
import { addMember } from '../../../actions/members.js';
import type { Id } from '../../../core/entity.js';
import { Refusal } from '../../../core/refusal.js';
import { facilitatorRole } from '../../../core/role.js';
import { idByNo } from '../../../ledger/facts/checkin/sittings.js';
import { facilitatorOn } from '../../../ledger/lookups.js';
import type { Item } from '../../sitting.js';
import { newPerson } from '../parse.js';

export type Answers = Readonly<Record<string, string>>;

/** Where an answer is carried out. */
export interface Scene {
  /** A desk of the sitting's own batch. */
  readonly desk: Desk;
  readonly checkin: Id;
  /** Makes the documents, and says where they are. */
  readonly makeDocuments: () => string | Promise<string>;
  /** Puts on record, at the sitting's own desk, that they were given out. */
  readonly issueDocuments: (desk: Desk) => string | Promise<string>;
}

/** Does what was answered about `item` and says what is now on record. */
export type Act = (scene: Scene, item: Item, answers: Answers) => string | Promise<string>;

type Numbered = Parameters<typeof idByNo>[1];

/** The id of the thing whose number an item carries. */
export function idOf({ desk }: Scene, name: Numbered, item: Item): Id {
  const id = desk.ledger.read((reader) => idByNo(reader, name, Number(item.id)));
  if (id !== undefined) return id;
  throw new Refusal(
    'gone-meanwhile',
    `${item.label}: that has been taken back in the meantime.`,
    'Nothing was changed.',
  );
}

export const nameOf = ({ desk }: Scene, id: Id): string =>
  desk.ledger.read((reader) => reader.get('member', id)?.name ?? 'somebody');

/** The member that an answer names; somebody new is added first. */
export function memberIn({ desk }: Scene, answer: string): Id {
  return answer.startsWith(newPerson)
    ? addMember(desk, { name: answer.slice(newPerson.length) }).id
    : answer;
}

/** Nobody, where nothing was answered. */
export const maybe = (scene: Scene, answer: string | undefined): Id | null =>
  answer === undefined ? null : memberIn(scene, answer);

export const member = (scene: Scene, item: Item): Id => idOf(scene, 'member', item);
export const commitment = (scene: Scene, item: Item): Id => idOf(scene, 'commitment', item);

export const isFacilitator = ({ desk }: Scene, id: Id): boolean =>
  desk.ledger.read((reader) => facilitatorOn(reader, desk.today, facilitatorRole)?.id === id);
