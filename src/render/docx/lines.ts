import { type IParagraphOptions, Paragraph } from 'docx';
import type { Setting } from './phrases.js';

/** A paragraph of a style, running the way that the document does. */
export const line = (
  style: string,
  { direction }: Setting,
  options: Omit<IParagraphOptions, 'style' | 'bidirectional'>,
): Paragraph =>
  new Paragraph({
    ...options,
    style,
    ...(direction === 'rtl' ? { bidirectional: true } : {}),
  });
