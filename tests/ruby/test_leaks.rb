# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "etc"
require "support"

# Raising is a jump out of C: what a call held must be freed all the same. Each call here holds 100 kB
# when it raises, and is made 300 times: a leak is 30 MB.
class TestLeaks < Minitest::Test
  include Support

  LARGE = ("x" * 100_000).freeze
  ROUNDS = 300
  ALLOWED = 10_000_000

  def resident
    GC.start
    Integer(File.read("/proc/self/statm").split[1]) * Etc.sysconf(Etc::SC_PAGESIZE)
  end

  def assert_no_leak(*errors)
    skip "a sanitizer keeps freed memory for a while" if ENV.fetch("LD_PRELOAD", "").include?("asan")
    again = lambda do |times|
      times.times do |i|
        assert_raises(*errors) { yield }
        GC.start if (i % 30).zero? # Ruby does not know how much its objects hold
      end
    end
    again[50]
    before = resident
    again[ROUNDS]
    assert_operator resident - before, :<, ALLOWED
  end

  def test_a_value_that_cannot_be_converted
    assert_no_leak(TypeError) { LibTorrent.bencode([LARGE.dup, Object]) }
  end

  def test_a_value_that_is_too_deep
    cycle = []
    cycle << cycle
    assert_no_leak(ArgumentError) { LibTorrent.bencode([LARGE.dup, cycle]) }
  end

  def test_a_to_path_that_raises
    bad = Object.new
    def bad.to_path = raise("no path")
    assert_no_leak(RuntimeError) { LibTorrent.bencode([LARGE.dup, bad]) }
  end

  def test_an_argument_after_a_large_one
    files = LibTorrent::FileStorage.new
    assert_no_leak(TypeError) { files.add_file(LARGE.dup, "no size") }
  end

  def test_a_value_before_a_wrong_argument
    handle = LibTorrent::TorrentHandle.new
    assert_no_leak(TypeError) { handle.connect_peer([LARGE.dup, 1], "no flags") }
  end

  def test_an_error_of_libtorrent
    data = LibTorrent.bencode([LARGE])[0...-1]
    assert_no_leak(LibTorrent::Error) { LibTorrent.bdecode(data.dup) }
  end

  def test_a_field_of_a_wrong_type
    params = LibTorrent::AddTorrentParams.new
    assert_no_leak(TypeError) { params.trackers = [LARGE.dup, 5] }
  end

  def test_a_constructor
    assert_no_leak(LibTorrent::Error) { LibTorrent::TorrentInfo.new(LARGE.b) }
    assert_no_leak(ArgumentError) { LibTorrent::Sha1Hash.new(LARGE.b) }
  end

  def test_a_block_that_raises
    Dir.mktmpdir do |folder|
      torrent = maker(folder, 16_384)
      assert_no_leak(ZeroDivisionError) do
        LibTorrent.set_piece_hashes(torrent, folder, nil, { user_agent: LARGE.dup }) { 1 / 0 }
      end
    end
  end

  def test_a_call_that_waits
    closed = session
    closed.close
    assert_no_leak(LibTorrent::InvalidHandle) { closed.apply_settings(user_agent: LARGE.dup) }
  end
end
