#!/usr/bin/env ruby
# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

USAGE = <<~TEXT
  A small client: adds a torrent, shows progress and alerts until it is complete or Ctrl-C.

  Usage: simple_client FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]

  With LISTEN-INTERFACES it keeps to them: no DHT, no local discovery, no port mapping.
TEXT

require "libtorrent"

CATEGORY = LibTorrent::Alert::CategoryT

# Settings of a session that listens there, or everywhere.
def settings(listen)
  alone = %i[enable_dht enable_lsd enable_upnp enable_natpmp].to_h { |name| [name, listen.nil?] }
  { listen_interfaces: listen || "0.0.0.0:6881,[::]:6881",
    alert_mask: CATEGORY::ERROR_NOTIFICATION | CATEGORY::STATUS_NOTIFICATION, **alone }
end

# Parameters for a torrent file or magnet link, continued if there is resume data.
def load_params(source, folder, resume_file)
  magnet = source.start_with?("magnet:")
  params = magnet ? LibTorrent.parse_magnet_uri(source) : LibTorrent.load_torrent_file(source)
  if File.exist?(resume_file)
    stored = LibTorrent.read_resume_data(File.binread(resume_file))
    if stored.info_hashes == params.info_hashes
      stored.ti = params.ti || stored.ti
      params = stored
    end
  end
  params.save_path = folder
  params
end

def show(status)
  bar = "#" * (status.progress * 30)
  state = LibTorrent::TorrentStatus::States.name_of(status.state)
  printf("\r[%-30s] %5.1f%%  %s  %.1f MB/s  %d peers ",
         bar, status.progress * 100, state, status.download_rate / 1e6, status.num_peers)
  $stdout.flush
end

# Writes resume data to a temporary file and puts it in place, so that no crash can cut it.
def save(session, handle, resume_file)
  flags = LibTorrent::SaveResumeFlagsT
  handle.save_resume_data(flags::SAVE_INFO_DICT | flags::FLUSH_DISK_CACHE)
  loop do
    session.wait_for_alert(1000)
    session.pop_alerts.each do |alert|
      case alert
      when LibTorrent::SaveResumeDataAlert
        File.binwrite("#{resume_file}.tmp", LibTorrent.write_resume_data_buf(alert.params))
        return File.rename("#{resume_file}.tmp", resume_file)
      when LibTorrent::SaveResumeDataFailedAlert
        return warn(alert.message)
      end
    end
  end
end

# Shows what happens until the torrent is complete.
def download(session)
  next_update = 0.0
  loop do
    now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    if now >= next_update # each call posts an alert
      next_update = now + 0.5
      session.post_torrent_updates
    end
    session.wait_for_alert(100)
    session.pop_alerts.each do |alert|
      case alert
      when LibTorrent::StateUpdateAlert then alert.status.each { |status| show(status) }
      when LibTorrent::TorrentFinishedAlert then return
      else warn("\n#{alert.message}") if alert.category.anybits?(CATEGORY::ERROR_NOTIFICATION)
      end
    end
  end
end

def main(source, folder = ".", peer = "", listen = nil)
  resume_file = File.join(folder, ".simple_client.resume")
  session = LibTorrent::Session.new(settings(listen))
  handle = session.add_torrent(load_params(source, folder, resume_file))
  unless peer.empty?
    host, _, port = peer.rpartition(":")
    handle.connect_peer([host, Integer(port)])
  end
  begin
    download(session)
    show(handle.status)
    puts
  rescue Interrupt
    puts "\nstopping"
  end
  save(session, handle, resume_file)
  session.close
end

abort(USAGE) unless ARGV.size.between?(1, 4)
begin
  main(*ARGV)
rescue LibTorrent::Error, SystemCallError, ArgumentError => e
  abort(e.message)
end
