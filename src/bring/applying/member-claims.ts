/** Which member on record a row of a file of members means. */

import { Refusal } from '../../text/refusal.js';
import { inWords, nameKey } from '../../text/text.js';
import type { Member } from '../../things/member/fields.js';
import { wasMerged } from '../../things/member/find.js';
import { need } from '../../things/session.js';
import type { Id } from '../../things/thing.js';
import type { ReadRow } from '../read.js';
import type { Name } from '../row-fields.js';
import { askAbout, type ImportRun } from './import-run.js';

/** A row of a file of members, as far as it says who is meant. */
interface MemberRow extends Pick<ReadRow, 'line'> {
  readonly fields: {
    readonly name: Name;
    readonly handle: string | null;
    readonly email: string | null;
  };
}

/** Who has that name; where nobody does, who has the handle or the address beside it. */
export function whoMayBeMeant(
  { people }: ImportRun,
  { name, handle, email }: MemberRow['fields'],
): readonly Id[] {
  const named = people.knownAs(name.name, 'name');
  if (named.length > 0) return named;
  const alike = people.alike(name.name);
  if (alike.length > 0) return alike;
  return [
    ...(handle ? people.knownAs(handle, 'handle') : []),
    ...(email ? people.knownAs(email, 'email') : []),
  ];
}

/**
 * Who is meant: by name, which a handle or an address tells from namesakes. Whoever has the handle
 * or the address under another name may have changed it, or share it: that is asked.
 * @returns undefined where somebody must say who
 */
export function knownMember(
  run: ImportRun,
  { line, fields: { name, handle, email } }: MemberRow,
  names: ReadonlySet<string>,
): Id | 'new' | undefined {
  const { people } = run;
  const nicked = handle ? people.knownAs(handle, 'handle') : [];
  const addressed = email ? people.knownAs(email, 'email') : [];
  const named = people.knownAs(name.name, 'name');
  const told =
    named.length > 1 ? named.filter((id) => [...nicked, ...addressed].includes(id)) : named;
  const [only, another] = told;
  const otherNick = nicked.filter((id) => !named.includes(id));
  if (only !== undefined && another === undefined && otherNick.length === 0) return only;
  if (named.length === 0) {
    const told = [...nicked, ...addressed];
    const alike = people.alike(name.name);
    const [same, other] = alike.filter((id) => told.includes(id));
    if (same !== undefined && other === undefined) return same;
    const others = [...new Set(told)]
      .map((id) => need(run.transaction, 'member', id))
      // Whoever stands in the file by their own name is not meant by this one.
      .filter((state) => !alike.includes(state.id) && !names.has(nameKey(state.name)));
    const beside = [...alike.map((id) => need(run.transaction, 'member', id)), ...others];
    return beside.length === 0 ? 'new' : whoIsIt(run, line, name.name, beside);
  }
  const candidates = [...new Set([...named, ...otherNick])].map((id) =>
    need(run.transaction, 'member', id),
  );
  return whoIsIt(run, line, name.name, candidates);
}

function whoIsIt(
  run: ImportRun,
  line: number,
  name: string,
  candidates: readonly Member[],
): Id | 'new' | undefined {
  const labels = candidates.map(({ name: label, no }) => `${label} (${no})`);
  const answer = askAbout(run, {
    line,
    message: `“${name}” has the name, the handle or the address of ${inWords(labels, 'or')}: is it the same person, or another?`,
    choices: [
      ...candidates.map(({ no, name: label }) => ({ value: String(no), name: `it is ${label}` })),
      { value: 'new', name: 'somebody else' },
    ],
  });
  if (answer === undefined || answer === 'new') return answer;
  return candidates.find(({ no }) => String(no) === answer)?.id;
}

/**
 * Whether a row is of an entry that was merged here into one that stands in the file by its own name:
 * what it says beside that has been settled.
 */
export function isSecondEntry(
  { transaction: { reader } }: ImportRun,
  { fields: { name } }: MemberRow,
  id: Id,
  names: ReadonlySet<string>,
): boolean {
  const own = nameKey(reader.get('member', id)?.name ?? '');
  return nameKey(name.name) !== own && names.has(own) && wasMerged(reader, name.name, id);
}

export function refuseTwoPeople(earlier: MemberRow, { fields: cells }: MemberRow): void {
  const shared = Object.keys(cells).find((key) => {
    const [one, two] = [earlier.fields, cells].map((of) => (of as Record<string, unknown>)[key]);
    if (key === 'name' || Array.isArray(one) || one === null || two === null) return false;
    return typeof one === 'string' && nameKey(one) !== nameKey(String(two));
  });
  if (shared === undefined) return;
  const what = shared === 'email' ? 'address' : shared;
  throw new Refusal(
    'csv-same-name',
    `“${cells.name.name}” stands in line ${earlier.line} too, with another ${what}.`,
    'If they are two people, tell them apart by fuller names; if they are one, leave one line out.',
  );
}
