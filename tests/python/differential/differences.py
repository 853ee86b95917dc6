# SPDX-License-Identifier: BSD-3-Clause
"""The deliberate differences from the reference, each with its reason.

A row allows steps of a scenario (* is any) whose lines fit both patterns: those of the step's name
match it whole; those of the lines, in JSON, anywhere. A row of one scenario that is used no more
fails the test.
"""

from __future__ import annotations

from typing import NamedTuple

REFUSED = '"raises": "TypeError"'
VALUE = '"value"'


class Difference(NamedTuple):
    """One row: scenario, pattern of the step, reason, patterns of the two lines."""

    scenario: str
    step: str
    reason: str
    reference: str = ""
    ours: str = ""
    # The versions of libtorrent that it is for.
    since: tuple[int, ...] = (2, 0, 0)
    before: tuple[int, ...] = (3, 0, 0)


DIFFERENCES = [
    # What could only fail there works here.
    Difference("*", r".*bytes.*", "text can be given as bytes, a hash too", REFUSED, VALUE),
    Difference("bencode", r"decode .*", "text and any buffer can be decoded", REFUSED, VALUE),
    Difference("bencode", r"two arguments", "the second is the limits", REFUSED, VALUE),
    Difference("torrent_info", r"parsed.*", "load_torrent_parsed() cannot be called", REFUSED),
    Difference("torrent_info", r"limits( buffer)? None", "the default limits", REFUSED, VALUE),
    Difference("torrent_info", r"add_url_seed all", "extra headers never worked", REFUSED, VALUE),
    Difference("create_torrent", r"buffer .*", "generate_buf() cannot return", REFUSED, VALUE),
    Difference("create_torrent", r"progress None", "None is no callback", REFUSED, VALUE),
    Difference("create_torrent", r"set_hash str", "latin-1, as elsewhere", REFUSED, VALUE),
    Difference("values", r"info_hash_t get int", "an int is as good as the enum", REFUSED, VALUE),
    Difference("errors", r"operation \d+", "an int is as good as the enum", REFUSED, VALUE),
    Difference("errors", r"code of \d 1", "the category has a default", REFUSED, VALUE),
    Difference("session_state", r"(session )?of None", "None is the default", REFUSED, VALUE),
    Difference("session_state", r"reopen none", "the flags have a default", REFUSED, VALUE),
    Difference("session_state", r"add_port_mapping", "a list cannot be returned", REFUSED, VALUE),
    Difference(
        "dht", r"dht_announce", "cannot be called in any form", REFUSED, VALUE, before=(2, 0, 11)
    ),
    Difference("dht", r"dht_log_alert", "module cannot be read", "TypeError"),
    Difference("transfer", r"peer_disconnected_alert.reason", "cannot be read", "TypeError"),
    Difference("dht", r"immutable|absent", "only strings can be read", "invalid type", VALUE),
    Difference("dht", r"dht_immutable_item_alert", "only strings can be read", "RuntimeError"),
    # Text that is not UTF-8 is read and written with surrogateescape.
    Difference("magnet", r"(params|dict) 9.*", "name is not UTF-8", "UnicodeDecodeError", VALUE),
    Difference("magnet", r"bad( dict)? 18", "surrogates are bytes", "UnicodeEncodeError"),
    Difference(
        "session_state", r"save_state", "an IP filter that is set is saved too", ours="ip_filter4"
    ),
    Difference("bencode", r"encode '\\udce9'", "surrogates are bytes", "UnicodeEncodeError", VALUE),
    # Wrong answers and foreign memory.
    Difference("bencode", r"encode .*", "no silent empty strings", "0:", REFUSED),
    Difference("bencode", r"encode memoryview", "no silent empty strings", "0:", VALUE),
    Difference("bencode", r"encode \{'a': 1, b'a': 2\}", "no key is lost", VALUE, "two keys"),
    Difference("bencode", r"encode \{'cut.*", "keys have zeros in them", "3:cuti1e", "7:cut"),
    Difference("bencode", r"encode \{None: 1\}", "a null pointer", "from null", REFUSED),
    Difference("peer_classes", r"create None", "a null pointer", "from null", REFUSED),
    Difference("session_state", r"add_extension None", "no extension", VALUE, REFUSED),
    Difference("session_state", r"add_extension unknown", "is not ignored", VALUE, "no extension"),
    Difference("peer_classes", r"got (part|priority)", "unset limits are not at random", VALUE),
    Difference("torrent_info", r".* hash_for_piece( last)?", "v2 only: none", VALUE, "v2 only"),
    Difference("torrent_info", r"add negative", "wraps around", VALUE, "cannot be negative"),
    Difference("torrent_info", r"add empty", "no file has no name", VALUE, "is empty"),
    Difference("torrent_info", r"limits .*nope.*", "is not ignored", VALUE, "KeyError"),
    Difference("torrent_info", r"set_web_seeds bad", "only the URL is needed", "'auth'", "'url'"),
    Difference("create_torrent", r".* negative", "a piece size below 0", "", ""),
    Difference("create_torrent", r".* both", "v1 only and v2 only", "", ""),
    Difference("create_torrent", r"node port", "a port has 16 bits", VALUE, "no port"),
    Difference("create_torrent", r"missing file.*", "the file", "canceled|No such", "No such"),
    Difference("create_torrent", r"add missing", "is not ignored", VALUE, "No such file"),
    Difference("settings", r"(apply|after) int too big", "is not cut off", "(null|: 7)", ""),
    Difference("settings", r"after int very big", "follows the row above", ": 7", ": 1"),
    Difference("settings", r"apply bytes key", "text can be given as bytes", "KeyError", VALUE),
    Difference("ip_filter", r"flags negative", "is not cut off", VALUE, "OverflowError"),
    Difference("handles", r"connect_peer 5", "a name is no address", REFUSED, "not an IP"),
    Difference("handles", r".* \d", "None is no list", "__iter__", REFUSED),
    Difference("handles", r"set_metadata 0", "says whether it fits", "null", "false"),
    Difference("values", r".* long name", "a code has two characters", VALUE, "two char"),
    Difference("errors", r"find of str", "text is a hash if it is as long", REFUSED, "20 or 32"),
    Difference("errors", r"url", "says why", "info-hash", "unsupported URL"),
    # Value semantics.
    Difference("values", r"sha(1|256)_hash bytes", "hashes have bytes()", REFUSED, VALUE),
    Difference("errors", r"equal", "equal codes are equal", "false", "true"),
    Difference("errors", r"set attribute", "none that does not exist", VALUE, "AttributeError"),
    Difference("idioms", r"pieces type", "a bitfield is a type of its own", "true", "false"),
    Difference(
        "values", r"class listen_succeded.*", "an old name stays", "absent", since=(2, 0, 11)
    ),
    # Words.
    Difference("errors", r"read only|delete attribute", "Python's", "setter|deleter", "not|cannot"),
    Difference("errors", r"(torrent_)?alert of user", "names the class", "instantiated", "class"),
    Difference(
        "ip_filter", r"(access|rule) bad.*|mixed.*", "names the address", "ad address|Inv", "Run"
    ),
    Difference("handles", r"add old way", "a warning about an argument not given", "bencode entry"),
    Difference("create_torrent", r"create odd size", "says which", "piece size", "16385"),
    Difference("create_torrent", r"no files", "says what is missing", "file tree", "no files"),
    Difference("errors", r"short info_hash", "says what is wrong", "info-hash", "20 or 32"),
    Difference("resume_data", r"(set|got) resume_data", "a list of bytes can be set", "", VALUE),
]
