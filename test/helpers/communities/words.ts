/** What the communities are told with: invented names, words in many scripts, and words that mean ill. */
import { hasUnseen } from '../../../src/text/gate.js';
import { hostile } from '../../render/tree.js';

/** Names as they are written in nine scripts, two of them from the right, two spelt with joiners. */
export const namesInScripts = [
  'Zoë Østergård-Łukasiewicz',
  'Ελένη Παπαδοπούλου',
  'Зоя Линд',
  'مريم حسن',
  'מרים לוי',
  '日本 太郎',
  'クララ・ホフマン',
  'सीता क्\u200dषत्रिय',
  'می\u200cخواهم رضا',
  'สมชาย ใจดี',
  '김하늘',
  'Nadia 👩\u200d🔧',
] as const;

/** What people of such names write, each in their own way. */
export const wordsInScripts = [
  'Réparer la bouilloire de l’école, à Étretat',
  'Να φτιάξουμε τη λάμπα (2 ώρες)',
  'Починить чайник до пятницы',
  'إصلاح الغلاية قبل الجمعة، 3 أشخاص',
  'לתקן את הקומקום עד יום שישי, 12:30',
  '金曜日までにやかんを直す',
  'केतली ठीक करना',
  'ซ่อมกาต้มน้ำก่อนวันศุกร์',
  '주전자를 고치기',
  'Ask مريم حسن, מרים לוי and 日本 太郎 for 3 keys 🔑',
] as const;

/**
 * What somebody may type, or send in a file, to make a document do something that it should not:
 * Markdown, HTML, Liquid, formulae, addresses that run, characters that command or mislead.
 */
export const attacks = [
  ...hostile,
  '=HYPERLINK("http://example.org/?"&A1,"click")',
  "+1+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '-2+3+cmd',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title></textarea><svg onload=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<https://example.org> <javascript:alert(1)> www.example.org',
  '[a]: http://example.org "x"',
  '{% raw %}{{ "a" | append: "b" }}',
  '{ DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" }',
  ']]> --> */ %00 \\u0000 &#x202e;',
  'Subject: x\r\nBcc: thief@example.org',
  '\u2066isolate\u2069 \u200fmark\u200e \ufeffmark \u00adhyphen',
  'joined a\u200db and c\u200cd',
  'w'.repeat(180),
  '~~~\n```\n---\n+++\n***',
  '- [ ] task\n\t code\n| - | - |',
] as const;

/** Endlessly the next of `all`. */
export function oneByOne(all: readonly string[], from = 0): () => string {
  let next = from;
  return () => {
    const words = all[next % all.length] ?? '';
    next += 1;
    return words;
  };
}

// Characters for private use stand in for those that nobody can type, until the ledger is written.
const stands = 0xe100;
const refused = [
  ...new Set(
    attacks.flatMap((text) => [...text].filter((sign) => hasUnseen(sign) && !/\s/.test(sign))),
  ),
];

/** The text as somebody can type it. */
export const typed = (text: string): string =>
  [...text]
    .map((sign) => {
      const nth = refused.indexOf(sign);
      return nth < 0 ? sign : String.fromCodePoint(stands + nth);
    })
    .join('');

/** For each character that nobody can type, what stands in for it. */
export const stoodFor: ReadonlyMap<string, string> = new Map(
  refused.map((sign, nth) => [String.fromCodePoint(stands + nth), sign]),
);
