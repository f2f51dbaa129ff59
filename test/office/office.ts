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
