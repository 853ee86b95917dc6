# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "support"

class TestErrors < Minitest::Test
  include Support

  def test_errors_of_libtorrent
    error = assert_raises(LibTorrent::Error) { LibTorrent.bdecode("d1:a") }
    assert_equal "bdecode", error.category
    assert_equal error.error_code.value, error.code
    refute_empty error.message
    assert_nil error.path
    error = assert_raises(LibTorrent::Error) { LibTorrent.load_torrent_file("/no/such file") }
    assert_equal "/no/such file", error.path
  end

  def test_wrong_arguments
    files = LibTorrent::FileStorage.new
    assert_raises(TypeError) { files.add_file("x", "y") }
    assert_raises(TypeError) { files.add_file(5, 6) }
    assert_raises(ArgumentError) { files.add_file("x") }
    assert_raises(ArgumentError) { files.add_file("x\0y", 1) }
    assert_raises(RangeError) { files.add_file("x", 1, 2**40) }
    assert_raises(RangeError) { files.add_file("x", 2**70) }
    assert_raises(IndexError) { files.file_path(7) }
    assert_raises(KeyError) { LibTorrent.setting_by_name("no_such_setting") }
  end

  def test_progress
    Dir.mktmpdir do |folder|
      torrent = maker(folder, 16_384 * 3)
      pieces = []
      LibTorrent.set_piece_hashes(torrent, folder, ->(piece) { pieces << piece })
      assert_equal [0, 1, 2], pieces
      LibTorrent.set_piece_hashes(torrent, folder) { |piece| pieces << piece }
      assert_equal [0, 1, 2] * 2, pieces
      stop = ->(_) { false }
      assert_raises(LibTorrent::Cancelled) { LibTorrent.set_piece_hashes(torrent, folder, stop) }
      fail = ->(piece) { 1 / piece }
      assert_raises(ZeroDivisionError) { LibTorrent.set_piece_hashes(torrent, folder, fail) }
      assert_raises(TypeError) { LibTorrent.set_piece_hashes(torrent, folder, 5) }
    end
  end

  def test_file_filters
    Dir.mktmpdir do |folder|
      maker(folder, 16)
      files = LibTorrent::FileStorage.new
      LibTorrent.add_files(files, folder, ->(path) { !path.end_with?("file") })
      assert_equal 0, files.num_files
      assert_raises(ZeroDivisionError) { LibTorrent.add_files(files, folder, ->(_) { 1 / 0 }) }
      LibTorrent.add_files(files, folder) { |path| path.end_with?("file") || path == folder }
      assert_equal 1, files.num_files
      changed = assert_raises(RuntimeError) do
        LibTorrent.add_files(files, folder) { |path| files.add_file("other/#{path.size}", 5) || true }
      end
      assert_match(/another thread/, changed.message)
    end
  end
end
