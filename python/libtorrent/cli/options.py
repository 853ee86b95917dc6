# SPDX-License-Identifier: BSD-3-Clause
"""Types of command line values, and options that several commands share."""

from __future__ import annotations

import argparse
import re

_SUFFIX = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}


def byte_count(value: str) -> int:
    """Parse ``512``, ``16K``, ``4MiB`` or ``1.5g`` as bytes (units of 1024)."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([kmgt]?)(?:i?b)?", value.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"not a size: {value!r} (such as 512K or 4MiB)")
    return int(float(match.group(1)) * _SUFFIX[match.group(2)])


def rate_limit(value: str) -> int:
    """Parse bytes a second; 0 means no limit."""
    limit = byte_count(value[:-2] if value.lower().endswith("/s") else value)
    if limit >= 1 << 31:
        raise argparse.ArgumentTypeError(f"rate too high: {value!r} (0 means no limit)")
    return limit


def piece_size(value: str) -> int:
    """Parse a piece size: 0 (chosen by libtorrent) or a power of two of at least 16 KiB."""
    count = byte_count(value)
    if count and (count < 16384 or count & (count - 1) or count > 1 << 28):
        raise argparse.ArgumentTypeError(
            f"piece size must be a power of two from 16K to 256M, not {value!r}"
        )
    return count


def endpoint(value: str) -> tuple[str, int]:
    """Parse ``HOST:PORT`` or ``[IPV6]:PORT``."""
    host, colon, port = value.rpartition(":")
    host = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"not HOST:PORT: {value!r}")
    return host, int(port)


def listen_address(value: str) -> str:
    """Parse ``ADDR:PORT``; the address is an IP or a device name, port 0 is any free port."""
    host, port = endpoint(value)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def seconds(value: str) -> float:
    """Parse a time span of ``90``, ``1.5``, ``30s``, ``10m`` or ``2h``, in seconds."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)([smh]?)", value)
    if match is None:
        raise argparse.ArgumentTypeError(f"not a time span: {value!r} (such as 90 or 10m)")
    return float(match.group(1)) * {"": 1, "s": 1, "m": 60, "h": 3600}[match.group(2)]


def ratio(value: str) -> float:
    """Parse a share ratio such as ``1.5``."""
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", value) is None:
        raise argparse.ArgumentTypeError(f"not a ratio: {value!r}")
    return float(value)


def indices(value: str) -> list[tuple[int, int | None]]:
    """Parse ``0,3,5-8,12-`` as ranges of file indices (last included; None: to the end)."""
    ranges: list[tuple[int, int | None]] = []
    for part in value.split(","):
        match = re.fullmatch(r"([0-9]{1,9})(?:(-)([0-9]{1,9})?)?", part.strip())
        if match is None:
            raise argparse.ArgumentTypeError(f"not a list of file numbers: {value!r}")
        first = int(match.group(1))
        last = int(match.group(3)) if match.group(3) else None if match.group(2) else first
        if last is not None and last < first:
            raise argparse.ArgumentTypeError(f"empty range {part!r}")
        ranges.append((first, last))
    return ranges


def add_output(parser: argparse.ArgumentParser, events: bool) -> None:
    """Add ``--json`` and ``--quiet``."""
    what = "one JSON object a line, an event each" if events else "one JSON object"
    parser.add_argument("--json", action="store_true", help=f"write {what}, for scripts")
    parser.add_argument(
        "-q", "--quiet", action="store_true", help="no progress and no notes; errors still show"
    )


def add_chart(parser: argparse.ArgumentParser) -> None:
    """Add ``--chart``."""
    parser.add_argument(
        "--chart",
        metavar="FILE",
        help="at the end, draw rates, peers and completion over time in this SVG file",
    )


def add_network(parser: argparse.ArgumentParser) -> None:
    """Add the options of commands that open a session."""
    group = parser.add_argument_group("network")
    group.add_argument(
        "--listen",
        metavar="ADDR:PORT",
        type=listen_address,
        action="append",
        help="listen here; repeatable; port 0 is any free one (default: port 6881 everywhere)",
    )
    group.add_argument(
        "--peer",
        metavar="HOST:PORT",
        type=endpoint,
        action="append",
        default=[],
        help="connect to this peer; repeatable",
    )
    for name, title in (
        ("dht", "the distributed hash table"),
        ("lsd", "local service discovery"),
        ("upnp", "opening router ports with UPnP and NAT-PMP"),
    ):
        # BooleanOptionalAction would hide the defaults' meaning in the help of Python 3.9.
        group.add_argument(
            f"--{name}", dest=name, action="store_true", default=True, help=argparse.SUPPRESS
        )
        group.add_argument(
            f"--no-{name}", dest=name, action="store_false", help=f"do not use {title}"
        )
    group.add_argument(
        "--encryption",
        choices=("forced", "enabled", "disabled"),
        default="enabled",
        help="protocol encryption of peer connections (default: enabled)",
    )
    group.add_argument("--proxy", metavar="HOST:PORT", type=endpoint, help="SOCKS5 proxy for all")
    group.add_argument(
        "--download-limit", metavar="RATE", type=rate_limit, default=0, help="bytes/s, such as 500K"
    )
    group.add_argument(
        "--upload-limit", metavar="RATE", type=rate_limit, default=0, help="bytes/s, such as 500K"
    )
    group.add_argument(
        "--timeout", metavar="TIME", type=seconds, help="give up after this time (90, 10m, 2h)"
    )
