import {
  BorderStyle,
  type IParagraphStyleOptions,
  type IStylesOptions,
  ShadingType,
  TabStopType,
} from 'docx';
import { bodyWidth, bullets, deepest, indent, listStyle } from './layout.js';

// The colours of our charts, all dark enough to be read when printed in grey.
const ink = '2B2723';
const quiet = '5C554D';
export const accent = '1F6F78';
const line = 'D9D1C5';
export const wash = 'F7F3EC';

// Arial is on Windows, macOS, iOS and (as its twin, Liberation Sans) on Linux and Android, and has
// Greek, Cyrillic, Hebrew and Arabic; Calibri and Aptos are where Office is.
const font = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };
const typing = { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New' };

const border = (color: string, size: number, space = 0) => ({
  style: BorderStyle.SINGLE,
  color,
  size,
  space,
});

const levels = Array.from({ length: deepest }, (_, level) => level);
const named = (name: string, level: number): string =>
  level === 0 ? name : `${name} ${level + 1}`;

const inList = (level: number) => ({
  spacing: { after: 40 },
  indent: { left: indent * (level + 1), hanging: 0 },
});

const items = levels.flatMap((level): IParagraphStyleOptions[] => [
  {
    id: listStyle('ListBullet', level),
    name: named('List Bullet', level),
    basedOn: 'Normal',
    quickFormat: level === 0,
    paragraph: {
      ...inList(level),
      indent: { left: indent * (level + 1), hanging: indent },
      numbering: { reference: bullets, level },
    },
  },
  {
    id: listStyle('ListNumber', level),
    name: named('List Number', level),
    basedOn: 'Normal',
    quickFormat: level === 0,
    paragraph: { ...inList(level), indent: { left: indent * (level + 1), hanging: indent } },
  },
  {
    id: listStyle('ListContinue', level),
    name: named('List Continue', level),
    basedOn: 'Normal',
    paragraph: inList(level),
  },
]);

/**
 * Each, and its like for the last of a list, with as much room below as below a paragraph. It must
 * take its sign from the other: given the same once more, LibreOffice shows none.
 */
const lists = items.flatMap((item): IParagraphStyleOptions[] => [
  item,
  {
    id: `${item.id}End`,
    name: `${item.name} End`,
    basedOn: item.id,
    paragraph: { spacing: { after: 100 } },
  },
]);

const cell = { spacing: { before: 0, after: 0 } };

const paragraphs = (direction: 'ltr' | 'rtl'): IParagraphStyleOptions[] => [
  {
    id: 'Callout',
    name: 'Callout',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: {
      keepLines: true,
      spacing: { before: 100, after: 100 },
      indent: { left: 160, right: 160 },
      border: {
        top: border(wash, 4, 5),
        bottom: border(wash, 4, 5),
        left: direction === 'ltr' ? border(accent, 24, 8) : border(wash, 4, 8),
        right: direction === 'rtl' ? border(accent, 24, 8) : border(wash, 4, 8),
      },
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: wash },
    },
  },
  {
    id: 'Large',
    name: 'Large',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { keepNext: true, spacing: { before: 80, after: 0 } },
    run: { bold: true, size: 28, sizeComplexScript: 28, color: accent },
  },
  {
    id: 'LargeLabel',
    name: 'Large Label',
    basedOn: 'Normal',
    paragraph: { spacing: { after: 60 } },
  },
  {
    id: 'Lead',
    name: 'Lead',
    basedOn: 'Normal',
    paragraph: { keepNext: true, spacing: { after: 80 } },
  },
  {
    id: 'Space',
    name: 'Space',
    basedOn: 'Normal',
    paragraph: { spacing: { before: 0, after: 0, line: 100, lineRule: 'exact' } },
    run: { size: 4, sizeComplexScript: 4 },
  },
  {
    id: 'Code',
    name: 'Code',
    basedOn: 'Normal',
    paragraph: {
      keepLines: true,
      contextualSpacing: true,
      spacing: { before: 60, after: 160 },
      indent: { left: 120, right: 120 },
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: wash },
    },
    run: { font: typing, size: 18, sizeComplexScript: 18, noProof: true },
  },
  {
    id: 'Rule',
    name: 'Rule',
    basedOn: 'Normal',
    paragraph: { spacing: { before: 0, after: 200 }, border: { bottom: border(line, 6, 1) } },
  },
  { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: cell },
  {
    id: 'TableRight',
    name: 'Table Right',
    basedOn: 'TableText',
    paragraph: { alignment: 'right' },
  },
  {
    id: 'TableCentre',
    name: 'Table Centre',
    basedOn: 'TableText',
    paragraph: { alignment: 'center' },
  },
  {
    id: 'FigureLabel',
    name: 'Figure Label',
    basedOn: 'TableText',
    run: { bold: true },
  },
  {
    id: 'Figure',
    name: 'Figure',
    basedOn: 'TableText',
    run: { bold: true, size: 24, sizeComplexScript: 24, color: accent },
  },
  {
    id: 'FigureNote',
    name: 'Figure Note',
    basedOn: 'TableText',
    run: { size: 17, sizeComplexScript: 17, color: quiet },
  },
  {
    id: 'ChartTitle',
    name: 'Chart Title',
    basedOn: 'Normal',
    next: 'Chart',
    paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
    run: { bold: true },
  },
  { id: 'Chart', name: 'Chart', basedOn: 'Normal', paragraph: { spacing: { after: 80 } } },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    paragraph: {
      spacing: { before: 0, after: 0 },
      tabStops: [{ type: TabStopType.RIGHT, position: bodyWidth }],
    } as NonNullable<IParagraphStyleOptions['paragraph']>,
    run: { size: 16, sizeComplexScript: 16, color: quiet },
  },
  ...lists,
];

// The library has no words for the looks that a table's style gives to its first row.
const tableStyle = (id: string, name: string, firstRow: string): string =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="${line}"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="${line}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="${line}"/></w:tblBorders><w:tblCellMar><w:top w:w="55" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="55" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>${firstRow}</w:style>`;

const heads = `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:top w:val="nil"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${accent}"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>`;

const heading = (size: number, before: number, after: number, color: string) => ({
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after } },
  run: { bold: true, size, sizeComplexScript: size, color },
});

/**
 * Every look of the document, under the names that Word itself gives where it has one, so that
 * whoever receives it can change them all in one place. `language` is BCP 47.
 */
export const stylesFor = (language: string, direction: 'ltr' | 'rtl'): IStylesOptions => ({
  default: {
    document: {
      run: {
        font,
        size: 20,
        sizeComplexScript: 20,
        color: ink,
        language: { value: language, bidirectional: language },
      },
      paragraph: { spacing: { after: 90, line: 254, lineRule: 'auto' } },
    },
    title: {
      ...heading(38, 0, 140, ink),
      next: 'Normal',
    },
    heading1: heading(26, 170, 60, accent),
    heading2: heading(23, 240, 80, ink),
    heading3: heading(21, 200, 60, quiet),
    hyperlink: { run: { color: accent, underline: { type: 'single' } } },
  },
  characterStyles: [{ id: 'CodeChar', name: 'Code Char', run: { font: typing, noProof: true } }],
  paragraphStyles: paragraphs(direction),
});

/** The looks of tables, which the library takes as XML and adds its own to. */
export const tableStyles = `<w:styles mc:Ignorable="w14 w15" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${tableStyle('DocumentTable', 'Document Table', heads)}${tableStyle('Figures', 'Figures', '')}</w:styles>`;
