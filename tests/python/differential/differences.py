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
    Difference("*", r".*bytes.*", "where text or a hash is taken, bytes are, too", REFUSED, VALUE),
    Difference(
        "bencode",
        r"decode .*",
        "bdecode() takes text and any buffer, not bytes alone",
        REFUSED,
        VALUE,
    ),
    Difference(
        "bencode", r"two arguments", "bdecode() has a second argument, the limits", REFUSED, VALUE
    ),
    Difference(
        "torrent_info",
        r"parsed.*",
        "load_torrent_parsed() works; there it refuses all arguments",
        REFUSED,
    ),
    Difference(
        "torrent_info",
        r"limits( buffer)? None",
        "None as limits stands for the default ones",
        REFUSED,
        VALUE,
    ),
    Difference(
        "torrent_info",
        r"add_url_seed all",
        "web seeds with extra headers work; there they are refused",
        REFUSED,
        VALUE,
    ),
    Difference(
        "create_torrent",
        r"buffer .*",
        "generate_buf() works; there it cannot return its result",
        REFUSED,
        VALUE,
    ),
    Difference(
        "create_torrent",
        r"progress None",
        "None as callback of set_piece_hashes() is none",
        REFUSED,
        VALUE,
    ),
    Difference(
        "create_torrent",
        r"set_hash str",
        "set_hash() takes the hash as text of latin-1, as other calls do",
        REFUSED,
        VALUE,
    ),
    Difference(
        "values",
        r"info_hash_t get int",
        "where an enum is taken, its number is, too",
        REFUSED,
        VALUE,
    ),
    Difference(
        "errors", r"operation \d+", "where an enum is taken, its number is, too", REFUSED, VALUE
    ),
    Difference(
        "errors", r"code of \d 1", "an error_code can be made without its category", REFUSED, VALUE
    ),
    Difference(
        "session_state",
        r"(session )?of None",
        "None as settings or state stands for the default ones",
        REFUSED,
        VALUE,
    ),
    Difference(
        "session_state", r"reopen none", "reopen_network_sockets() needs no flags", REFUSED, VALUE
    ),
    Difference(
        "session_state",
        r"add_port_mapping",
        "add_port_mapping() works; there it cannot return its list",
        REFUSED,
        VALUE,
    ),
    Difference(
        "dht",
        r"dht_announce",
        "dht_announce() works; there it refuses all arguments",
        REFUSED,
        VALUE,
        before=(2, 0, 11),
    ),
    Difference("dht", r"dht_log_alert", "dht_log_alert.module can be read", "TypeError"),
    Difference(
        "transfer",
        r"peer_disconnected_alert.reason",
        "peer_disconnected_alert.reason can be read",
        "TypeError",
    ),
    Difference(
        "dht",
        r"immutable|absent",
        "items of the DHT that are no strings can be read",
        "invalid type",
        VALUE,
    ),
    Difference(
        "dht",
        r"dht_immutable_item_alert",
        "items of the DHT that are no strings can be read",
        "RuntimeError",
    ),
    # Text that is not UTF-8 is read and written with surrogateescape.
    Difference(
        "magnet",
        r"(params|dict) 9.*",
        "a name that is not UTF-8 is read with surrogateescape; there it fails",
        "UnicodeDecodeError",
        VALUE,
    ),
    Difference(
        "magnet", r"bad( dict)? 18", "text with surrogates stands for bytes", "UnicodeEncodeError"
    ),
    Difference(
        "session_state",
        r"save_state",
        "save_state() saves an IP filter that is set, too",
        ours="ip_filter4",
    ),
    Difference(
        "bencode",
        r"encode '\\udce9'",
        "text with surrogates stands for bytes",
        "UnicodeEncodeError",
        VALUE,
    ),
    # Wrong answers and foreign memory.
    Difference(
        "bencode",
        r"encode .*",
        "what cannot be bencoded is a TypeError; there it becomes an empty string",
        "0:",
        REFUSED,
    ),
    Difference(
        "bencode",
        r"encode memoryview",
        "what cannot be bencoded is a TypeError; there it becomes an empty string",
        "0:",
        VALUE,
    ),
    Difference(
        "bencode",
        r"encode \{'a': 1, b'a': 2\}",
        "two keys of a dict that bencode to the same are an error; there one is lost",
        VALUE,
        "two keys",
    ),
    Difference(
        "bencode", r"encode \{'cut.*", "keys are not cut at a zero byte", "3:cuti1e", "7:cut"
    ),
    Difference(
        "bencode",
        r"encode \{None: 1\}",
        "a key that is None is a TypeError with other words",
        "from null",
        REFUSED,
    ),
    Difference(
        "peer_classes",
        r"create None",
        "a peer class without a name is a TypeError with other words",
        "from null",
        REFUSED,
    ),
    Difference(
        "session_state",
        r"add_extension None",
        "None as name of an extension is a TypeError",
        VALUE,
        REFUSED,
    ),
    Difference(
        "session_state",
        r"add_extension unknown",
        "an extension that never was is an error; old ones are ignored as there",
        VALUE,
        "there is no extension",
    ),
    Difference(
        "session_state",
        r"load_state None",
        "None is no state, without a warning",
        "DeprecationWarning",
        VALUE,
    ),
    Difference(
        "peer_classes",
        r"got (part|priority)",
        "limits of peer classes that are not given stay; there they become anything",
        VALUE,
    ),
    Difference(
        "torrent_info",
        r".* hash_for_piece( last)?",
        "hash_for_piece() of a v2 torrent says that there is none; there it reads foreign memory",
        VALUE,
        "v2 only",
    ),
    Difference(
        "torrent_info",
        r"add negative",
        "a negative size of a file is an error; there it becomes a large one",
        VALUE,
        "cannot be negative",
    ),
    Difference(
        "torrent_info", r"add empty", "a file without a name is an error", VALUE, "is empty"
    ),
    Difference(
        "torrent_info",
        r"limits .*nope.*",
        "the name of a limit that does not exist is a KeyError",
        VALUE,
        "KeyError",
    ),
    Difference(
        "torrent_info",
        r"set_web_seeds bad",
        "set_web_seeds() needs the URL alone",
        "'auth'",
        "'url'",
    ),
    Difference("create_torrent", r".* negative", "a piece size below 0 is an error", "", ""),
    Difference("create_torrent", r".* both", "v1_only with v2_only is an error", "", ""),
    Difference(
        "create_torrent",
        r"node port",
        "a port above 65535 is an error; there it becomes another one",
        VALUE,
        "no port",
    ),
    Difference(
        "create_torrent",
        r"missing file.*",
        "set_piece_hashes() says which file is missing",
        "canceled|No such",
        "No such",
    ),
    Difference(
        "create_torrent",
        r"add missing",
        "add_files() of what is not there is an error; there it adds nothing",
        VALUE,
        "No such file",
    ),
    Difference(
        "settings",
        r"(apply|after) int too big",
        "a setting beyond 32 bits is an OverflowError; there it is cut off",
        "(null|: 7)",
        "",
    ),
    Difference(
        "settings",
        r"after int very big",
        "a setting beyond 32 bits is an OverflowError; there it is cut off",
        ": 7",
        ": 1",
    ),
    Difference(
        "settings", r"apply bytes key", "names of settings can be given as bytes", "KeyError", VALUE
    ),
    Difference(
        "ip_filter",
        r"flags negative",
        "flags of an IP filter below 0 are an OverflowError; there they are cut off",
        VALUE,
        "OverflowError",
    ),
    Difference(
        "handles",
        r"connect_peer 5",
        "the address of a peer that is none is told as such",
        REFUSED,
        "not an IP",
    ),
    Difference(
        "handles",
        r".* \d",
        "None in place of a list is a TypeError, with other words",
        "__iter__",
        REFUSED,
    ),
    Difference(
        "handles", r"set_metadata 0", "set_metadata() returns whether it fits", "null", "false"
    ),
    Difference(
        "values",
        r".* long name",
        "the code of a fingerprint with other than two characters is an error; there it is cut",
        VALUE,
        "two char",
    ),
    Difference(
        "errors",
        r"find of str",
        "a hash given as text is looked at; a wrong length is a ValueError",
        REFUSED,
        "20 or 32",
    ),
    Difference(
        "errors",
        r"url",
        "an URL that is no magnet link is told as such",
        "info-hash",
        "unsupported URL",
    ),
    # Value semantics.
    Difference(
        "values",
        r"sha(1|256)_hash bytes",
        "hashes can be turned into bytes with bytes()",
        REFUSED,
        VALUE,
    ),
    Difference(
        "errors",
        r"equal",
        "error codes are compared by value; there no two are equal",
        "false",
        "true",
    ),
    Difference(
        "errors",
        r"set attribute",
        "to set an attribute that does not exist is an AttributeError, for typos",
        VALUE,
        "AttributeError",
    ),
    Difference(
        "idioms",
        r"pieces type",
        "torrent_status.pieces is a bitfield, a sequence like a list; list() makes one",
        "true",
        "false",
    ),
    Difference(
        "values",
        r"class listen_succeded.*",
        "the name that libtorrent 2.0.11 has corrected can still be used",
        "absent",
        since=(2, 0, 11),
    ),
    # Words.
    Difference(
        "errors",
        r"read only|delete attribute",
        "read-only attributes: the words are those of Python",
        "setter|deleter",
        "not|cannot",
    ),
    Difference(
        "errors",
        r"(torrent_)?alert of user",
        "classes that cannot be made: the words name the class",
        "instantiated",
        "class",
    ),
    Difference(
        "ip_filter",
        r"(access|rule) bad.*|mixed.*",
        "what is no address: a ValueError, also a RuntimeError, that names it",
        "ad address|Inv",
        "Run",
    ),
    Difference(
        "handles",
        r"add old way",
        "no warning about resume data that was not given",
        "bencode entry",
    ),
    Difference(
        "create_torrent",
        r"create odd size",
        "a piece size that cannot be: the words name it",
        "piece size",
        "16385",
    ),
    Difference(
        "create_torrent", r"no files", "no files: the words say so", "file tree", "no files"
    ),
    Difference(
        "errors",
        r"short info_hash",
        "an info-hash of a wrong length: the words say so",
        "info-hash",
        "20 or 32",
    ),
    Difference(
        "resume_data",
        r"(set|got) resume_data",
        "add_torrent_params.resume_data takes bytes and lists of numbers",
        "",
        VALUE,
    ),
]
