/** Whom an act has added on the way, said at its end. */
import { inWords } from '../text/text.js';
import { membersKnownAs } from '../things/member/find.js';
import type { Session } from '../things/session.js';
import type { Finder } from './finder.js';
import type { Result } from './verb.js';

/** Says at the end whom the act has added on the way. */
export async function tellWhoJoined(
  result: Result,
  { agreed }: Finder,
  { ledger }: Session,
): Promise<Result> {
  const { paragraph, root } = await import('../papers/build.js');
  const found = ledger.read((reader) =>
    agreed
      .flatMap(({ name }) => membersKnownAs(reader, name))
      .map((each) => ({ ...each, since: reader.get('member', each.id)?.joinedOn ?? null })),
  );
  const joined = found.map(({ label, no }) => `${label} (${no})`);
  if (joined.length === 0) return result;
  const undated = found.filter(({ since }) => since === null);
  const added = joined.length === 1 ? 'was added as a member' : 'were added as members';
  const told = paragraph(`${inWords(joined)} ${added}.`);
  const hints = undated.map(
    ({ label, no }) =>
      `Since when ${label} has been with you is not known: momentum member edit ${no} --joined DATE`,
  );
  return {
    ...result,
    document: root(...result.document.children, told),
    hints: [...(result.hints ?? []), ...hints],
  };
}
