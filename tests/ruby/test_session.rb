# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "open3"
require "rbconfig"
require "support"

class TestSession < Minitest::Test
  include Support

  EXAMPLE = File.expand_path("../../examples/ruby/download.rb", __dir__)

  def test_alerts_outlive_their_session
    first = session
    alert = wait(first, LibTorrent::ListenSucceededAlert)
    message = alert.message
    first.close
    first = nil
    GC.start
    assert_equal [message, message], [alert.message, alert.to_s]
    assert_includes message, "127.0.0.1"
  end

  def test_a_closed_session
    closed = session
    assert closed.close
    assert_raises(LibTorrent::InvalidHandle) { closed.get_torrents }
  end

  # A waiting call lets other threads run, and is left by its own thread only when it is done.
  def test_waiting_lets_other_threads_run
    quiet = session(alert_mask: 0)
    quiet.pop_alerts
    started = Queue.new
    waiting = Thread.new do
      started << true
      quiet.wait_for_alert(30_000)
    end
    waiting.report_on_exception = false
    started.pop
    1000.times { Thread.pass }
    assert_predicate waiting, :alive?
    quiet.close
    assert_raises(LibTorrent::Error) { waiting.value }
  end

  def test_sessions_of_several_threads
    threads = Array.new(3) { Thread.new { session.tap { |s| 50.times { s.get_settings } }.close } }
    assert_equal [true] * 3, threads.map(&:value)
  end

  # Seeds a torrent and downloads it with the example program in another process.
  def test_example
    Dir.mktmpdir do |folder|
      torrent = maker(folder, 16_384 * 20)
      LibTorrent.set_piece_hashes(torrent, folder, nil)
      path = File.join(folder, "t.torrent")
      File.binwrite(path, torrent.generate_buf)
      params = LibTorrent.load_torrent_file(path)
      params.save_path = folder
      seed = session
      seed.add_torrent(params)
      wait(seed, LibTorrent::TorrentFinishedAlert)
      Dir.mkdir(File.join(folder, "got"))
      output, status = Open3.capture2e(RbConfig.ruby, EXAMPLE, path, File.join(folder, "got"),
                                       "127.0.0.1:#{seed.listen_port}", "127.0.0.1:0")
      assert_predicate status, :success?, output
      assert_includes output, "100.0 %"
      content = ->(*name) { File.binread(File.join(folder, *name)) }
      assert_equal content["file"], content["got", "file"]
      assert_includes content["got", ".download.resume"], "libtorrent resume file"
      seed.close
    end
  end
end
