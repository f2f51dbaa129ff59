/** Completion in zsh, by what it looks up as bash does; what each command is about stands beside it. */
import type { CompletedCommand } from './completion-declared.js';
import { completionTable, shellQuoted } from './completion-table.js';

const head = `#compdef momentum
# Completes what is typed behind “momentum” in zsh, by Tab. To install it:
#
#   mkdir -p ~/.zfunc
#   momentum completion zsh > ~/.zfunc/_momentum
#
# and put into ~/.zshrc:  fpath+=(~/.zfunc); autoload -Uz compinit; compinit
# Make it anew after an upgrade. It starts no program.`;

/** For what follows a command, the word and what it is about, as _describe takes them. */
function described(commands: readonly CompletedCommand[]): string {
  const rows = commands
    .filter(({ next }) => next.length > 0)
    .map(({ called, next }) => {
      const each = next.map(([word, about]) =>
        shellQuoted(`${word.replaceAll(':', '\\:')}:${about}`),
      );
      return `    ${shellQuoted(called)}) said=(${each.join(' ')}) ;;`;
    });
  return `# The words that may follow, each with what it is about.\n_momentum_said() {\n  case "$called" in\n${rows.join('\n')}\n  esac\n}`;
}

const walk = `_momentum() {
  local called= plain=0 before= at next= flags= valued= offered= files=
  local -a said
  local word=$PREFIX
  _momentum_declared
  for ((at = 2; at < CURRENT; at++)); do _momentum_typed "\${words[at]}"; done
  if [[ $word == --*=* ]]; then
    before=\${word%%=*}
    compset -P '*='
  fi
  if [[ $before == --* && $valued == *" $before "* ]]; then _momentum_value "$before"
  elif [[ $word == -* ]]; then offered=$flags
  else
    _momentum_argument
    if ((plain == 0)); then _momentum_said; fi
  fi
  if [[ -n $files ]]; then _files; fi
  if ((\${#said} > 0)); then _describe command said; fi
  if [[ -n $offered ]]; then compadd -- "\${(f)offered}"; fi
}

if [[ $funcstack[1] == _momentum ]]; then _momentum "$@"; else compdef _momentum momentum; fi`;

export const zshScript = (commands: readonly CompletedCommand[]): string =>
  `${head}\n\n${completionTable(commands)}\n\n${described(commands)}\n\n${walk}\n`;
