# SPDX-License-Identifier: BSD-3-Clause
"""Text for people: sizes, rates, times, and names that may hold anything."""

from __future__ import annotations

_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")


def printable(text: str) -> str:
    """Return ``text`` in one line that no terminal interprets.

    Control characters become ``\\xNN``; a surrogate that stands for an undecodable byte becomes
    the ``\\xNN`` of that byte, any other surrogate ``\\uNNNN``.
    """
    if text.isprintable():
        return text
    parts = []
    for char in text:
        number = ord(char)
        if char.isprintable():
            parts.append(char)
        elif 0xDC80 <= number <= 0xDCFF:
            parts.append(f"\\x{number - 0xDC00:02x}")
        elif number < 0x100:
            parts.append(f"\\x{number:02x}")
        else:
            parts.append(f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")
    return "".join(parts)


def size(count: float) -> str:
    """Return ``count`` bytes as text such as ``12.3 MiB``."""
    step = 0
    while abs(count) >= 1024 and step < len(_UNITS) - 1:
        count /= 1024
        step += 1
    unit = _UNITS[step]
    return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"


def rate(count: float) -> str:
    """Return ``count`` bytes a second as text such as ``12.3 MiB/s``."""
    return size(count) + "/s"


def duration(seconds: float | None) -> str:
    """Return seconds as ``M:SS`` or ``H:MM:SS``, or ``-`` for None."""
    if seconds is None:
        return "-"
    whole = int(seconds + 0.5)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def count(number: int, noun: str) -> str:
    """Return ``1 file``, ``2 files`` and the like."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
