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

/**
 * A place that hangs on where one happens to be is none (XDG says so of its own). Whose number has no
 * name and no home, as in many a container, is at home at the root, as there.
 */
function findHome(): void {
  const { isAbsolute } = process.getBuiltinModule('node:path');
  const xdg = ['DATA', 'STATE', 'CACHE', 'CONFIG'].map((of) => `XDG_${of}_HOME`);
  for (const name of ['HOME', 'TMPDIR', ...xdg]) {
    if (!isAbsolute(process.env[name] ?? '/')) delete process.env[name];
  }
  try {
    if (isAbsolute(process.getBuiltinModule('node:os').homedir())) return;
  } catch {
    // As below.
  }
  process.env.HOME = '/';
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
