/** From what was typed for somebody or something to the one that is meant. */

import type { Prompter } from '../prompt/prompter.js';
import { nameAndAddress } from '../text/addresses.js';
import { visible } from '../text/gate.js';
import { Refusal, usage } from '../text/refusal.js';
import { inWords, typedKey } from '../text/text.js';
import type { Candidate, Found } from '../things/find.js';
import type { MemberOrNew, NewPerson } from '../things/member/changes.js';
import { membersKnownAs, namedBy } from '../things/member/find.js';
import { readNo } from '../things/no.js';
import type { Session } from '../things/session.js';
import { lookups } from './lookups.js';
import type { ParameterValues, Resolvable } from './parameters.js';
import { agreeToAdd, choiceOf, chooseNear, chooseOne, type Meaning } from './which-one.js';

/** What was typed, as far as it is understood unasked: what is meant, or the question that settles it. */
export type Understood<Value = unknown> =
  | { readonly meant: Value }
  | { readonly ask: () => Promise<Value> };

/** Finds what one command was told of. Whom it may add is agreed here; the command's act adds them. */
export interface Finder {
  /**
   * @param flag how it was given, for questions and refusals
   * @throws Refusal `unknown-…`; `ambiguous-name` where nobody can be asked
   */
  look<Kind extends Resolvable>(
    kind: Kind,
    typed: string,
    flag: string,
  ): Understood<ParameterValues[Kind]>;
  /** The same, and asks where that is needed. */
  find<Kind extends Resolvable>(
    kind: Kind,
    typed: string,
    flag: string,
  ): Promise<ParameterValues[Kind]>;
  /** What was typed that could mean several, with the number of the one that was chosen. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Whether something is called, or somebody known, by all of what was typed. */
  knows(kind: Resolvable, typed: string): boolean;
  /** Whom somebody has agreed to add so far, or is yet to be asked about. */
  readonly agreed: readonly NewPerson[];
  /** Whether somebody is named who is not known, and has not been asked about. */
  readonly waits: () => boolean;
  /** Asks whether to add them; from then on it is asked at once. */
  agree(): Promise<void>;
}

/** By what somebody can be found: as typed, else by the address that stands behind a name, else by that. */
function spellingsOf(kind: Resolvable, typed: string): string[] {
  const { name, email } = nameAndAddress(typed);
  const isPerson = kind === 'person' || kind === 'member';
  return isPerson && email !== null && name !== '' ? [typed, email, name] : [typed];
}

/** Somebody new, as typed. @throws Refusal `name-is-address` */
function newcomer(typed: string, flag: string): NewPerson {
  const { name, email } = nameAndAddress(typed);
  if (email === null) return { name };
  if (name !== '') return { name, email };
  throw usage(
    'name-is-address',
    `Nobody here is known by ${visible(email)}, and an address is no name.`,
    `Give the name as well: ${flag} "NAME <${visible(email)}>"`,
  );
}

/**
 * @param prompter undefined where nobody can be asked
 * @param say tells at once what was understood otherwise than it was typed
 */
export function finder(
  session: () => Session,
  prompter: (() => Promise<Prompter>) | undefined,
  say: (line: string) => void,
): Finder {
  const agreed: NewPerson[] = [];
  const chosen = new Map<string, string>();
  /** Names to ask about once the act is known not to refuse anyway; undefined: at once. */
  let waiting: Array<readonly [typed: string, flag: string]> | undefined = [];

  const choose = async <Value>(
    typed: string,
    flag: string,
    choices: ReadonlyArray<Meaning<Value>>,
    asker: Prompter,
  ): Promise<Value> => {
    const { value, meant } = await chooseOne(typed, flag, choices, asker);
    chosen.set(typed, value);
    return meant;
  };

  const agreeOrWait = async (typed: string, flag: string, asker: Prompter): Promise<void> => {
    if (waiting) waiting.push([typed, flag]);
    else await agreeToAdd(typed, flag, asker);
  };

  const found = (kind: Resolvable, typed: string): Found => {
    const { ledger, today } = session();
    const candidates = ledger.read((reader) => {
      for (const spelling of spellingsOf(kind, typed)) {
        const found = lookups[kind].find(reader, spelling, today);
        if (found.length > 0) return found;
      }
      return [];
    });
    for (const { formerly, label, no } of candidates) {
      if (formerly !== undefined) say(`${formerly} is now ${label} (${no}).`);
    }
    return candidates;
  };

  const near = (kind: Resolvable, typed: string): Found =>
    session().ledger.read((reader) => lookups[kind].near?.(reader, typed) ?? []);

  const lookUp = (kind: Resolvable, typed: string, flag: string): Understood<Candidate> => {
    const candidates = found(kind, typed);
    const [only] = candidates;
    if (!only) throw missing(kind, typed, near(kind, typed));
    if (candidates.length === 1) return { meant: only };
    if (!prompter) throw ambiguous(typed, candidates, lookups[kind].many);
    const choices = candidates.map((each) => choiceOf(each, each));
    return { ask: async () => choose(typed, flag, choices, await prompter()) };
  };

  /** A command of several acts may have added them by now. */
  const yetToJoin = (): NewPerson[] =>
    session().ledger.read((reader) =>
      agreed.filter(({ name }) => membersKnownAs(reader, name).length === 0),
    );

  /** Whoever was agreed on before in this command is meant again, as if they were here already. */
  const somebody = async (typed: string, flag: string, asker: Prompter): Promise<MemberOrNew> => {
    const people = yetToJoin();
    const same = people.find(({ name }) => typedKey(name) === typedKey(typed));
    if (same) return same;
    const choices: Array<Meaning<MemberOrNew>> = [
      ...found('person', typed).map((each) => choiceOf(each, each.id)),
      ...people
        .filter(({ name }) => namedBy(name, typed))
        .map((each) => ({ value: each.name, name: each.name, hint: 'new', meant: each })),
    ];
    const [only] = choices;
    if (only) return choices.length === 1 ? only.meant : choose(typed, flag, choices, asker);
    if (readNo(typed) !== undefined) throw lookups.person.missing(typed);
    const alike = near('person', typed);
    const one =
      alike.length > 0
        ? await chooseNear(typed, flag, alike, asker, () => missing('person', typed, alike))
        : undefined;
    if (one) {
      chosen.set(typed, String(one.no));
      return one.id;
    }
    const person = newcomer(typed, flag);
    if (alike.length === 0) await agreeOrWait(typed, flag, asker);
    agreed.push(person);
    return person;
  };

  const look = (kind: Resolvable, typed: string, flag: string): Understood => {
    if (kind !== 'person') return lookUp(kind, typed, flag);
    if (prompter) return { ask: async () => somebody(typed, flag, await prompter()) };
    const known = lookUp(kind, typed, flag);
    return 'meant' in known ? { meant: known.meant.id } : known;
  };

  return {
    look: look as Finder['look'],
    async find(kind, typed, flag) {
      const understood = (look as Finder['look'])(kind, typed, flag);
      return 'meant' in understood ? understood.meant : understood.ask();
    },
    knows: (kind, typed) => found(kind, typed).length > 0,
    agreed,
    chosen,
    waits: () => waiting !== undefined && waiting.length > 0,
    async agree() {
      const names = waiting ?? [];
      waiting = undefined;
      for (const [typed, flag] of names) {
        if (prompter) await agreeToAdd(typed, flag, await prompter());
      }
    },
  };
}

const ambiguous = (typed: string, candidates: Found, many: string): Refusal =>
  new Refusal(
    'ambiguous-name',
    `“${visible(typed)}” could mean ${candidates.length} ${many}.`,
    'Say a little more, or give the number.',
    { details: candidates.slice(0, 12).map(describe) },
  );

const describe = ({ no, label, hint }: Candidate): string =>
  `${String(no).padStart(4)}  ${label}${hint ? `  (${hint})` : ''}`;

/** What is said where nobody is meant: whose names are near first, then what there is to do. */
function missing(kind: Resolvable, typed: string, near: Found): Refusal {
  const refusal = lookups[kind].missing(typed);
  if (near.length === 0) return refusal;
  const names = near.map(({ label, no }) => `${visible(label)} (${no})`);
  return new Refusal(
    refusal.code,
    refusal.message,
    `Did you mean ${inWords(names, 'or')}? If not, ${refusal.next.charAt(0).toLowerCase()}${refusal.next.slice(1)}`,
  );
}
