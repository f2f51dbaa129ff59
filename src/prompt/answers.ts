import { faulty, readYaml } from '../text/yaml-file.js';

/** Answers by question id; `*` in an id stands for one part between dots. Lists are for checkboxes. */
export type Answers = ReadonlyMap<string, string | readonly string[]>;

const fileKind = {
  code: 'unreadable-answers',
  what: 'The answers file',
  next: 'Write one answer a line, such as “commitments.12: kept”, and run this again.',
};

const isAnswer = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * The text of an answers file (YAML; nested maps are joined with dots) as Answers.
 * @throws Refusal `unreadable-answers`, with file, line and column
 */
export function readAnswers(text: string, file: string): Answers {
  const source = readYaml(text, file, fileKind);
  const answers = new Map<string, string | readonly string[]>();
  const mistakes: string[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    const id = path.join('.');
    if (isAnswer(value))
      answers.set(id, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
    else if (value === null) answers.set(id, '');
    else if (Array.isArray(value) && value.every(isAnswer)) answers.set(id, value.map(String));
    else if (typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    } else mistakes.push(`${source.at(path)} “${id}” is neither an answer nor a list of answers`);
  };
  if (source.value === null || source.value === undefined) return answers;
  if (typeof source.value !== 'object' || Array.isArray(source.value)) {
    throw faulty(fileKind, file, [
      `${source.at([])} expected lines such as “commitments.12: kept”`,
    ]);
  }
  walk(source.value, []);
  if (mistakes.length > 0) throw faulty(fileKind, file, mistakes);
  return answers;
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/**
 * The id in `answers` that answers question `id`: itself, or else the wildcard with the fewest
 * stars; undefined where none does.
 */
export function answering(answers: Answers, id: string): string | undefined {
  if (answers.has(id)) return id;
  const stars = (pattern: string) => pattern.split('*').length;
  return [...answers.keys()]
    .filter((pattern) => pattern.includes('*'))
    .filter((pattern) => new RegExp(`^${pattern.split('*').map(escaped).join('[^.]+')}$`).test(id))
    .sort((a, b) => stars(a) - stars(b) || b.length - a.length || (a < b ? -1 : 1))[0];
}
