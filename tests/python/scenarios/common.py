# SPDX-License-Identifier: BSD-3-Clause
"""What the scenario scripts share. They run on this package and on the reference module."""

import warnings

SETTINGS = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
}


def show(what, call):
    """Prints what a call returns, raises and warns of, in a form that both modules share."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = plain(call())
        except (RuntimeError, ValueError, TypeError, LookupError) as e:
            kinds = (KeyError, IndexError, TypeError, ValueError, RuntimeError)
            kind = next(k.__name__ for k in kinds if isinstance(e, k))
            text = "" if kind == "TypeError" else f": {e}"
            result = f"{kind}{text}"
    warned = [str(w.message).partition(": use ")[0] for w in caught]
    print(f"{what}: {result}{' warns: ' + '; '.join(warned) if warned else ''}")


def plain(value):
    """Without addresses: hashes as text, other objects by their class."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in sorted(value.items(), key=str)}
    if isinstance(value, (list, tuple)):
        return type(value)(plain(v) for v in value)
    if type(value).__name__ == "bitfield":
        return repr(list(value))
    if type(value).__name__ in ("sha1_hash", "sha256_hash"):
        return str(value)
    if type(value).__module__ == "libtorrent" and not isinstance(value, (int, RuntimeError)):
        return f"<{type(value).__name__}>"
    return repr(value)
