# SPDX-License-Identifier: BSD-3-Clause
"""The parser, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

import libtorrent as lt
from libtorrent.cli import create, download, info, magnet, seed, serve, verify
from libtorrent.cli.exits import DESCRIPTIONS, CommandError, Exit, Interrupted, from_os_error
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals

COMMANDS = {
    "create": create,
    "info": info,
    "download": download,
    "seed": seed,
    "serve": serve,
    "magnet": magnet,
    "verify": verify,
}
PROGRAM = "libtorrent"


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    codes = "\n".join(f"  {int(code):>3}  {what}" for code, what in DESCRIPTIONS.items())
    parser = argparse.ArgumentParser(
        prog="python3 -m libtorrent",
        description="Create, inspect, download, seed and verify torrents.",
        epilog=f"'COMMAND --help' shows the options of a command.\n\nexit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"libtorrent {lt.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP[0].upper() + module.HELP[1:] + ".",
            epilog=module.EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(sub)
    return parser


def _quiet_stdout() -> None:
    # The interpreter flushes stdout once more at exit, which must not fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command of ``argv`` (default: ``sys.argv[1:]``) and return its exit code."""
    options = make_parser().parse_args(argv)
    output = Output(f"{PROGRAM} {options.command}", options.json, options.quiet)
    signals = Signals()
    signals.install()
    try:
        code = COMMANDS[options.command].run(options, output, signals)
        if signals.pending is not None:
            output.event("interrupted", signal=signals.pending)
        output.close_bar()
        sys.stdout.flush()
        return int(code)
    except CommandError as error:
        output.error(error.message, error.code)
        return int(error.code)
    except Interrupted as stop:
        output.close_bar()
        output.event("interrupted", signal=stop.signum)
        output.note("stopped")
        return int(stop.code)
    except UnicodeError as error:
        output.error(f"a name cannot be encoded: {error}", Exit.BAD_TORRENT)
        return int(Exit.BAD_TORRENT)
    except BrokenPipeError:
        _quiet_stdout()
        return 141
    except OSError as error:
        failure = from_os_error(error, f"{error.filename or 'stdout'}")
        output.error(failure.message, failure.code)
        return int(failure.code)
    finally:
        signals.restore()
