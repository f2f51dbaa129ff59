/** What a shell completes by Tab. */

import { completionScript, shells } from '../cli/completion.js';
import { choice, needed } from '../cli/parameters.js';
import { type Verb, verb } from '../cli/verb.js';
import { root } from '../papers/build.js';

const completion = verb({
  path: ['completion'],
  group: 'Looking after the ledger:',
  summary: 'a script by which Tab completes commands, flags and their words',
  examples: [
    [
      'momentum completion bash > ~/.local/share/bash-completion/completions/momentum',
      'install it',
    ],
    ['momentum completion zsh', 'how to install it stands in its first lines'],
  ],
  arguments: { shell: needed(choice(shells, 'of which shell')) },
  json: { shell: 'of which shell', script: 'all of it' },
  uses: 'none',
  async run({ shell }, call) {
    const script = completionScript(shell, await call.commands());
    return { data: { shell, script }, document: root(), raw: script };
  },
});

export const verbs: readonly Verb[] = [completion];
