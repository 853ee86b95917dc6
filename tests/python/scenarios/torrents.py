# SPDX-License-Identifier: BSD-3-Clause
"""Making and reading torrents."""

import os
import sys

import libtorrent as lt
from common import show

os.chdir(sys.argv[1])
for flags in (0, lt.create_torrent.v1_only, lt.create_torrent.v2_only):
    files = lt.file_storage()
    asked = []
    show("add", lambda: lt.add_files(files, os.path.abspath("data"), lambda p: asked.append(p) or 1))
    show("asked", lambda: sorted(os.path.basename(path) for path in asked))
    torrent = lt.create_torrent(files, 16384, flags)
    show("early", torrent.generate)
    pieces = []
    show("hash", lambda: lt.set_piece_hashes(torrent, ".", pieces.append))
    show("pieces", lambda: pieces)
    torrent.add_tracker("http://127.0.0.1/a")
    torrent.add_tracker("http://127.0.0.1/b", 1)
    torrent.add_url_seed("http://127.0.0.1/u")
    torrent.add_http_seed("http://127.0.0.1/h")
    torrent.add_node("127.0.0.1", 1)
    torrent.set_comment("comment")
    torrent.set_creator("creator")
    torrent.set_priv(True)
    entry = torrent.generate()
    del entry[b"creation date"]
    show("generate", lambda: entry)
    info = lt.torrent_info(lt.bencode(entry))
    for name in sorted(dir(lt.torrent_info)):
        if name in (
            "name comment creator creation_date total_size piece_length num_pieces num_files priv "
            "is_i2p ssl_cert info_hash info_section similar_torrents collections nodes web_seeds "
            "metadata metadata_size is_valid is_merkle_torrent merkle_tree"
        ).split():
            show(name, getattr(info, name))
    show("trackers", lambda: [(t.url, t.tier, t.source, t.fail_limit) for t in info.trackers()])
    storage = info.files()
    for i in range(storage.num_files()):
        for name in "file_path file_name file_size file_offset file_flags hash root symlink".split():
            show(name, lambda: getattr(storage, name)(i))
    show("iter", lambda: [(f.path, f.mtime, f.symlink_path) for f in storage])
    show("block", lambda: [(s.file_index, s.offset, s.size) for s in info.map_block(1, 5, 9)])
    show("rename", lambda: (info.rename_file(0, "x/y"), info.files().file_path(0)))
    show("magnet", lambda: lt.make_magnet_uri(info))
    show("none", lambda: lt.torrent_info("nothing"))
    show("bad", lambda: lt.torrent_info(b"abc"))
    show("bad", lambda: lt.torrent_info({"info": {}}))
    show("limit", lambda: lt.torrent_info(lt.bencode(entry), {"max_pieces": 1}))
