import { Document, Footer, PageNumber, Tab, TextRun } from 'docx';
import type { About, Tree } from '../../papers/tree.js';
import type { Day } from '../../time/day.js';
import { stack } from './blocks.js';
import { fileOf } from './file.js';
import { margin, Numbering, paper } from './layout.js';
import { mediaOf, type Pictures } from './pictures.js';
import { stylesFor, tableStyles } from './styles.js';
import { line, type RunStyle, runsOf } from './text.js';

/** A command's few lines say nothing of themselves; a file has to say something. */
const nameless: About = {
  title: '',
  community: '',
  language: 'en-GB',
  direction: 'ltr',
  asOf: '1980-01-01' as Day,
  subject: '',
};

/** The document with its charts' pictures, as `renderDocx` says. */
export async function wordFile(tree: Tree, pictures: Pictures): Promise<Uint8Array> {
  const about = tree.data?.about ?? nameless;
  const { direction, language } = about;
  const runStyle: RunStyle = { direction };
  const numbering = new Numbering();
  const context = { runStyle, numbering, pictures, depth: 0, setApart: false };
  const children = stack(tree.children, context);
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
