# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# The workloads of bench.py in Ruby. Arguments: a bencoded file, how many alerts. Prints a line for
# each: name, tab, seconds.
require "libtorrent"

path, count = ARGV
COUNT = Integer(count)
LOOPS = 100_000
ROUNDS = 5

def clock
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
end

def report(name, seconds)
  puts format("%<name>s\t%<seconds>.12g", name: name, seconds: seconds)
end

# The least time of one of `times` times the block. Processor time, as in the other languages.
def time(name, times)
  best = Array.new(ROUNDS) do
    begun = clock
    i = 0
    while i < times
      yield
      i += 1
    end
    (clock - begun) / times
  end
  report(name, best.min)
end

data = File.binread(path)
value = LibTorrent.bdecode(data)
time("bdecode", 3) { LibTorrent.bdecode(data) }
time("bencode", 3) { LibTorrent.bencode(value) }

status = LibTorrent::TorrentStatus.new
time("field int", LOOPS) { status.num_peers }
time("field float", LOOPS) { status.progress }
time("field str", LOOPS) { status.name }
time("field enum", LOOPS) { status.state }
time("field handle", LOOPS) { status.handle }

CATEGORY = LibTorrent::Alert::CategoryT
SESSION = LibTorrent::Session.new(
  listen_interfaces: "127.0.0.1:0", enable_dht: false, enable_lsd: false, enable_upnp: false,
  enable_natpmp: false, alert_queue_size: 2 * COUNT,
  alert_mask: CATEGORY::STATUS_NOTIFICATION | CATEGORY::STORAGE_NOTIFICATION
)
params = LibTorrent.parse_magnet_uri("magnet:?xt=urn:btih:0102030405060708090a0b0c0d0e0f1011121314")
params.save_path = "/nonexistent"
params.flags = LibTorrent::TorrentFlags::PAUSED
HANDLE = SESSION.add_torrent(params)

def drain
  SESSION.pop_alerts
  (COUNT / 2).times { HANDLE.move_storage("/nonexistent") }
  (COUNT / 4).times do
    HANDLE.resume
    HANDLE.pause
  end
  HANDLE.status(0)
  begun = clock
  alerts = SESSION.pop_alerts
  alerts.each { |alert| yield alert }
  (clock - begun) / alerts.size
end

report("alert popped", Array.new(ROUNDS) { drain { nil } }.min)
fields = lambda do |alert|
  moved = alert.is_a?(LibTorrent::StorageMovedAlert)
  [alert.handle, moved ? alert.storage_path : alert.torrent_name, alert.what]
end
report("alert with 3 fields", Array.new(ROUNDS) { drain(&fields) }.min)
SESSION.close
