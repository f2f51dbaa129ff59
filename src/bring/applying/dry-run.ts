import {
  type AnyEvent,
  anyThing,
  type States,
  type ThingName,
  thingOf,
} from '../../things/index.js';
import { numbersFrom, type Reader, type Transaction } from '../../things/ledger.js';
import { fold, type Id } from '../../things/thing.js';

/**
 * A transaction that nothing is written to: what would be recorded is folded in memory, by the same rules
 * and with the same refusals, and forgotten afterwards. For `--dry-run`.
 */
export function dryRun(reader: Reader): Transaction {
  const states = new Map<Id, States[ThingName]>();
  const numberOf = numbersFrom(reader);
  let made = 0;
  const get = <Name extends ThingName>(name: Name, id: Id): States[Name] | undefined =>
    (states.get(id) as States[Name] | undefined) ?? reader.get(name, id);
  return {
    reader,
    batch: 0,
    // Below nothing, where no thing of the ledger's is.
    newId: () => -++made,
    get,
    record(events: readonly AnyEvent[]) {
      for (const event of events) {
        const name = thingOf(event.kind);
        if (!name) throw new Error(`no rule for ${event.kind}`);
        const isNew = event.kind in anyThing(name).opens;
        const before = isNew ? states.get(event.subject) : get(name, event.subject);
        const happened = { ...event, no: numberOf(event) };
        states.set(event.subject, fold<States[ThingName]>(anyThing(name), before, happened));
      }
    },
    undo() {
      throw new Error('nothing is undone in a dry run');
    },
  };
}
