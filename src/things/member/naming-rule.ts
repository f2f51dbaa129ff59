import { type OwnSettings, settingsOf } from '../community/settings.js';
import type { Rows } from '../find.js';

/** Whether somebody new of whom nobody has said it may be named, as the community has it. */
export function mayBeNamedAtFirst(rows: Rows): boolean {
  const own = rows.value<string>('SELECT settings FROM community');
  return settingsOf(own === undefined ? {} : (JSON.parse(own) as OwnSettings)).defaultNamed === 1;
}
