#!/usr/bin/env lua
-- SPDX-License-Identifier: BSD-3-Clause
-- For Lua 5.1 to 5.4 and LuaJIT.
local usage = [==[
A small client: adds a torrent, shows progress and alerts until it is complete or Ctrl-C.

Usage: simple_client FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]

With LISTEN-INTERFACES it keeps to them: no DHT, no local discovery, no port mapping.
]==]

local lt = require "libtorrent"

local category = lt.alert.category_t

-- Settings of a session that listens there, or everywhere.
local function settings(listen)
    local found = {
        listen_interfaces = listen or "0.0.0.0:6881,[::]:6881",
        alert_mask = lt.bor(category.error_notification, category.status_notification),
    }
    for _, name in ipairs {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"} do
        found[name] = not listen
    end
    return found
end

-- Parameters for a torrent file or magnet link, continued if there is resume data.
local function load(source, folder, resume_file)
    local is_magnet = source:find "^magnet:"
    local params = is_magnet and lt.parse_magnet_uri(source) or lt.load_torrent_file(source)
    local file = io.open(resume_file, "rb")
    if file then
        local stored = lt.read_resume_data(lt.bytes(file:read "*a"))
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
    local bar = ("#"):rep(math.floor(status.progress * 30))
    local state = lt.torrent_status.states(status.state)
    io.write(("\r[%-30s] %5.1f%%  %s  %.1f MB/s  %d peers "):format(
        bar, status.progress * 100, state, status.download_rate / 1e6, status.num_peers))
    io.flush()
end

-- Writes resume data to a temporary file and puts it in place, so that no crash can cut it.
local function save(session, handle, resume_file)
    local flags = lt.save_resume_flags_t
    handle:save_resume_data(lt.bor(flags.save_info_dict, flags.flush_disk_cache))
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

-- Shows what happens until the torrent is complete.
local function download(session)
    local asked
    while true do
        if os.time() ~= asked then -- each call posts an alert: not more than once a second
            asked = os.time()
            session:post_torrent_updates()
        end
        session:wait_for_alert(100)
        for _, alert in ipairs(session:pop_alerts()) do
            if alert:what() == "state_update" then
                for _, status in ipairs(alert.status) do show(status) end
            elseif alert:what() == "torrent_finished" then
                return
            elseif lt.band(alert:category(), category.error_notification) ~= 0 then
                io.stderr:write("\n", alert:message(), "\n")
            end
        end
    end
end

local function main(source, folder, peer, listen)
    folder = folder or "."
    local resume_file = folder .. "/.simple_client.resume"
    local session = lt.session(settings(listen))
    local handle = session:add_torrent(load(source, folder, resume_file))
    if peer and peer ~= "" then
        local host, port = peer:match "^(.*):(%d+)$"
        handle:connect_peer(lt.tuple {host, tonumber(port)})
    end
    local ok, problem = pcall(download, session)
    if ok then
        show(handle:status())
        print()
    elseif tostring(problem):find "interrupted!" then -- what Lua makes of Ctrl-C
        print("\nstopping")
    else
        error(problem, 0)
    end
    save(session, handle, resume_file)
    session:close()
end

if #arg < 1 or #arg > 4 then
    io.stderr:write(usage)
    os.exit(1)
end
local ok, problem = pcall(main, ...)
if not ok then
    io.stderr:write(tostring(problem), "\n")
    os.exit(1)
end
