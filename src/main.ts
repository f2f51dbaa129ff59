/** The process itself: argv, environment, clock, streams and exit code; nothing else touches them. */
import manifest from '../package.json' with { type: 'json' };

/** Set by the build; the sources themselves, when they are run, are nobody's build. */
declare const builtAs: string | undefined;

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
  const nodeKeeps = 'enableCompileCache' in process.getBuiltinModule('node:module');
  if (typeof builtAs === 'string' && !nodeKeeps && !process.env.NODE_DISABLE_COMPILE_CACHE) {
    const { keepCompiled } = await import('./cli/compiled.js');
    keepCompiled(builtAs);
  }
  const [{ runProcess }, commands] = await Promise.all([
    import('./cli/process.js'),
    import('./commands/index.js'),
  ]);
  return runProcess(argv, manifest.version, commands);
}
