/** What the operating system says of this process: that it is to end. */

import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How many pieces of work hold them, those included that are let go of in a moment. */
let holders = 0;

/** One for all of them: a command that writes a hundred files holds each signal once. */
const obey = (signal: NodeJS.Signals): void => {
  process.removeListener(signal, obey);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
};

/**
 * Runs `work`, which must be synchronous and short, so that Ctrl-C or a request to end cannot
 * strike in its middle; one that came meanwhile is obeyed right after, by the program's own
 * listeners if it has any, else by ending as the signal asks.
 */
export function holdingSignals<T>(work: () => T): T {
  holders += 1;
  for (const signal of signals) {
    if (!process.listeners(signal).includes(obey)) process.on(signal, obey);
  }
  try {
    return work();
  } finally {
    // A signal that came meanwhile is handed out when the event loop next polls, and listeners
    // taken away before that would swallow it. Of two turns of `setImmediate` one comes after.
    setImmediate(() =>
      setImmediate(() => {
        holders -= 1;
        if (holders > 0) return;
        for (const signal of signals) process.removeListener(signal, obey);
      }),
    );
  }
}

/** Clears up where the program is asked to end meanwhile, and lets it end; returns how to let be. */
export function onSignals(clear: () => void): () => void {
  const obey = (signal: NodeJS.Signals): void => {
    release();
    clear();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.removeListener(signal, obey);
  };
  for (const signal of signals) process.once(signal, obey);
  return release;
}
