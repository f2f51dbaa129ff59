/** The process itself: argv, environment, clock, streams and exit code; nothing else touches them. */
import manifest from '../package.json' with { type: 'json' };

const argv = process.argv.slice(2);
const [first = ''] = argv;

// Scripts ask for the version to learn whether momentum is there at all: nothing need be loaded.
if (argv.length === 1 && (first === '--version' || first === '-V')) {
  process.stdout.write(`momentum ${manifest.version}\n`);
} else {
  void started().then((code) => {
    process.exitCode = code;
  });
}

/** Whose number has no name and no home, as in many a container, is at home at the root, as there. */
function findHome(): void {
  try {
    process.getBuiltinModule('node:os').homedir();
  } catch {
    process.env.HOME = '/';
  }
}

async function started(): Promise<number> {
  findHome();
  const { keepCompiled } = await import('./cli/compiled.js');
  keepCompiled();
  const [{ runProcess }, commands] = await Promise.all([
    import('./cli/process.js'),
    import('./commands/index.js'),
  ]);
  return runProcess(argv, manifest.version, commands);
}
