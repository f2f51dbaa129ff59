/** The process's edge: argv, environment, clock, streams and exit code; nothing else touches them. */
import manifest from '../package.json' with { type: 'json' };

const argv = process.argv.slice(2);
const [first = ''] = argv;

// Scripts ask for the version to learn whether momentum is there at all: nothing need be loaded.
if (argv.length === 1 && (first === '--version' || first === '-V')) {
  process.stdout.write(`momentum ${manifest.version}\n`);
} else {
  void import('./cli/here.js')
    .then(({ runHere }) => runHere(argv, manifest.version))
    .then((code) => {
      process.exitCode = code;
    });
}
