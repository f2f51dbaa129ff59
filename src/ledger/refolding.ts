/** What tests ask of every change (`refold`): that all is as it is declared, and as the journal says. */
import type { Database } from 'better-sqlite3';
import { type AnyEvent, anyThing, thingOf } from '../things/index.js';
import { misfits } from '../things/payload.js';
import { check } from './check.js';

export function refuseDrift(db: Database): void {
  const drifted = check(db).filter(({ code }) => code === 'tables-drifted');
  if (drifted.length > 0) throw new Error(drifted.map(({ message }) => message).join('\n'));
}

export function refuseUndeclared({ kind, data }: AnyEvent): void {
  const name = thingOf(kind);
  const wrong = name ? misfits(anyThing(name).events[kind], { ...data }) : [];
  if (wrong.length > 0) throw new Error(`${kind} is declared otherwise: ${wrong.join(', ')}`);
}
