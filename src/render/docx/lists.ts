import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx';
import { deepest, indent } from './layout.js';
import { levelOf } from './level.js';

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
