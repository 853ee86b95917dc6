# SPDX-License-Identifier: BSD-3-Clause
"""Keys and signatures for mutable items of the DHT."""

from __future__ import annotations

import pytest

import libtorrent as lt


def test_a_signature_is_right_for_its_message_and_key_only() -> None:
    public, private = lt.ed25519_create_keypair(lt.ed25519_create_seed())
    other, _ = lt.ed25519_create_keypair(lt.ed25519_create_seed())
    assert (len(public), len(private)) == (32, 64)
    signature = lt.ed25519_sign(b"a message", public, private)
    assert lt.ed25519_verify(signature, b"a message", public) is True
    assert lt.ed25519_verify(signature, bytearray(b"a massage"), public) is False
    assert lt.ed25519_verify(signature, b"a message", other) is False


def test_a_seed_stands_for_its_keys() -> None:
    assert lt.ed25519_create_keypair(b"x" * 32) == lt.ed25519_create_keypair(b"x" * 32)


def test_both_sides_of_an_exchange_share_a_secret() -> None:
    a, b = (lt.ed25519_create_keypair(lt.ed25519_create_seed()) for _ in range(2))
    assert lt.ed25519_key_exchange(a[0], b[1]) == lt.ed25519_key_exchange(b[0], a[1])


def test_added_scalars_keep_a_pair_a_pair() -> None:
    public, private = (
        lt.ed25519_add_scalar(key, b"\1" * 32) for key in lt.ed25519_create_keypair(b"x" * 32)
    )
    assert lt.ed25519_verify(lt.ed25519_sign(b"", public, private), b"", public)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_wrong_sizes_are_errors(size: int) -> None:
    with pytest.raises(ValueError, match="a seed has 32 bytes"):
        lt.ed25519_create_keypair(b"x" * size)
    with pytest.raises(ValueError, match="a public key has 32 bytes"):
        lt.ed25519_verify(b"x" * 64, b"", b"x" * size)
