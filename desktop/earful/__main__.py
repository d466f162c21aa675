"""The one entry: `earful` opens the window, `earful COMMAND` works headless. No Qt before a window is wanted."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from earful import __version__
from earful.domain.failures import KnownError

# Each command is a module with add_arguments(parser) and run(args) -> exit status, imported only when it is called.
COMMANDS = {
    "demo": ("earful.panels.start", "open the window on the demo brand, in a database of its own"),
    "brand": ("earful.cli.brand", "add brands, list them, and see what other terms would find"),
    "source": ("earful.cli.source", "add sources, list, check and remove them"),
    "sync": ("earful.cli.sync", "ask all sources and store what they bring"),
    "search": ("earful.cli.search", "print the newest mentions that match a query, such as: door -seal is:complaint"),
    "import": ("earful.cli.import_", "take in mentions from a file: CSV, XLSX, JSON or JSON lines"),
    "export": ("earful.cli.export", "write mentions, complaints, coverage or the timeline to a file"),
    "report": ("earful.cli.report", "the honest clock, coverage, conversation and scorecard as one JSON object"),
    "engagement": ("earful.cli.engagement", "tell bought reposts of a post from people's"),
    "fans": ("earful.cli.fans", "audit the quality of followers from a file of profiles"),
    "events": ("earful.cli.events", "ring when a brand is talked about more than its own past explains"),
    "judge": ("earful.cli.judge", "judge texts: language, sentiment, complaint, need, desk, arousal"),
    "label": ("earful.cli.label", "your own needs and desks: add, rename, seed with phrases, remove, list"),
    "train": ("earful.cli.train", "rebuild the weights of the judgement from labelled texts"),
    "evaluate": ("earful.cli.evaluate", "measure the judgement on labelled texts"),
    "backup": ("earful.cli.backup", "write a checked copy of the database to a file, also while the app runs"),
    "restore": ("earful.cli.restore", "put a backup in the place of the database, which is kept beside it"),
    "check": ("earful.cli.check", "prove that the store is sound; --repair makes anew what is derived"),
    "salvage": ("earful.cli.salvage", "save what can be saved of a damaged database"),
    "compact": ("earful.cli.compact", "give back disk space that is no longer needed"),
    "sql": ("earful.cli.sql", "ask the store in SQL, read-only; see the export_... views"),
    "erase": ("earful.cli.erase", "erase a person: profile and texts go everywhere, counts stay"),
    "bench": ("earful.bench.command", "measure speed against a floor of the same run"),
    "doctor": ("earful.cli.doctor", "say what is installed, what is missing and where the data is"),
    "settings": ("earful.cli.settings", "say and change what is set; export and import all that was typed"),
    "engine": ("earful.cli.engine", ""),  # the window's child; not for people
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. 0: done; 1: a known failure, said in one line on stderr; 2: wrong usage."""
    given = list(sys.argv[1:] if argv is None else argv)
    # What the desktop hands over when a link is followed; everything else stays for the commands.
    links = [word for word in given if word.lower().startswith("earful:")]
    parser = _parser(_wanted(given))
    args = parser.parse_args([word for word in given if word not in links])
    args.link = links[0] if links else None
    try:
        module = importlib.import_module(COMMANDS[args.command][0] if args.command else "earful.panels.start")
        return int(module.run(args))
    except KnownError as error:
        print(f"earful: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough (`earful export ... | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _wanted(given: Sequence[str]) -> str | None:
    """The command that was named, so that only its module is imported."""
    rest = iter(given)
    for word in rest:
        if word == "--base-dir":
            next(rest, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="earful", description="Listen to what is publicly said about your brand. Without a command: the window."
    )
    parser.add_argument("--version", action="version", version=f"earful {__version__}")
    parser.add_argument("--base-dir", metavar="DIR", help="keep every file (database, settings, logs) under DIR")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (module, summary) in COMMANDS.items():
        one = commands.add_parser(name, help=summary, description=summary) if summary else commands.add_parser(name)
        if name == wanted:
            importlib.import_module(module).add_arguments(one)
    return parser


if __name__ == "__main__":
    sys.exit(main())
