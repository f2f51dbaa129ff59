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
export function printed(folder: string, files: readonly string[]): string[][] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const flags = ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files];
  execFileSync('soffice', flags, { stdio: 'ignore' });
  return files.map((file) => {
    const pdf = join(folder, basename(file).replace(/docx$/, 'pdf'));
    if (readFileSync(pdf).subarray(0, 5).toString() !== '%PDF-') throw new Error(`${pdf} is none`);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    rmSync(pdf);
    return text.split('\f').slice(0, -1).map(tight);
  });
}
