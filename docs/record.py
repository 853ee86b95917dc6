#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Runs a command in a terminal of its own and draws what stands there at its end.

python3 docs/record.py docs/manual/quickstart.svg ./quickstart

What is drawn is what the command wrote, with its colours; nothing is added but the line that it was
typed on. Needs rich.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path

COLUMNS, ROWS = 90, 40
TOKEN = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|(\r)|(\n)|([^\x1b\r\n]+)")


def run(command: list[str]) -> str:
    """What the command writes to its terminal."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = dict(os.environ, TERM="xterm-256color", COLUMNS=str(COLUMNS), LINES=str(ROWS))
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
    )
    os.close(its)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody has the terminal open any more
            break
        if not part:
            break
        written += part
    if process.wait():
        sys.exit(f"{shlex.join(command)} failed:\n{written.decode(errors='replace')}")
    return written.decode()


def screen(written: str) -> list[str]:
    """The lines that are left on the terminal. Text that is written over a line replaces all of it, as
    that of progress bars does."""
    lines, row, at_begin = [""], 0, False
    for number, kind, carriage_return, newline, text in TOKEN.findall(written):
        if carriage_return:
            at_begin = True
        elif newline:
            row += 1
            if row == len(lines):
                lines.append("")
        elif kind == "A":
            row = max(0, row - int(number or 1))
        elif kind == "K":
            lines[row] = ""
        elif kind == "m" or text:
            if at_begin:
                lines[row] = ""
            at_begin = False
            lines[row] += text or f"\x1b[{number}m"
    return lines


def main() -> int:
    from rich.console import Console
    from rich.text import Text

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("picture", type=Path, help="the .svg file to write")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    lines = screen(run(arguments.command))
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text.assemble(("$ ", "green"), shlex.join(arguments.command)))
        for line in lines:
            console.print(Text.from_ansi(line), soft_wrap=True)
        drawn = console.export_svg(title="libtorrent-swig")
    # Fonts are the viewer's: nobody who looks at it shall fetch any.
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    arguments.picture.write_text(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
