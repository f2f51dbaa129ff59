/**
 * The program over and over in one process, for tests in which something fails below it: each
 * message is what is typed after `momentum`, each answer how that ended.
 */
import { runProcess } from '../../src/cli/process.js';
import * as commands from '../../src/commands/index.js';

const streams = { out: '', err: '' };
const into = (name: keyof typeof streams) =>
  ((text: string | Uint8Array) => {
    streams[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
    return true;
  }) as typeof process.stdout.write;
process.stdout.write = into('out');
process.stderr.write = into('err');

process.on('message', async (argv: string[]) => {
  const before = process.memoryUsage.rss();
  streams.out = '';
  streams.err = '';
  const exit = await runProcess(argv, '0.0.0', commands).catch((cause: unknown) => {
    streams.err += `    at ${cause}`;
    return 70;
  });
  process.send?.({ exit, ...streams, bytes: process.memoryUsage.rss() - before });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
