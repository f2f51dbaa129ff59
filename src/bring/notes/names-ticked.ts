/** A line of names with boxes, as a sheet has it below "Present": who is ticked, and who may be written in. */

import type { Place } from '../../lines/finding.js';
import { typedKey } from '../../text/text.js';
import { type BoxPiece, boxes, pieceOf, roomToWrite } from './ticks.js';

const isName = ({ text }: BoxPiece): boolean =>
  text === '' || (/^\p{Lu}/u.test(text) && text.split(/\s+/).length <= 5 && !/[:?!]/.test(text));

/** Before a name whose box is empty: printed so, or written into the room beside a box. */
const unticked = '☐ ';

/** Each name with its box; what stands between two dots is one. */
const piecesOf = (line: string): Array<BoxPiece & { readonly written: boolean }> =>
  line
    .split(/\s*·\s*/u)
    .flatMap((part) => {
      const parts = part.split(boxes);
      const [last = ''] = parts.slice(-1);
      // A tick behind a name is that name's.
      const isBehind = parts.length > 1 && pieceOf(last).text === '' && pieceOf(last).ticked;
      return isBehind ? [`${parts.slice(0, -1).join('')} ✓`] : parts;
    })
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const piece = pieceOf(part);
      return { ...piece, written: piece.text !== '' && part.search(roomToWrite) >= 0 };
    });

/**
 * The line as a list of names, empty where nothing is marked; undefined where it is none.
 * @param here whether it stands where those are named who came
 */
export function peopleLine(line: string, here: boolean): string | undefined {
  const text = line.replace(/^\s*[-*+•]\s+/, '');
  const pieces = piecesOf(text);
  const boxed = pieces.filter(({ box }) => box).length;
  if (here ? boxed === 0 : boxed < 2 || boxed < pieces.length || !pieces.every(isName)) {
    return undefined;
  }
  const [only] = pieces;
  if (pieces.length === 1) return only?.ticked ? `- [x] ${only.text}` : undefined;
  const came = pieces.filter(({ box, ticked, written }) => ticked || written || !box);
  const open = here ? pieces.filter((each) => !came.includes(each) && each.text !== '') : [];
  const names = [...came.map((each) => each.text), ...open.map((each) => unticked + each.text)];
  return names.length === 0 ? '' : `- ${came.length === 0 ? ', ' : ''}${names.join(', ')}`;
}

/** The names of such a list without those that were printed, with a box that nobody ticked. */
export function withoutUnticked(names: string, at: Place): string {
  if (!names.includes(unticked)) return names;
  const printed = new Set(
    at.everybody().flatMap(({ candidate, names }) => [
      typedKey(candidate.label),
      // Short for somebody is how it is written in.
      ...names.filter(({ words }) => words.length > 1).map(({ key }) => key),
    ]),
  );
  return names
    .split(/\s*,\s*/)
    .map((name) => ({ name: name.replace(unticked, ''), open: name.startsWith(unticked) }))
    .filter(({ name, open }) => name !== '' && (!open || !printed.has(typedKey(name))))
    .map(({ name }) => name)
    .join(', ');
}
