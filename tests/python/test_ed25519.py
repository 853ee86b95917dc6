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


# ---- items of the DHT: the test vectors of BEP 44 ----

PUBLIC = bytes.fromhex("77ff84905a91936367c01360803104f92432fcd904a43511876df5cdf3e7e548")
PRIVATE = bytes.fromhex(
    "e06d3183d14159228433ed599221b80bd0a5ce8352e4bdf0262f76786ef1c74d"
    "b7e7a9fea2c0eb269d61e3b38e450a22e754941ac78479d6c54e1faf6037881d"
)
ITEM = b"12:Hello World!"
SIGNATURES = {
    b"": "305ac8aeb6c9c151fa120f120ea2cfb923564e11552d06a5d856091e5e853cff"
    "1260d3f39e4999684aa92eb73ffd136e6f4f3ecbfda0ce53a1608ecd7ae21f01",
    b"foobar": "6834284b6b24c3204eb2fea824d82f88883a3d95e8b4a21b8c0ded553d17d17d"
    "df9a8a7104b1258f30bed3787e6cb896fca78c58f8e03b5f18f14951a87d9a08",
}


@pytest.mark.parametrize("salt", list(SIGNATURES))
def test_mutable_items(salt: bytes) -> None:
    signature = lt.sign_mutable_item(ITEM, salt, 1, PUBLIC, PRIVATE)
    assert signature.hex() == SIGNATURES[salt]
    assert lt.verify_mutable_item(ITEM, salt, 1, PUBLIC, signature)
    assert not lt.verify_mutable_item(ITEM, salt, 2, PUBLIC, signature)
    assert not lt.verify_mutable_item(ITEM, salt + b"x", 1, PUBLIC, signature)
    assert not lt.verify_mutable_item(b"i1e", salt, 1, PUBLIC, signature)


def test_target_ids() -> None:
    assert lt.item_target_id(ITEM).hex() == "e5f96f6f38320f0f33959cb4d3d656452117aadb"
    assert lt.item_target_id(b"", PUBLIC).hex() == "4a533d47ec9c7d95b1ad75f576cffc641853b750"
    assert lt.item_target_id(b"foobar", PUBLIC).hex() == "411eba73b6f087ca51a3795d9c8c938d365e32c1"


def test_wrong_items_are_errors() -> None:
    with pytest.raises(ValueError, match="at most 1000 bytes"):
        lt.sign_mutable_item(b"x" * 1001, b"", 0, PUBLIC, PRIVATE)
    with pytest.raises(ValueError, match="at most 64 bytes"):
        lt.sign_mutable_item(ITEM, b"x" * 65, 0, PUBLIC, PRIVATE)
    with pytest.raises(ValueError, match="cannot be empty"):
        lt.verify_mutable_item(b"", b"", 0, PUBLIC, bytes(64))
    with pytest.raises(ValueError, match="a signature has 64 bytes"):
        lt.verify_mutable_item(ITEM, b"", 0, PUBLIC, b"x")
    with pytest.raises(ValueError, match="cannot be empty"):
        lt.item_target_id(b"")
    with pytest.raises(ValueError, match="a public key has 32 bytes"):
        lt.item_target_id(b"", b"x")
    with pytest.raises(OverflowError):
        lt.sign_mutable_item(ITEM, b"", 2**63, PUBLIC, PRIVATE)
