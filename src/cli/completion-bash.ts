/** Completion in bash: from 3.2, which is what a Mac has. */
import type { CompletedCommand } from './completion-declared.js';
import { completionTable } from './completion-table.js';

const head = `# Completes what is typed behind “momentum” in bash, by Tab. To install it:
#
#   mkdir -p ~/.local/share/bash-completion/completions
#   momentum completion bash > ~/.local/share/bash-completion/completions/momentum
#
# and open a new terminal. Where bash-completion is not installed (as on a Mac), keep it anywhere and
# put into ~/.bashrc:  source THAT-FILE. Make it anew after an upgrade. It starts no program.`;

const walk = `_momentum() {
  local IFS=$'\\n' called= plain=0 before= at next= flags= valued= offered= files= each
  local word=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  _momentum_declared
  for ((at = 1; at < COMP_CWORD; at++)); do
    # “--flag=value” comes in three words.
    if [[ \${COMP_WORDS[at]} != = ]]; then _momentum_typed "\${COMP_WORDS[at]}"; fi
  done
  if [[ $word == = ]]; then word=; fi
  if [[ $before == --* && $valued == *" $before "* ]]; then _momentum_value "$before"
  elif [[ $word == -* ]]; then offered=$flags
  else
    _momentum_argument
    if ((plain == 0)); then offered=$next$IFS$offered; fi
  fi
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$word"))
  fi
  for each in $(compgen -W "$offered" -- "\${word//\\\\/}"); do
    printf -v each %q "$each"
    COMPREPLY+=("$each")
  done
}
complete -F _momentum momentum`;

export const bashScript = (commands: readonly CompletedCommand[]): string =>
  `${head}\n\n${completionTable(commands)}\n\n${walk}\n`;
