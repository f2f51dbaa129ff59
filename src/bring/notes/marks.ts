/** The marks that layouts set beside words: headings, bullets, boxes, emphasis, who spoke. */

/** A line of nothing but signs, between parts of the notes or below a heading. */
export const isRule = (line: string): boolean =>
  /^\s*(?:(?:[-=_*~–—.]\s?){3,}|:{3,}\s*\w*|(?:`{3,}|~{3,})\s*\w*)\s*$/.test(line);

/** The text of a heading: `## Text`, `== Text ==`, `**Text**`, or an agenda’s “Topic: Text”. */
export function marksHeading(line: string): { readonly heading: boolean; readonly text: string } {
  const found =
    /^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$/.exec(line) ??
    /^\s{0,3}(={2,6})\s*(.+?)\s*\1\s*$/.exec(line)?.slice(1) ??
    /^\s{0,3}(?:\*\*|__)([^*_]{1,60})(?:\*\*|__)\s*:?\s*$/.exec(line) ??
    /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?:<[^>]{1,40}>\s+)?(?:sub)?topic:\s*(.+)$/i.exec(
      line,
    );
  return found ? { heading: true, text: found[1] ?? '' } : { heading: false, text: line };
}

const bullet =
  /^(\s*)(?:>\s*)*(?:(?:[-*•+–▪◦‣·●○■□✦➢→](?!\S)|\(?\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+\p{Lu})|[a-z][.)])\s+)+/u;

/** A line without its bullet or number, and how far it stands to the right. */
export function bulletIn(line: string): {
  readonly indent: number;
  readonly listed: boolean;
  readonly text: string;
} {
  const wide = line.replace(/\t/g, '    ');
  const found = bullet.exec(wide);
  const indent = /^\s*/.exec(wide)?.[0].length ?? 0;
  return found
    ? { indent, listed: true, text: wide.slice(found[0].length) }
    : { indent, listed: false, text: wide };
}

/** What was given up is neither done nor open: `- [-] Paint the door`. */
const dropped = /^\s*\[\s?[-–—/]\s?\]\s*(?=\S)/u;
const open = /^\s*(?:\[\s?\]|☐|◻|⬜)\s*(?=\S)/u;
const ticked = /^\s*(?:\[\s?[xX✓✔✗]\s?\]|☑|☒|✅|✔️?|✓)\s*(?=\S)/u;

/** A box before a line, and what was done to it. */
export type Box = 'open' | 'ticked' | 'dropped';

/** A line without the box before it. */
export function boxIn(text: string): {
  readonly box: Box | null;
  readonly text: string;
} {
  if (open.test(text)) return { box: 'open', text: text.replace(open, '') };
  if (ticked.test(text)) return { box: 'ticked', text: text.replace(ticked, '') };
  if (dropped.test(text)) return { box: 'dropped', text: text.replace(dropped, '') };
  return { box: null, text };
}

const clock = /^\s*\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+(?=<)/;
const speaker = /^\s*<([^<>\s]{1,40})>\s+/;
/** What a scribe’s bot takes as an order, whoever typed it. */
const order = /^(?:action|resolved|resolution|present\+|regrets\+|decided|todo)\b/i;

/**
 * A line of a chat without its hour and who typed it. What they typed is what they said, and no more
 * than a note; but for the orders to a scribe: `present+ tom`, `ACTION: …`.
 */
export function withoutSpeaker(line: string): { readonly aside: boolean; readonly text: string } {
  const text = line.replace(clock, '');
  const who = speaker.exec(text)?.[1];
  const said = who === undefined ? text : text.replace(speaker, '');
  const came = /^\s*(present|regrets)\+:?\s*(.*)$/i.exec(said);
  if (came) {
    const [, list = '', names = ''] = came;
    const people = names.trim() || who || '';
    return { aside: false, text: `${/^p/i.test(list) ? 'present' : 'regrets'}: ${people}` };
  }
  if (who === undefined) return { aside: false, text };
  return order.test(said.trim())
    ? { aside: false, text: said }
    : { aside: true, text: `${who}: ${said}` };
}

/** A text without what only makes it look like something. */
export const bare = (text: string): string =>
  text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?(?:b|i|u|s|em|strong|span|p|div|mark|small|code)(?:\s[^<>]*)?>/gi, '')
    .replace(/!?\[([^[\]]{1,200})\]\((\S{1,500}?)\)/g, (_, shown: string, link: string) =>
      shown === link || shown.startsWith('@') || /^(?:mailto|#|user)/i.test(link)
        ? shown
        : `${shown} (${link})`,
    )
    .replace(/\*\*([^*]{1,1000})\*\*/g, '$1')
    .replace(/(?<![\p{L}\p{N}_])__([^_]{1,1000})__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*([^*\s][^*]{0,1000})\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_([^_\s][^_]{0,1000})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`]{1,1000})`/g, '$1')
    .replace(/~~([^~]{1,1000})~~/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s*\[recorded in \S+\]\s*$/i, '')
    .replace(/^\s*\[new\]\s*/i, '');

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};
