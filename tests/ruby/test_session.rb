# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "io/wait"
require "support"

class TestSession < Minitest::Test
  include Support

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

  # Ctrl-C while the only thread, or one of two, waits for an alert that does not come.
  def test_interrupt
    [false, true].each do |with_another|
      reader, writer = IO.pipe
      child = fork do
        # A job in the background of a shell begins with Ctrl-C ignored.
        Signal.trap("INT", "DEFAULT")
        reader.close
        quiet = session(alert_mask: 0)
        quiet.pop_alerts
        Thread.new { sleep } if with_another
        began = Process.clock_gettime(Process::CLOCK_MONOTONIC)
        begin
          writer.write("!")
          quiet.wait_for_alert(30_000)
        rescue Interrupt
          exit!(Process.clock_gettime(Process::CLOCK_MONOTONIC) - began < 15 ? 0 : 2)
        end
        exit!(1)
      end
      writer.close
      reader.read(1)
      # Until it is over: the first one may come before it waits.
      done = nil
      200.times do
        break if (done = Process.wait2(child, Process::WNOHANG))

        Process.kill(:INT, child)
        reader.wait_readable(0.2)
      end
      done ||= Process.wait2(child)
      assert_equal 0, done[1].exitstatus, "with another thread: #{with_another}"
    end
  end

  # Other threads run while files are looked for, and see all of them or none.
  def test_files_are_added_at_once
    Dir.mktmpdir do |folder|
      50.times { |number| File.write(File.join(folder, "#{number} #{'n' * 100}"), "x") }
      files = LibTorrent::FileStorage.new
      counts = {}
      done = false
      reader = Thread.new do
        until done
          count = files.num_files
          counts[count] = true
          count.times { |index| files.file_path(index) }
          files.swap(LibTorrent::FileStorage.new)
        end
      end
      50.times do
        LibTorrent.add_files(files, folder) if files.num_files.zero?
        Thread.pass
      end
      done = true
      reader.join
      assert_empty counts.keys - [0, 50]
    end
  end

  def test_a_read_of_a_piece_can_be_ended
    Dir.mktmpdir do |folder|
      torrent = maker(folder, 16_384)
      LibTorrent.set_piece_hashes(torrent, folder)
      params = LibTorrent.load_torrent_buffer(LibTorrent.bencode(torrent.generate))
      params.save_path = File.join(folder, "nothing")
      quiet = session
      reader = LibTorrent::PieceReader.new(quiet.add_torrent(params))
      reader.request(0, 0)
      waiting = Thread.new { reader.read(0, 60_000) }
      Thread.pass until waiting.stop?
      waiting.kill
      assert waiting.join(30)
      quiet.close
    end
  end

  def test_alerts_are_announced_by_a_descriptor
    s = session
    io = IO.for_fd(s.alert_fd, autoclose: false)
    assert io.wait_readable(30)
    refute_empty s.pop_alerts
    s.pause
    s.post_session_stats
    assert io.wait_readable(30)
    s.close
  end

  def test_a_thread_that_waits_can_be_ended
    quiet = session(alert_mask: 0)
    quiet.pop_alerts
    waiting = Thread.new { quiet.wait_for_alert(60_000) }
    Thread.pass until waiting.stop?
    waiting.kill
    assert waiting.join(30)
  end
end
