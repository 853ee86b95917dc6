# SPDX-License-Identifier: BSD-3-Clause
"""create_torrent: files, flags, every setter, hashes, results and refusals."""

from __future__ import annotations

import libtorrent as lt
from scenario import content, finish, folder, make_files, make_storage, show, shown, step


def result(creator: lt.create_torrent) -> object:
    """Return what generate() makes, without its date."""
    made = creator.generate()
    made[b"creation date"] = type(made.get(b"creation date")).__name__
    return made


kept: list[lt.file_storage] = []
top = make_files(folder())
storage = lt.file_storage()
step("add_files", lt.add_files, storage, str(top))
shown("added", [(storage.file_path(n), storage.file_size(n)) for n in range(3)])
for title, arguments in {
    "none": (),
    "0": (0,),
    "16k": (16384,),
    "32k": (32768,),
    "v1": (16384, lt.create_torrent.v1_only),
    "v2": (16384, lt.create_torrent.v2_only),
    "canonical": (0, lt.create_torrent.canonical_files),
    "no tail": (0, lt.create_torrent.canonical_files_no_tail_padding),
    "times": (0, lt.create_torrent.modification_time),
    "links": (0, lt.create_torrent.symlinks),
    "odd size": (16385,),
    "small": (1,),
    "negative": (-2,),
    "8k": (8192,),
    "huge": (1 << 30,),
    "both": (0, lt.create_torrent.v1_only | lt.create_torrent.v2_only),
    "too big": (2**40,),
    "str": ("x",),
    "flags none": (0, None),
}.items():
    files = make_storage()
    creator = step(f"create {title}", lt.create_torrent, files, *arguments)
    if creator is None:
        continue
    step(
        f"numbers {title}",
        lambda creator=creator: (
            creator.num_pieces(),
            creator.piece_length(),
            creator.piece_size(0),
        ),
    )
    step(f"generate early {title}", creator.generate)
    step(f"hash {title}", lt.set_piece_hashes, creator, str(folder()))
    if title == "times":
        continue
    step(f"generate {title}", result, creator)
    step(f"buffer {title}", lambda creator=creator: type(creator.generate_buf()).__name__)
    step(
        f"files {title}",
        lambda creator=creator: [
            creator.files().file_path(n) for n in range(creator.files().num_files())
        ],
    )


def fresh(flags: int = 64) -> lt.create_torrent:
    """Return a creator for one small file."""
    files = lt.file_storage()
    files.add_file("small", 20000)
    kept.append(files)  # the reference's create_torrent only refers to it
    return lt.create_torrent(files, 16384, flags)


creator = fresh()
for title, name, arguments in (
    ("comment", "set_comment", ("a comment é",)),
    ("comment bytes", "set_comment", (b"raw",)),
    ("comment None", "set_comment", (None,)),
    ("comment int", "set_comment", (1,)),
    ("creator", "set_creator", ("me",)),
    ("private", "set_priv", (True,)),
    ("private int", "set_priv", (1,)),
    ("tracker", "add_tracker", ("http://127.0.0.1/a",)),
    ("tracker tier", "add_tracker", ("http://127.0.0.1/b", 1)),
    ("tracker tier again", "add_tracker", ("http://127.0.0.1/c", 3)),
    ("tracker bytes", "add_tracker", (b"http://127.0.0.1/d", 2)),
    ("tracker None", "add_tracker", (None,)),
    ("url seed", "add_url_seed", ("http://127.0.0.1/s",)),
    ("url seed 2", "add_url_seed", ("http://127.0.0.1/s2",)),
    ("http seed", "add_http_seed", ("http://127.0.0.1/h",)),
    ("url seed bytes", "add_url_seed", (b"http://127.0.0.1/sb",)),
    ("node", "add_node", ("127.0.0.1", 6881)),
    ("node port", "add_node", ("127.0.0.1", 70000)),
    ("similar", "add_similar_torrent", (lt.sha1_hash(b"s" * 20),)),
    ("similar bytes", "add_similar_torrent", (b"s" * 20,)),
    ("collection", "add_collection", ("set",)),
    ("collection bytes", "add_collection", (b"set2",)),
    ("root cert", "set_root_cert", ("cert",)),
    ("root cert bytes", "set_root_cert", (b"\xff",)),
    ("hash", "set_hash", (0, b"h" * 20)),
    ("hash 1", "set_hash", (1, b"i" * 20)),
    ("set_hash str", "set_hash", (1, "j" * 20)),
    ("hash None", "set_hash", (0, None)),
    ("file hash", "set_file_hash", (0, b"f" * 20)),
):
    odd = title.endswith(("bytes", "None", "int", "str", "node port"))
    step(title, getattr(fresh() if odd else creator, name), *arguments)
for keyword in (
    {"announce_url": "http://127.0.0.1/k", "tier": 5},
    {"announce_url": "http://127.0.0.1/k", "tier": 4},
):
    step(f"keywords of tier {keyword['tier']}", creator.add_tracker, **keyword)
step("priv", creator.priv)
made = step("result", result, creator)
step("back", lambda: lt.torrent_info(made).info_hash())
for name in ("num_pieces", "piece_length", "priv"):
    step(f"{name} of made", getattr(creator, name))
step("piece_size", creator.piece_size, 1)
step("of torrent_info", lambda: result(lt.create_torrent(lt.torrent_info(made))))
step("of keyword ti", lambda: lt.create_torrent(ti=lt.torrent_info(made)).num_pieces())
step(
    "keywords", lambda: lt.create_torrent(storage=storage, piece_size=32768, flags=0).piece_length()
)

step("no files", lambda: lt.create_torrent(lt.file_storage()).generate())
step("of None", lt.create_torrent, None)
step("of nothing", lt.create_torrent)
step("missing hashes", lambda: fresh().generate())
step("v2 missing hashes", lambda: fresh(32).generate())
step("missing file", lt.set_piece_hashes, fresh(), "/no/such/folder")
step("missing file 2", lt.set_piece_hashes, fresh(), str(folder()))

(folder() / "small").write_bytes(content(20000))
pieces: list[int] = []
step("progress", lt.set_piece_hashes, fresh(), str(folder()), pieces.append)
show("pieces", sorted(pieces))
step("progress v2", lambda: lt.set_piece_hashes(fresh(32), str(folder()), lambda n: None))


def stop(piece: int) -> None:
    """Raise at the first piece."""
    raise KeyError(f"stop {piece}")


step("progress raises", lt.set_piece_hashes, fresh(), str(folder()), stop)
step("progress None", lt.set_piece_hashes, fresh(), str(folder()), None)
step("progress int", lt.set_piece_hashes, fresh(), str(folder()), 1)

chosen = lt.file_storage()
step("filter", lt.add_files, chosen, str(top), lambda path: not path.endswith(".txt"))
shown("filtered", [chosen.file_path(n) for n in range(chosen.num_files())])
flagged = lt.file_storage()
step("add_files flags", lt.add_files, flagged, str(top), 0)
step("flagged", lambda: flagged.num_files())
both = lt.file_storage()
step("filter and flags", lt.add_files, both, str(top), lambda path: True, 0)
asked: list[str] = []
step("asked", lt.add_files, lt.file_storage(), str(top), lambda path: asked.append(path) or True)
show("asked paths", sorted(asked))
step("filter false", lt.add_files, lt.file_storage(), str(top), lambda path: False)


def refuse(path: str) -> bool:
    """Raise at the first path."""
    raise KeyError("refused")


step("filter raises", lt.add_files, lt.file_storage(), str(top), refuse)
empty = lt.file_storage()
step("add missing", lt.add_files, empty, "/no/such/file")
show("missing", empty.num_files())
step("add None", lt.add_files, empty, None)
step("single file", lt.add_files, empty, str(top / "one.bin"))
step("single", lambda: (empty.name(), empty.num_files(), empty.file_path(0)))


def add(path: str) -> list[object]:
    """Return name and paths of a storage with the files of a path."""
    files = lt.file_storage()
    lt.add_files(files, path)
    return [files.name(), sorted(files.file_path(n) for n in range(files.num_files()))]


step("add slash", add, str(top) + "/")
step("symlinks", lambda: (top / "link").symlink_to("one.bin"))
step("follow links", add, str(top))
files = lt.file_storage()
step("keep links", lt.add_files, files, str(top), flags=lt.create_torrent.symlinks)
shown("kept", [(files.file_path(n), files.symlink(n)) for n in range(files.num_files())])
finish()
