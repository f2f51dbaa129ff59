import { ImageRun, type Paragraph } from 'docx';
import { strToU8 } from 'fflate';
import type { Nodes } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { ChartNode } from '../../papers/tree.js';
import { line } from './lines.js';
import { runsOf, type Setting } from './phrases.js';
import { mediaKey, type Pictures } from './pictures.js';
import { xmlText } from './text.js';

/** The title and, where there is one, the picture, which says in words what it shows. */
export function chartOf(chart: ChartNode, setting: Setting, pictures: Pictures): Paragraph[] {
  const title = line('ChartTitle', setting, { children: runsOf(chart.title, setting) });
  const picture = pictures.get(chart);
  if (picture === undefined) return [title];
  const { width, height, saysAll, number } = picture;
  const image = new ImageRun({
    type: 'svg',
    data: strToU8(mediaKey(number, 'svg')),
    // For what can't show SVG: telephones, mail programs, Word before 2016.
    fallback: { type: 'png', data: strToU8(mediaKey(number, 'png')) },
    transformation: { width, height },
    altText: {
      id: String(number),
      name: `chart-${number}`,
      title: xmlText(chart.title),
      description: xmlText(
        saysAll ? `${chart.description} ${figuresOf(chart)}` : chart.description,
      ),
    },
  });
  return [title, line('Chart', setting, { children: [image], keepNext: !saysAll })];
}

/** The words of the chart in one line, for whoever has the picture read to them. */
const figuresOf = ({ children }: ChartNode): string =>
  children
    .flatMap((child): readonly Nodes[] => child.children)
    .map((row) => ('children' in row ? row.children.map((cell) => wordsOf(cell)).join(' ') : ''))
    .join('; ');
