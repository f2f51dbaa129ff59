#!/usr/bin/env node
// Written in the syntax of Node 10, as CommonJS (bin/package.json says so), so that an old Node can
// still read it and say what is missing. Keep the versions equal to "engines" in package.json.
(function start() {
  var parts = process.versions.node.split('.').map(Number);
  var major = parts[0];
  var minor = parts[1];
  if (!(major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19))) {
    process.stderr.write(
      'momentum cannot run on this version of Node.js.\n\n' +
        '  here:    ' +
        process.versions.node +
        '\n  needed:  20.19 or later in the 20 line, 22.13 or later in the 22 line, or 24 and newer\n\n' +
        'Install a newer one from https://nodejs.org/en/download and run the same command again.\n',
    );
    process.exitCode = 1;
    return;
  }
  try {
    require('../dist/main.js');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND' || !/dist[\\/]main\.js'/.test(error.message)) {
      throw error;
    }
    process.stderr.write(
      'momentum has not been built yet: its dist folder is missing.\n\n' +
        'Run "npm run build" in the folder that holds package.json, then the same command again.\n',
    );
    process.exitCode = 1;
  }
})();
