# SPDX-License-Identifier: BSD-3-Clause
"""kill -9 at random moments of a download, again and again: what comes out is right, and only what
was not saved is fetched again. LT_TEST_KILLS=50 runs fifty; without it there are two."""

from __future__ import annotations

import os
import random
from pathlib import Path

from cli_support import make_data, make_torrent, run, same, start_seed
from test_cli_transfer import Start, peer

KILLS = int(os.environ.get("LT_TEST_KILLS", "2"))
SIZE = 6_000_000
# What a kill may cost: pieces that are on their way, and what comes between two times of saving.
LOST = 1_500_000


def test_kills(start: Start, tmp_path: Path) -> None:
    data = make_data(tmp_path / "seed" / "data", SIZE)
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--upload-limit", "3M")
    chance = random.Random(9)
    worst = 0
    for number in range(KILLS):
        target = tmp_path / f"got {number}"
        arguments = ["download", torrent, "-o", target, *peer(seed)]
        arguments += ["--resume-dir", tmp_path / f"resume {number}"]
        process = start(*arguments, "--save-interval", "0.1")
        at = chance.randrange(200_000, SIZE - 2_000_000)
        process.wait_for(
            "progress", lambda e, at=at: e["what"] == "downloading" and e["done"] >= at
        )
        process.process.kill()
        process.finish()
        # It went on until it was killed.
        done = [e["done"] for e in process.events if e.get("what") == "downloading"][-1]
        result = run(*arguments, "--json")
        assert result.code == 0, result.err
        assert same(data, target / "data")
        again = result.one("complete")["downloaded"] - (SIZE - done)
        worst = max(worst, again)
        assert again <= LOST
    print(f"{KILLS} kills, at most {worst} bytes fetched again")
