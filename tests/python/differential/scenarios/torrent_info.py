# SPDX-License-Identifier: BSD-3-Clause
"""torrent_info and file_storage of many torrents: those of a folder and those made here."""

from __future__ import annotations

import os
from pathlib import Path

import libtorrent as lt
from scenario import content, finish, folder, make_torrent, show, shown, step

FLAGS = {
    "v1": lt.create_torrent.v1_only,
    "v2": lt.create_torrent.v2_only,
    "hybrid": 0,
    "canonical": lt.create_torrent.canonical_files,
}
SIMPLE = (
    "name comment creator creation_date total_size num_files num_pieces piece_length info_hash "
    "info_hashes is_valid is_i2p priv collections similar_torrents nodes web_seeds ssl_cert "
    "hash_for_piece piece_size metadata metadata_size info_section is_merkle_torrent "
    "merkle_tree trackers files orig_files"
).split()
OF_PIECE = ("hash_for_piece", "piece_size")
OF_STORAGE = (
    "file_path file_name file_size file_offset file_flags hash root symlink file_absolute_path "
    "pad_file_at at"
).split()
ENTRY = "url tier fail_limit source verified trackerid complete_sent fails".split()


def describe(title: str, info: lt.torrent_info) -> None:
    """Print everything that a torrent's metadata says."""
    for name in SIMPLE:
        if name in ("trackers", "files", "orig_files") or name in OF_PIECE:
            continue
        step(f"{title} {name}", lambda name=name: getattr(info, name)())
    for name in OF_PIECE:
        last = info.num_pieces() - 1
        step(f"{title} {name}", getattr(info, name), 0)
        step(f"{title} {name} last", getattr(info, name), last)
    step(
        f"{title} trackers",
        lambda: [[getattr(entry, name) for name in ENTRY] for entry in info.trackers()],
    )
    files = info.files()
    for name in OF_STORAGE[:-2]:
        count = min(files.num_files(), 100)
        step(
            f"{title} {name}",
            lambda name=name, count=count: [getattr(files, name)(n) for n in range(count)],
        )
    for name in ("name", "num_files", "num_pieces", "piece_length", "total_size", "is_valid"):
        step(f"{title} files {name}", lambda name=name: getattr(files, name)())
    step(f"{title} len", len, files)
    step(f"{title} first entries", lambda: [f.path for f in files][:5])
    step(f"{title} entry", entry_of, files)
    size = min(info.piece_length(), info.total_size())
    step(f"{title} map_file", lambda: request(info.map_file(0, 0, min(10, size))))
    step(f"{title} map_block", lambda: [slice_of(s) for s in info.map_block(0, 0, size)])
    step(f"{title} at offset", files.file_index_at_offset, 0)
    step(f"{title} at piece", files.file_index_at_piece, 0)
    step(f"{title} piece at file", files.piece_index_at_file, 0)


def request(value: lt.peer_request) -> list[int]:
    """Return a peer request's numbers."""
    return [value.piece, value.start, value.length]


def slice_of(value: lt.file_slice) -> list[int]:
    """Return a file slice's numbers."""
    return [value.file_index, value.offset, value.size]


def entry_of(files: lt.file_storage) -> list[object]:
    """Return the fields of the first file_entry."""
    names = (
        "path symlink_path filehash mtime size offset pad_file hidden_attribute "
        "executable_attribute symlink_attribute"
    ).split()
    entry = files.at(0)
    return [getattr(entry, name) for name in names]


where = Path(os.environ.get("LIBTORRENT_TEST_TORRENTS", ""))
names = sorted(p.name for p in where.glob("*.torrent")) if where.name else []
show("files of the folder", len(names))
for name in names:
    path = where / name
    info = step(f"load {name}", lt.torrent_info, str(path))
    if info is not None:
        describe(name, info)
    step(f"bytes {name}", lt.torrent_info, path.read_bytes())
    for function in (lt.load_torrent_file, lt.load_torrent_buffer):
        argument = str(path) if function is lt.load_torrent_file else path.read_bytes()
        params = step(f"{function.__name__} {name}", function, argument)
        if params is not None:
            show(f"{function.__name__} {name} trackers", params.trackers)
            show(f"{function.__name__} {name} web seeds", params.url_seeds)
            show(f"{function.__name__} {name} nodes", params.dht_nodes)
            show(f"{function.__name__} {name} ti", type(params.ti).__name__)
            show(f"{function.__name__} {name} ih", params.info_hashes)

for title, flags in FLAGS.items():
    info = make_torrent(folder() / title, flags, ["http://127.0.0.1:1/a", "udp://127.0.0.1:2"])
    describe(title, info)

info = make_torrent(folder() / "changed")
step("copy", lambda: lt.torrent_info(info).name())
step("copy keyword", lambda: lt.torrent_info(ti=info).name())
step("rename", info.rename_file, 0, "renamed/é.bin")
step("renamed", lambda: info.files().file_path(0))
step("original", lambda: info.orig_files().file_path(0))
step("rename bytes", info.rename_file, 1, b"bytes")
step("path with folder", lambda: info.files().file_path(0, "/save"))
step("path keyword", lambda: info.files().file_path(idx=0, save_path="/save"))
step("add_tracker", info.add_tracker, "http://127.0.0.1:3/", 2)
step("add_tracker keyword", lambda: info.add_tracker(url="http://127.0.0.1:4/", tier=1))
step("add_tracker source", info.add_tracker, "http://h/", 3, lt.tracker_source.source_tex)
step("trackers", lambda: [(t.url, t.tier, t.source) for t in info.trackers()])
step("add_url_seed", info.add_url_seed, "http://127.0.0.1:5/")
step("add_http_seed", info.add_http_seed, "http://127.0.0.1:6/")
other = lt.torrent_info(info)
step("add_url_seed all", other.add_url_seed, "http://s/", "user:pass", [("A", "b")])
step("add_url_seed bad", other.add_url_seed, "http://s/", "user:pass", [1])
step("web_seeds", info.web_seeds)
step("set_web_seeds", info.set_web_seeds, [{"url": "http://x/", "type": 0, "auth": "a:b"}])
step("web_seeds set", info.web_seeds)
step("set_web_seeds bad", info.set_web_seeds, [{"type": 0}])
step("set_web_seeds None", info.set_web_seeds, None)
step("add_node", info.add_node, "router", 6881)
step("nodes", info.nodes)
step("remap", lambda: info.remap_files(make_torrent(folder() / "remap").files()))
step("unload", info.is_valid)
step("set_merkle_tree", info.set_merkle_tree, [b"a" * 20])

step("of sha1", lambda: lt.torrent_info(lt.sha1_hash(b"a" * 20)).is_valid())
step("of sha1 hash", lambda: lt.torrent_info(lt.sha1_hash(b"a" * 20)).info_hash())
step("of sha256", lambda: lt.torrent_info(lt.sha256_hash(b"a" * 32)).info_hashes())
step(
    "of info_hash_t", lambda: lt.torrent_info(lt.info_hash_t(lt.sha1_hash(b"a" * 20))).info_hashes()
)
step(
    "of keyword", lambda: lt.torrent_info(info_hash=lt.info_hash_t(lt.sha1_hash(b"a" * 20))).name()
)
step("of 20 bytes", lambda: lt.torrent_info(b"a" * 20))
step("of dict", lambda: lt.torrent_info({}))
step(
    "of dict 2",
    lambda: lt.torrent_info({"info": {"name": "x", "piece length": 16384, "length": 5}}),
)
pieces = b"x" * 20
good = {"name": "x", "piece length": 16384, "length": 5, "pieces": pieces}
step("of good dict", lambda: lt.torrent_info({"info": good}).info_hash())
step(
    "of bytes keys",
    lambda: lt.torrent_info({b"info": {k.encode(): v for k, v in good.items()}}).name(),
)
for field, value in {
    "name": 1, "piece length": 0, "length": -1, "pieces": b"x", "files": [],
    "private": 1, "meta version": 3,
}.items():  # fmt: skip
    step(
        f"dict with {field}",
        lambda field=field, value=value: lt.torrent_info({"info": {**good, field: value}}).name(),
    )
for limits in (
    {"max_buffer_size": 10}, {"max_pieces": 0}, {"max_decode_depth": 1}, {"max_decode_tokens": 3},
    {"nope": 1}, {}, {"max_pieces": "x"}, None,
):  # fmt: skip
    raw = lt.bencode({"info": good})
    step(f"limits {limits}", lambda limits=limits: lt.torrent_info(raw, limits).name())
    step(
        f"limits buffer {limits}",
        lambda limits=limits: lt.load_torrent_buffer(raw, limits).ti.name(),
    )
for value in (None, 1, [], "", "no such file", str(folder()), b"", b"d", bytearray(b"de"), ("a",)):
    step(f"of {value!r:.30}".replace(str(folder()), "FOLDER"), lt.torrent_info, value)
    step(f"file {value!r:.30}".replace(str(folder()), "FOLDER"), lt.load_torrent_file, value)
step("no argument", lt.torrent_info)
step("parsed", lambda: lt.load_torrent_parsed({b"info": good}).info_hashes)
step("parsed bad", lt.load_torrent_parsed, {})
step("parsed limits", lambda: lt.load_torrent_parsed({"info": good}, {"max_pieces": 5}).ti.name())
step("parsed None", lt.load_torrent_parsed, None)

storage = lt.file_storage()
step("storage invalid", storage.is_valid)
step("add", storage.add_file, "top/a", 100)
step("add flags", storage.add_file, "top/b", 200, lt.file_flags_t.flag_executable)
step("add all", storage.add_file, "top/c", 0, lt.file_flags_t.flag_symlink, 1234, "a")
step("add keyword", lambda: storage.add_file(path="top/d", size=5, flags=0, mtime=3, linkpath=""))
step("add pad", storage.add_file, "top/.pad/1", 50, lt.file_flags_t.flag_pad_file)
step("add other top", storage.add_file, "other/a", 1)
step("add negative", lt.file_storage().add_file, "top/n", -1)
step("add absolute", lt.file_storage().add_file, "/abs", 1)
step("add empty", lt.file_storage().add_file, "", 1)
step("add bytes", lt.file_storage().add_file, b"top/bytes", 1)
step("add None", lt.file_storage().add_file, None, 1)
step("paths", lambda: [storage.file_path(n) for n in range(storage.num_files())])
step("sizes", lambda: [storage.file_size(n) for n in range(storage.num_files())])
step("flags", lambda: [storage.file_flags(n) for n in range(storage.num_files())])
step("total", storage.total_size)
step("set_piece_length", storage.set_piece_length, 16384)
step("set_num_pieces", storage.set_num_pieces, 1)
step("piece_size", storage.piece_size, 0)
step("set_name", storage.set_name, "new")
step("new name", storage.name)
step("new paths", lambda: [storage.file_path(n) for n in range(storage.num_files())])
step("rename storage", storage.rename_file, 0, "new/zz")
step("renamed storage", storage.file_path, 0)
step("entries", lambda: [(f.path, f.size, f.pad_file) for f in storage])
shown("names of flags", [lt.file_storage.flag_pad_file, lt.file_storage.flag_symlink])
show("content", len(content(5)))
finish()
