/** What somebody will do, from a French verb in the future: "trouvera une salle" is "trouver une salle". */

/** Endings of the future, without "ont" or "a" behind their r, and of the infinitive; the first that fits counts. */
const endings: ReadonlyArray<readonly [future: RegExp, infinitive: string]> = [
  [/^(re|dé|satis)?fer$/u, '$1faire'],
  [/^ir$/u, 'aller'],
  [/^(ren|en)verr$/u, '$1voyer'],
  [/^(re|pré)?verr$/u, '$1voir'],
  [/iendr$/u, 'enir'],
  [/cevr$/u, 'cevoir'],
  [/courr$/u, 'courir'],
  [/cueiller$/u, 'cueillir'],
  [/^((?:r)?appel)ler$/u, '$1er'],
  [/^((?:re|pro)?jet)ter$/u, '$1er'],
  [/^(r?ach|(?:r|pro|em|remm)?am|m|prom|emm|ramm|(?:en|re|sou)?l|p)è([ntvs])er$/u, '$1e$2er'],
  [/([aou])ier$/u, '$1yer'],
  [/è\p{L}er$/u, ''],
  [/er$/u, 'er'],
  [/((?:^|re|é)l|(?:^|re|inter|contre|pré)d|cr|(?:^|sou)r|suff|u|o)ir$/u, '$1ire'],
  [/ir$/u, 'ir'],
  [/(nd|rd|oud|tt|iv|aît|mp|nc)r$/u, '$1re'],
];

/** The words with their verb in the infinitive; undefined where no rule gives that safely. */
export function asDone(said: string): string | undefined {
  const [, self = '', verb = '', rest = ''] =
    /^(s['’]|se\s+)?(\p{L}+r)(?:a|ont|ai|ons)(?!\p{L})(.*)$/isu.exec(said) ?? [];
  const small = verb.toLowerCase();
  const [future, infinitive = ''] = endings.find(([each]) => each.test(small)) ?? [];
  return future === undefined || infinitive === ''
    ? undefined
    : `${self}${small.replace(future, infinitive)}${rest}`;
}
