#!/usr/bin/env ruby
# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# A small client: adds a torrent, shows progress and errors until it is complete or Ctrl-C, saves
# resume data.
USAGE = "Usage: download.rb FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]"

require "libtorrent"

CATEGORY = LibTorrent::Alert::CategoryT

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
  printf("\r[%-30s] %5.1f %%  %s  %.1f MB/s  %d peers ",
         bar, status.progress * 100, state, status.download_rate / 1e6, status.num_peers)
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

def download(session, handle)
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
rescue Interrupt
  puts "\nstopping"
end

def main(source, folder = ".", peer = nil, listen = "0.0.0.0:6881,[::]:6881")
  resume_file = File.join(folder, ".download.resume")
  mask = CATEGORY::ERROR_NOTIFICATION | CATEGORY::STATUS_NOTIFICATION
  session = LibTorrent::Session.new({ listen_interfaces: listen, alert_mask: mask })
  handle = session.add_torrent(load_params(source, folder, resume_file))
  if peer
    host, _, port = peer.rpartition(":")
    handle.connect_peer([host, Integer(port)])
  end
  download(session, handle)
  show(handle.status)
  puts
  save(session, handle, resume_file)
  session.close
end

abort(USAGE) unless ARGV.size.between?(1, 4)
begin
  main(*ARGV)
rescue LibTorrent::Error => e
  abort(e.message)
end
