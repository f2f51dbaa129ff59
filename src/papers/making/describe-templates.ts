import { Refusal } from '../../text/refusal.js';
import { shippedNames } from '../shipped/index.js';
import { type Beside, findTemplate, ownNames, templateNames } from './templates.js';

export interface DescribedTemplate {
  readonly name: string;
  /** What it is for, in a line; null where it doesn't say. */
  readonly about: string | null;
  /** Whether it is the community's own. */
  readonly own: boolean;
  /** Whether it takes the place of one that comes along. */
  readonly replaces: boolean;
  /** The file of one's own, else null. */
  readonly path: string | null;
}

const unreadable = 'can’t be read: momentum document check says why';

/** Every document that there is, those that come along first; one that can't be read says so. */
export async function describedTemplates(ledger: Beside): Promise<DescribedTemplate[]> {
  const own = new Set(ownNames(ledger));
  const described: DescribedTemplate[] = [];
  for (const name of templateNames(ledger)) {
    const replaces = own.has(name) && (shippedNames as readonly string[]).includes(name);
    const { about, path } = await found(ledger, name);
    described.push({ name, about, own: own.has(name), replaces, path });
  }
  return described;
}

async function found(ledger: Beside, name: string) {
  try {
    const { template, path } = await findTemplate(ledger, name);
    return { about: template.about ?? null, path: path ?? null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { about: unreadable, path: null };
  }
}
