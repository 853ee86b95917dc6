# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "support"

class TestValues < Minitest::Test
  def test_kinds
    assert_equal "d1:ai1e1:bli2e1:xee".b, LibTorrent.bencode({ b: [2, "x"], "a" => 1 })
    assert_equal "0:", LibTorrent.bencode(nil)
    assert_equal({ "a" => [1, {}, []] }, LibTorrent.bdecode("d1:ali1edeleee"))
  end

  def test_strings_keep_their_encoding
    all = (0..255).map(&:chr).join.b
    assert_equal all, LibTorrent.bdecode(LibTorrent.bencode(all))
    assert_equal Encoding::BINARY, LibTorrent.bdecode("1:x").encoding
    assert_equal "2:ü".b, LibTorrent.bencode("ü".encode("ISO-8859-1"))
    assert_equal Encoding::UTF_8, LibTorrent.version.encoding
  end

  def test_big_integers
    assert_equal "i9223372036854775807e", LibTorrent.bencode((2**63) - 1)
    assert_raises(RangeError) { LibTorrent.bencode(2**63) }
  end

  def test_tuples
    assert_equal "ab", LibTorrent.bencode(LibTorrent::Tuple[97, 98])
    filter = LibTorrent::IpFilter.new
    assert_instance_of LibTorrent::Tuple, filter.export_filter
  end

  def test_cycles_end
    cycle = []
    cycle << cycle
    assert_raises(ArgumentError) { LibTorrent.bencode(cycle) }
  end

  def test_what_has_no_meaning
    assert_raises(TypeError) { LibTorrent.bencode([Object.new]) }
    assert_raises(TypeError) { LibTorrent.bencode(1.5) }
  end
end
