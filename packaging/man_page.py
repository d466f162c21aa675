"""The man page, made from the commands' own descriptions, so that it cannot say anything else than `earful --help`.

`python packaging/man_page.py` prints it.
"""

import argparse
import importlib
from collections.abc import Iterator

from earful import __version__
from earful.__main__ import COMMANDS

_HEAD = """.TH EARFUL 1 "" "Earful {version}" "User Commands"
.SH NAME
earful \\- hear every complaint about your brand, on your own machine
.SH SYNOPSIS
.B earful
.RI [ OPTION ]
.RI [ COMMAND " ...]"
.br
.B earful
.RI earful://mention/ ID
.SH DESCRIPTION
Without a command the window is opened. Each command works without a screen and prints JSON lines for programs,
a table at a terminal. It ends with 0 when all went well, 1 when something failed, told in one line on standard error,
and 2 for wrong usage. A link to a mention opens that mention, in the window that is open where there is one.
.SH OPTIONS
.TP
.BI \\-\\-base\\-dir " DIR"
keep every file (database, settings, logs) under DIR
.TP
.B \\-\\-version
print the version
.TP
.B \\-h, \\-\\-help
print what there is; also after a command
"""

_FOOT = """.SH FILES
.TP
.I ~/.local/share/earful
the database
.TP
.I ~/.config/earful
the settings
.TP
.I ~/.local/state/earful
the technical log
.PP
Tokens and passwords lie in the keyring of the system, never in these files.
"""


def man_page() -> str:
    """The page as troff source. Dated by its version only: the same source gives the same bytes."""
    return "".join([_HEAD.format(version=__version__), ".SH COMMANDS\n", *_commands(), _FOOT])


def _commands() -> Iterator[str]:
    for name, (module, summary) in COMMANDS.items():
        if not summary:
            continue
        parser = argparse.ArgumentParser(prog=f"earful {name}", add_help=False, description=summary)
        importlib.import_module(module).add_arguments(parser)
        yield f".SS earful {_plain(name)}\n{_plain(_sentence(summary))}\n"
        yield from _arguments(parser, name)


def _arguments(parser: argparse.ArgumentParser, name: str) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for one, below in action.choices.items():
                usage = " ".join(below.format_usage().split()[1:])
                yield f".TP\n.B {_plain(usage)}\n{_plain(said.get(one, ''))}\n"
                yield ".RS\n"
                yield from _arguments(below, f"{name} {one}")
                yield ".RE\n"
        elif action.help not in (None, argparse.SUPPRESS) and not isinstance(action, argparse._HelpAction):
            yield f".TP\n.B {_plain(_named(action))}\n{_plain(_help(action))}\n"


def _named(action: argparse.Action) -> str:
    meta = action.metavar or (None if action.nargs == 0 else action.dest.upper())
    shown = " ".join(meta) if isinstance(meta, tuple) else meta
    if not action.option_strings:
        return shown or action.dest
    return ", ".join(action.option_strings) + (f" {shown}" if shown and action.nargs != 0 else "")


def _help(action: argparse.Action) -> str:
    return (action.help or "") % {**vars(action), "prog": "earful"} if action.help else ""


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _plain(text: str) -> str:
    """The text with what troff would take for its own made harmless, on one line."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in (".", "'") else line


if __name__ == "__main__":
    print(man_page(), end="")
