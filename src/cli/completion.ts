/**
 * What Tab completes, as a script of each shell in which all of it stands, so that nothing is started
 * at a Tab.
 */
import { bashScript } from './completion-bash.js';
import { completedCommands } from './completion-declared.js';
import { fishScript } from './completion-fish.js';
import { zshScript } from './completion-zsh.js';
import type { Commands } from './verb.js';

/** The shells there is a script for, each with what makes it. */
const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

export type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as Shell[];

/** The script by which `shell` completes what is typed behind `momentum`. */
export const completionScript = (shell: Shell, commands: Commands): string =>
  scripts[shell](completedCommands(commands));
