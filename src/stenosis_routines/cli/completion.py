"""Print a script that completes commands and options in a shell.

bash: eval "$(stenosis-routines completion bash)". zsh: the same with zsh, after compinit. fish: stenosis-routines
completion fish | source.
"""

import argparse
from collections.abc import Iterator

import attrs

from stenosis_routines.cli import COMMANDS, parser
from stenosis_routines.cli.arguments import Parser

__all__ = ["arguments", "run"]


def arguments(parser: Parser) -> None:
    """What the command takes."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def run(options: argparse.Namespace) -> int:
    """Prints the script."""
    print(_fish() if options.shell == "fish" else _bash(options.shell))
    return 0


@attrs.frozen
class _Option:
    """An option as a shell completes it."""

    names: tuple[str, ...]
    says: str
    choices: tuple[str, ...]
    #: Whether a value follows.
    takes: bool


def _options(command: str) -> Iterator[_Option]:
    for action in parser(command)._actions:  # pyright: ignore[reportPrivateUsage] - there is no public way
        if action.option_strings:
            choices = tuple(map(str, action.choices or ()))
            yield _Option(tuple(action.option_strings), action.help or "", choices, action.nargs != 0)


_SCRIPT = """\
{load}_stenosis_routines() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{commands} --help --version" -- "$word"))
    return
  fi
  case "${{COMP_WORDS[1]}} $before" in
{values}
  esac
  case "$word" in
    -*) case "${{COMP_WORDS[1]}}" in
{options}
      esac
      COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _stenosis_routines stenosis-routines"""


def _bash(shell: str) -> str:
    values: list[str] = []
    options: list[str] = []
    for command in COMMANDS:
        found = [*_options(command)]
        options.append(f'        {command}) words="{" ".join(name for one in found for name in one.names)}" ;;')
        for one in found:
            if one.choices:
                places = "|".join(f'"{command} {name}"' for name in one.names)
                reply = f'COMPREPLY=($(compgen -W "{" ".join(one.choices)}" -- "$word"))'
                values.append(f"    {places}) {reply}; return ;;")
    load = "autoload -U +X bashcompinit && bashcompinit\n" if shell == "zsh" else ""
    return _SCRIPT.format(load=load, commands=" ".join(COMMANDS), values="\n".join(values), options="\n".join(options))


def _fish() -> str:
    lines = ["complete -c stenosis-routines -n __fish_use_subcommand -l version"]
    for command, summary in COMMANDS.items():
        lines.append(f"complete -c stenosis-routines -n __fish_use_subcommand -f -a {command} -d {_quoted(summary)}")
        for one in _options(command):
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in one.names)
            value = " -r" if one.takes else ""
            value += f" -f -a {_quoted(' '.join(one.choices))}" if one.choices else ""
            condition = _quoted(f"__fish_seen_subcommand_from {command}")
            lines.append(f"complete -c stenosis-routines -n {condition} {names}{value} -d {_quoted(one.says)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
