#!/usr/bin/env lua
-- SPDX-License-Identifier: BSD-3-Clause
-- A small client: adds a torrent, shows progress and errors until it is complete, saves resume
-- data.
local usage = "Usage: download.lua FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]"

local lt = require "libtorrent"

local category = lt.alert.category_t

-- Parameters for a torrent file or magnet link, continued if there is resume data.
local function load(source, folder, resume_file)
    local is_magnet = source:find "^magnet:"
    local params = is_magnet and lt.parse_magnet_uri(source) or lt.load_torrent_file(source)
    local file = io.open(resume_file, "rb")
    if file then
        local stored = lt.read_resume_data(lt.bytes(file:read "a"))
        file:close()
        if stored.info_hashes == params.info_hashes then
            stored.ti = params.ti or stored.ti
            params = stored
        end
    end
    params.save_path = folder
    return params
end

local function show(status)
    local bar = ("#"):rep(status.progress * 30 // 1)
    local state = lt.torrent_status.states(status.state)
    io.write(("\r[%-30s] %5.1f %%  %s  %.1f MB/s  %d peers "):format(
        bar, status.progress * 100, state, status.download_rate / 1e6, status.num_peers))
    io.flush()
end

-- Writes resume data to a temporary file and puts it in place, so that no crash can cut it.
local function save(session, handle, resume_file)
    local flags = lt.save_resume_flags_t
    handle:save_resume_data(flags.save_info_dict | flags.flush_disk_cache)
    while true do
        session:wait_for_alert(1000)
        for _, alert in ipairs(session:pop_alerts()) do
            if alert:what() == "save_resume_data" then
                local file = assert(io.open(resume_file .. ".tmp", "wb"))
                assert(file:write(lt.write_resume_data_buf(alert.params)))
                assert(file:close())
                return assert(os.rename(resume_file .. ".tmp", resume_file))
            elseif alert:what() == "save_resume_data_failed" then
                return io.stderr:write(alert:message(), "\n")
            end
        end
    end
end

local function main(source, folder, peer, listen)
    if not source then error(usage, 0) end
    folder = folder or "."
    local resume_file = folder .. "/.download.resume"
    local session = lt.session {
        listen_interfaces = listen or "0.0.0.0:6881,[::]:6881",
        alert_mask = category.error_notification | category.status_notification,
    }
    local handle = session:add_torrent(load(source, folder, resume_file))
    if peer then
        local host, port = peer:match "^(.*):(%d+)$"
        handle:connect_peer(lt.tuple {host, tonumber(port)})
    end
    local done, asked = false, 0
    while not done do
        if os.time() ~= asked then -- each call posts an alert: not more than once a second
            asked = os.time()
            session:post_torrent_updates()
        end
        session:wait_for_alert(100)
        for _, alert in ipairs(session:pop_alerts()) do
            if alert:what() == "state_update" then
                for _, status in ipairs(alert.status) do show(status) end
            elseif alert:what() == "torrent_finished" then
                done = true
            elseif alert:category() & category.error_notification ~= 0 then
                io.stderr:write("\n", alert:message(), "\n")
            end
        end
    end
    show(handle:status())
    print()
    save(session, handle, resume_file)
    session:close()
end

local ok, problem = pcall(main, ...)
if not ok then
    io.stderr:write(tostring(problem), "\n")
    os.exit(1)
end
