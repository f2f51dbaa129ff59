import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const runs = (program: string, ...flags: string[]): boolean => {
  try {
    execFileSync(program, flags, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const missing = (): string | undefined => {
  if (!runs('soffice', '--version')) return 'LibreOffice (soffice) is not installed here';
  return runs('pdftotext', '-v') ? undefined : 'pdftotext (poppler-utils) is not installed here';
};
/** What there would have to be to print with LibreOffice here; undefined where all is there. */
export const lack = missing();

/**
 * Why sheets can't be counted here: the documents ask for Arial, and letters of other widths fill
 * other lines. Undefined where Arial is, or one that is as wide, or where no fontconfig tells.
 */
export function lackOfArial(): string | undefined {
  try {
    const family = execFileSync('fc-match', ['--format', '%{family}', 'Arial'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (/Arial|Arimo|Liberation Sans/.test(family)) return undefined;
    return `no letters as wide as Arial’s are here (fonts-liberation), ${family} is wider`;
  } catch {
    return undefined;
  }
}

/** Blanks are where the page has room, and are not compared. */
export const tight = (text: string): string => text.replace(/\s+/g, '');

/**
 * What can be read on the pages that LibreOffice makes of each of the files, all of them in one go.
 * @throws Error where one of them can't be opened, or what comes out is no PDF
 */
export const printed = (folder: string, files: readonly string[]): string[][] =>
  ofPdfs(folder, files, (pdf) => textOf(pdf, '-layout').split('\f').slice(0, -1).map(tight));

/** Where the footer begins, in points from the upper edge. */
const footer = 790;

/**
 * How far down each page words stand, its footer aside: 1 where they reach to it. The pages are those
 * that LibreOffice makes of each of the files, all of them in one go.
 * @throws Error as `printed` does
 */
export const filled = (folder: string, files: readonly string[]): number[][] =>
  ofPdfs(folder, files, (pdf) =>
    textOf(pdf, '-bbox')
      .split('<page ')
      .slice(1)
      .map((page) => {
        const ends = [...page.matchAll(/yMax="([\d.]+)"/g)].map(([, end]) => Number(end));
        return Math.max(0, ...ends.filter((end) => end < footer)) / footer;
      }),
  );

const textOf = (pdf: string, flag: string): string =>
  execFileSync('pdftotext', [flag, pdf, '-'], { encoding: 'utf8' });

function ofPdfs<T>(folder: string, files: readonly string[], read: (pdf: string) => T): T[] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const flags = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files];
  execFileSync('soffice', flags, { stdio: 'ignore' });
  return files.map((file) => {
    const pdf = join(folder, basename(file).replace(/docx$/, 'pdf'));
    if (readFileSync(pdf).subarray(0, 5).toString() !== '%PDF-') throw new Error(`${pdf} is none`);
    const found = read(pdf);
    rmSync(pdf);
    return found;
  });
}
