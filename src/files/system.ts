/** What the operating system says of this process: that it is to end. */

import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work`, which must be synchronous and short, so that Ctrl-C or a request to end cannot
 * strike in its middle; one that came meanwhile is obeyed right after, by the program's own
 * listeners if it has any, else by ending as the signal asks.
 */
export function holdingSignals<T>(work: () => T): T {
  const listeners = signals.map((signal) => {
    const obey = () => {
      process.removeListener(signal, obey);
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    process.on(signal, obey);
    return () => process.removeListener(signal, obey);
  });
  try {
    return work();
  } finally {
    // A signal that came meanwhile is handed out when the event loop next polls, and listeners
    // taken away before that would swallow it. Of two turns of `setImmediate` one comes after.
    setImmediate(() =>
      setImmediate(() => {
        for (const release of listeners) release();
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
