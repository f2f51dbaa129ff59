import { Document, Footer, PageNumber, Tab, TextRun } from 'docx';
import type { Day } from '../core/day.js';
import type { About, Tree } from '../documents/tree.js';
import { stack } from './docx/blocks.js';
import { fileOf } from './docx/file.js';
import { line } from './docx/lines.js';
import { Numbering } from './docx/lists.js';
import { margin, paper } from './docx/page.js';
import { runsOf, type Setting } from './docx/phrases.js';
import { mediaOf, picturesOf } from './docx/pictures.js';
import { stylesFor, tableStyles } from './docx/styles.js';
import { type Look, plainLook } from './look.js';

/** A command's few lines say nothing of themselves; a file has to say something. */
const nameless: About = {
  title: '',
  community: '',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '1980-01-01' as Day,
  subject: '',
};

/**
 * `tree` as a Word document on A4 paper, byte for byte the same whenever it is made. All of its
 * looks are named styles, what people typed is text and never a field, and its properties name the
 * community, the title, the language and the day, and nobody.
 */
export async function renderDocx(tree: Tree, look: Look = plainLook): Promise<Uint8Array> {
  const about = tree.data?.about ?? nameless;
  const { direction, language } = about;
  const setting: Setting = { direction };
  const numbering = new Numbering();
  const pictures = await picturesOf(tree, look);
  const place = { setting, numbering, pictures, depth: 0, setApart: false };
  const children = stack(tree.children, place);
  const document = new Document({
    externalStyles: tableStyles,
    styles: stylesFor(language, direction),
    numbering: { config: numbering.config },
    sections: [
      {
        properties: {
          page: { size: { width: paper.width, height: paper.height }, margin: { ...margin } },
        },
        footers: { default: footer(about) },
        children,
      },
    ],
  });
  return fileOf(document, about, mediaOf(pictures));
}

/** What the document is, and "1 / 3". */
const footer = ({ title, direction }: About): Footer =>
  new Footer({
    children: [
      line(
        'Footer',
        { direction },
        {
          children: [
            ...runsOf(title, { direction }),
            new TextRun({ children: [new Tab(), PageNumber.CURRENT] }),
            new TextRun(' / '),
            new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
          ],
        },
      ),
    ],
  });
