/** YAML that somebody else may have written: read with every care, and asked where a thing stands. */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type ParsedNode,
  parseDocument,
  stringify,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';

const largest = 256 * 1024;
const usualAliases = 10;
const deepest = 30;
/** Brackets open at once, with room for those that stand in texts and mean nothing. */
const mostOpen = 500;

/** One thing wrong in a text, at an offset of it. */
export interface Mistake {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

export type Path = ReadonlyArray<string | number>;

export interface YamlSource {
  /** The plain data; undefined where there are mistakes. */
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  readonly placeOf: (offset: number) => { line: number; col: number };
  /** Where the value at `path` begins, or the thing around it that exists. */
  readonly offsetOf: (path: Path) => number;
  /** Where the key that `path` ends with stands, or what is nearest around it. */
  readonly keyOffset: (path: Path) => number;
  /** Where `snippet` stands within the value at `path`, or else where that begins. */
  readonly offsetOfText: (path: Path, snippet: string) => number;
}

/**
 * Reads `text` as one YAML document without tags, merges, double keys or bombs; never throws.
 * @param mostAliases how often one thing may be said again by `*name`
 */
export function readYamlSource(text: string, mostAliases = usualAliases): YamlSource {
  const lines = new LineCounter();
  const failed = (...mistakes: Mistake[]): YamlSource => ({
    value: undefined,
    mistakes,
    placeOf: (offset) => (offset === 0 ? { line: 1, col: 1 } : lines.linePos(offset)),
    offsetOf: () => 0,
    keyOffset: () => 0,
    offsetOfText: () => 0,
  });
  if (text.length > largest) {
    return failed({ offset: 0, found: 'more than 256 kB', expected: 'a far shorter file' });
  }
  const tooDeep: Mistake = {
    offset: 0,
    found: 'nested too deeply',
    expected: `at most ${deepest} levels`,
  };
  // Reading it to find so takes a quarter of a gigabyte.
  if (isBottomless(text)) return failed(tooDeep);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // It compares each with each; `dangers` finds them in one go.
      uniqueKeys: false,
    });
  } catch {
    return failed(tooDeep);
  }
  const syntax = [...document.errors, ...document.warnings].map(inWords);
  const mistakes = syntax.length > 0 ? syntax : dangers(document, mostAliases);
  if (mistakes.length > 0) return failed(...mistakes);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch {
    // The only thing it throws for: few aliases, each of which holds aliases that hold aliases.
    return failed({ offset: 0, found: 'aliases (“*…”) of aliases', expected: 'each said out' });
  }
  return {
    value,
    mistakes,
    placeOf: (offset) => lines.linePos(offset),
    offsetOf: (path) => startOf(document, path),
    keyOffset: (path) => keyStart(document, path),
    offsetOfText: (path, snippet) => {
      const from = startOf(document, path);
      const node = document.getIn(path, true);
      const to = isNode(node) ? (node.range?.[1] ?? from) : from;
      const at = text.slice(from, to).indexOf(snippet);
      return at < 0 ? from : from + at;
    },
  };
}

function isBottomless(text: string): boolean {
  if (/(?:[-?][ \t]+){200}/.test(text)) return true;
  let open = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1;
    else if ((sign === ']' || sign === '}') && open > 0) open -= 1;
    if (open > mostOpen) return true;
  }
  return false;
}

const meanings: Partial<Record<YAMLError['code'], readonly [found: string, expected: string]>> = {
  BAD_INDENT: ['lines that do not line up', 'the same number of spaces before each'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second “: ” in one line',
    'quotation marks around a text that holds “: ”',
  ],
  MISSING_CHAR: [
    'something that is opened and never closed',
    'the closing quotation mark or bracket',
  ],
  MULTIPLE_DOCS: ['a second document after “---”', 'one document'],
  NON_STRING_KEY: ['a name that is no text', 'a word before the “:”'],
  TAB_AS_INDENT: ['a tab at the start of a line', 'spaces'],
  TAG_RESOLVE_FAILED: ['a YAML tag (“!…”)', 'none; put quotation marks around a text with “!”'],
};

function inWords({ code, message, pos }: YAMLError): Mistake {
  const [found, expected] = meanings[code] ?? [
    message.split('\n')[0] ?? message,
    'YAML that can be read',
  ];
  return { offset: pos[0], found, expected };
}

// What YAML allows and a template has no use for.
function dangers(document: Document.Parsed, mostAliases: number): Mistake[] {
  const mistakes: Mistake[] = [];
  let aliases = 0;
  visit(document, {
    Node: (_, node, path) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) {
        aliases += 1;
        // Finding what each one means takes the longer the more there are: no further than this.
        if (aliases > mostAliases) {
          const expected =
            mostAliases === 0 ? 'each thing written out' : `at most ${mostAliases} of them`;
          mistakes.push({ offset, found: 'many aliases (“*…”)', expected });
          return visit.BREAK;
        }
        if (node.resolve(document) === undefined) {
          mistakes.push({ offset, found: `“*${node.source}”`, expected: 'an anchor of that name' });
        }
      }
      if (isMap(node)) mistakes.push(...saidTwice(node));
      if (path.filter(isCollection).length > deepest) {
        mistakes.push({
          offset,
          found: 'nested too deeply',
          expected: `at most ${deepest} levels`,
        });
        return visit.BREAK;
      }
      return undefined;
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '__proto__') {
        const offset = pair.key.range?.[0] ?? 0;
        mistakes.push({ offset, found: 'the name “__proto__”', expected: 'another name' });
      }
    },
  });
  return mistakes;
}

function saidTwice(map: YAMLMap): Mistake[] {
  const names = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const again = names.has(key.value);
    names.add(key.value);
    const offset = key.range?.[0] ?? 0;
    return again ? [{ offset, found: 'the same name twice', expected: 'each name once' }] : [];
  });
}

function startOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyStart(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap<ParsedNode>(parent)) {
      const pair = parent.items.find((each) => isScalar(each.key) && each.key.value === key);
      if (isPair<ParsedNode>(pair) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Plain data as YAML, each text on one line however long it is. */
export const yamlOf = (value: unknown): string => stringify(value, { lineWidth: 0 });
