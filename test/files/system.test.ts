import { expect, test } from 'vitest';
import { holdingSignals } from '../../src/files/system.js';

const turns = async (count: number): Promise<void> => {
  for (let nth = 0; nth < count; nth += 1) await new Promise((done) => setImmediate(done));
};

test('a command that writes many files holds each signal once, and lets go of it afterwards', async () => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const before = signals.map((signal) => process.listenerCount(signal));
  for (let nth = 0; nth < 40; nth += 1) holdingSignals(() => holdingSignals(() => undefined));
  expect(signals.map((signal) => process.listenerCount(signal))).toEqual(
    before.map((count) => count + 1),
  );
  await turns(4);
  expect(signals.map((signal) => process.listenerCount(signal))).toEqual(before);
});
