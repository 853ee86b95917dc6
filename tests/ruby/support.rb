# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "libtorrent"
require "minitest"
require "tmpdir"

# What several test files need.
module Support
  # A session that talks to this machine alone.
  def session(more = {})
    settings = { listen_interfaces: "127.0.0.1:0", enable_dht: false, enable_lsd: false,
                 enable_upnp: false, enable_natpmp: false, alert_mask: 0x7fffffff }
    LibTorrent::Session.new(settings.merge(more))
  end

  def wait(session, type)
    deadline = Process.clock_gettime(Process::CLOCK_MONOTONIC) + 30
    while Process.clock_gettime(Process::CLOCK_MONOTONIC) < deadline
      session.wait_for_alert(500)
      found = session.pop_alerts.grep(type).first
      return found if found
    end
    flunk("no #{type} came")
  end

  # A file of `size` bytes in the folder and a CreateTorrent for it.
  def maker(folder, size)
    File.binwrite(File.join(folder, "file"), "0123456789abcdef" * (size / 16))
    files = LibTorrent::FileStorage.new
    files.add_file("file", size)
    LibTorrent::CreateTorrent.new(files, 16_384, 64)
  end

  # Collects garbage at every allocation.
  def under_stress
    GC.stress = true
    yield
  ensure
    GC.stress = false
  end
end
