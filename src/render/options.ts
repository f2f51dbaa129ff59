import type { Painter } from './picture/index.js';

/** What a renderer may know about where its words will be read. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** True where only ASCII can be shown: bullets, rules and quotation marks are then plain. */
  readonly ascii: boolean;
  /** Whether small pictures made of characters help: somebody looks, and nothing is cut out of it. */
  readonly draws?: boolean;
  /** What paints pictures, where it was asked to get ready before there was anything to paint. */
  readonly painter?: Promise<Painter> | undefined;
}

/** For a file or a pipe, where nobody knows the width. */
export const plainOptions: RenderOptions = { width: 80, colour: false, ascii: false };
