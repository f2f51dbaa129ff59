/** Whether a file of answers is a table, or mails. */
import type { Buffer } from 'node:buffer';
import { isWorkbook } from '../list-source.js';

/** By its name; of what is piped in, by whether it begins as mails do. */
export function isTable(bytes: Buffer, file: string): boolean {
  if (/\.(?:csv|tsv)$/iu.test(file) || isWorkbook(bytes)) return true;
  if (/\.(?:eml|mbox|mbx)$/iu.test(file)) return false;
  const head = bytes
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^\uFEFF|^ï»¿/u, '');
  const [first = '', second = ''] = head.split(/\r?\n/u);
  const isMail = first.startsWith('From ') || /^[!-9;-~]+:(?:\s|$)/u.test(first);
  return !isMail && /[,;\t]/u.test(first) && /[,;\t]/u.test(second);
}
