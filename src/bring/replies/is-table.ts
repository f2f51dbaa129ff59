/** Whether a file of answers is a table, or mails. */
import type { Buffer } from 'node:buffer';
import { isWorkbook } from '../list-source.js';

const linesOf = (bytes: Buffer): string[] =>
  bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^\uFEFF|^ï»¿/u, '')
    .split(/\r?\n/u);

/** By its name; of what is piped in, by whether it begins as mails do. */
export function isMail(bytes: Buffer, file: string): boolean {
  if (/\.(?:eml|mbox|mbx)$/iu.test(file)) return true;
  if (/\.(?:csv|tsv)$/iu.test(file)) return false;
  const [first = ''] = linesOf(bytes);
  return first.startsWith('From ') || /^[!-9;-~]+:(?:\s|$)/u.test(first);
}

/** By its name; of what is piped in, by whether its first lines are parted as a table's. */
export function isTable(bytes: Buffer, file: string): boolean {
  if (/\.(?:csv|tsv)$/iu.test(file) || isWorkbook(bytes)) return true;
  const [first = '', second = ''] = linesOf(bytes);
  return !isMail(bytes, file) && /[,;\t]/u.test(first) && /[,;\t]/u.test(second);
}
