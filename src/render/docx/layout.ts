/** The page, in twips (twentieths of a point), which Word measures in. */
import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';

/** A4, which prints everywhere; Letter's printers scale it. */
export const paper = { width: 11_906, height: 16_838 } as const;

/** 2 cm, and a little less above; below, the footer stands in it. */
export const margin = { top: 1_020, right: 1_134, bottom: 1_134, left: 1_134 } as const;

/** How wide a line may be. */
export const bodyWidth = paper.width - margin.left - margin.right;

/** How far a list moves in, for each list around it. */
export const indent = 340;

/** Lists stand in each other only so deep on paper; below that they no longer move in. */
export const deepest = 5;

/** The level, from 0, of lists that stand in `depth` others: below the deepest they stay there. */
export const levelOf = (depth: number): number => Math.min(depth, deepest - 1);

/**
 * The style of the items of such a list, as Word calls it: "ListBullet", "ListBullet2" … With
 * `ends`, that of the last, below which is as much room as below a paragraph: "ListBulletEnd".
 */
export const listStyle = (
  id: 'ListBullet' | 'ListNumber' | 'ListContinue',
  depth: number,
  ends = false,
): string => `${id}${depth === 0 ? '' : levelOf(depth) + 1}${ends ? 'End' : ''}`;

type Definition = INumberingOptions['config'][number];

/** The one list of bullets, which the styles of lists refer to. */
export const bullets = 'bullets';

const signs = ['•', '–', '•', '–', '•'] as const;

const level = (at: number, format: 'bullet' | 'decimal', text: string, start = 1) => ({
  level: at,
  format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
  text,
  start,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: indent * (at + 1), hanging: indent } } },
});

const bulleted: Definition = {
  reference: bullets,
  levels: signs.slice(0, deepest).map((sign, at) => level(at, 'bullet', sign)),
};

/** The numbered lists of a document: each counts for itself, from wherever it starts. */
export class Numbering {
  readonly #lists: Definition[] = [];

  /** Another numbered list, at a depth from 0; the answer is what its items refer to. */
  begin(depth: number, start: number): string {
    const reference = `numbers-${this.#lists.length + 1}`;
    const at = levelOf(depth);
    this.#lists.push({ reference, levels: [level(at, 'decimal', `%${at + 1}.`, start)] });
    return reference;
  }

  /** All of them, and the bullets. */
  get config(): readonly Definition[] {
    return [bulleted, ...this.#lists];
  }
}
