import { Refusal } from '../../../text/refusal.js';
import { idByNo } from '../../../things/checkin/list.js';
import type { MemberOrNew } from '../../../things/member/changes.js';
import type { Session } from '../../../things/session.js';
import type { Id } from '../../../things/thing.js';
import type { Item } from '../../sitting.js';
import { newPerson } from '../parse.js';

export type Answers = Readonly<Record<string, string>>;

/** Where an answer is carried out. */
export interface Scene {
  /** A session of the sitting's own batch. */
  readonly session: Session;
  readonly checkin: Id;
  /** Makes the documents, and says where they are. */
  readonly makeDocuments: () => string | Promise<string>;
  /** Puts on record, at the sitting's own session, that they were given out. */
  readonly issueDocuments: (session: Session) => string | Promise<string>;
}

/** Does what was answered about `item` and says what is now on record. */
export type Act = (scene: Scene, item: Item, answers: Answers) => string | Promise<string>;

type Numbered = Parameters<typeof idByNo>[1];

/** The id of the thing whose number an item carries. */
export function idOf({ session }: Scene, name: Numbered, item: Item): Id {
  const id = session.ledger.read((reader) => idByNo(reader, name, Number(item.id)));
  if (id !== undefined) return id;
  throw new Refusal(
    'gone-meanwhile',
    `${item.label}: that has been taken back in the meantime.`,
    'Nothing was changed.',
  );
}

export const nameOf = ({ session }: Scene, id: Id | null): string =>
  session.ledger.read((reader) => (id && reader.get('member', id)?.name) || 'somebody');

/** Whom an answer names. */
export const memberIn = (answer: string): MemberOrNew =>
  answer.startsWith(newPerson) ? { name: answer.slice(newPerson.length) } : answer;

/** Nobody, where nothing was answered. */
export const maybe = (answer: string | undefined): MemberOrNew | null =>
  answer === undefined ? null : memberIn(answer);

export const member = (scene: Scene, item: Item): Id => idOf(scene, 'member', item);
export const commitment = (scene: Scene, item: Item): Id => idOf(scene, 'commitment', item);
