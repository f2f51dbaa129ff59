import { change, type Session } from './session.js';

/** Several acts as one: all of them or none, and one undo takes all of them back. */
export const together = <T>(session: Session, acts: (session: Session) => T): T =>
  change(session, ({ batch }) => acts({ ...session, batch }));
