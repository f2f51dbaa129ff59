import { endingsOf, type FormatName, formatNames, formatOfFile } from '../render/index.js';
import { visible } from '../text/gate.js';
import { usage } from '../text/refusal.js';

/** A document's picture alone. */
const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Every way in which a document can leave: what is rendered here, what a browser prints of it, its picture. */
export type DocumentFormat = FormatName | 'pdf' | PictureFormat;

const others = ['pdf', ...pictureFormats] as const;

export const documentFormats: readonly DocumentFormat[] = [...formatNames, ...others];

const isOther = (format: DocumentFormat): format is (typeof others)[number] =>
  (others as readonly string[]).includes(format);

export const isPicture = (format: DocumentFormat): format is PictureFormat =>
  (pictureFormats as readonly string[]).includes(format);

/** What a mail may carry beside its words. */
export const attachable = ['docx', 'pdf', 'html', 'markdown'] as const satisfies DocumentFormat[];
export type Attachable = (typeof attachable)[number];

const endings = (format: DocumentFormat): readonly string[] =>
  isOther(format) ? [`.${format}`] : endingsOf(format);

/** What a file of the format is usually called at its end; the terminal's own look is text. */
export const endingOf = (format: DocumentFormat): string =>
  endings(format)[0] ?? endings('text')[0] ?? '';

/** Whether it is no text: nothing that a terminal could show. */
export const isBinary = (format: DocumentFormat): boolean =>
  ['pdf', 'docx', 'png'].includes(format);

/**
 * The format for a file: the one asked for, else that of its ending.
 * @throws Refusal `unknown-format`
 */
export function formatFor(file: string, asked: DocumentFormat | undefined): DocumentFormat {
  const byEnding =
    others.find((name) => file.toLowerCase().endsWith(`.${name}`)) ?? formatOfFile(file);
  const format = asked ?? byEnding;
  if (format !== undefined) return format;
  throw usage(
    'unknown-format',
    `The name “${visible(file)}” does not say in which format to write.`,
    `Let it end in ${documentFormats.flatMap(endings).join(', ')}, or add --format with one of: ${documentFormats.join(', ')}.`,
  );
}
