import type { Tree } from '../papers/tree.js';
import type { RenderOptions } from './options.js';

/** Text, or the bytes of a file that is not text. */
export type Rendered = string | Uint8Array;

export type Renderer = (tree: Tree, options: RenderOptions) => Rendered | Promise<Rendered>;

interface Format {
  /** What a file of this format is called at its end, the usual one first; none: never a file. */
  readonly endings: readonly string[];
  readonly load: () => Promise<Renderer>;
}

/** Every format: to add one, write its renderer and one row here. */
export const formats = {
  terminal: { endings: [], load: async () => (await import('./terminal.js')).renderTerminal },
  markdown: {
    endings: ['.md', '.markdown'],
    load: async () => (await import('./markdown.js')).renderMarkdown,
  },
  html: {
    endings: ['.html', '.htm'],
    load: async () => (await import('./html.js')).renderHtml,
  },
  docx: { endings: ['.docx'], load: async () => (await import('./docx.js')).renderDocx },
  text: { endings: ['.txt'], load: async () => (await import('./terminal.js')).renderText },
  eml: { endings: ['.eml'], load: async () => (await import('./eml.js')).renderDraft },
  json: { endings: ['.json'], load: async () => (await import('./json.js')).renderJson },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];

/** What the format calls its files at their end. */
export const endingsOf = (name: FormatName): readonly string[] => formats[name].endings;

/** The format that a file's ending asks for, or undefined where none is known by it. */
export const formatOfFile = (path: string): FormatName | undefined =>
  formatNames.find((name) => endingsOf(name).some((ending) => path.toLowerCase().endsWith(ending)));
