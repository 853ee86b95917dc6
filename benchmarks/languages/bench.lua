-- SPDX-License-Identifier: BSD-3-Clause
-- The workloads of bench.py in Lua. Arguments: a bencoded file, how many alerts. Prints a line for each: name,
-- tab, seconds.
local lt = require "libtorrent"

local path, count = arg[1], tonumber(arg[2])
local loops, rounds = 100000, 5

local function report(name, seconds) print(("%s\t%.12g"):format(name, seconds)) end

-- The least time of one of `times` times f. Processor time: Lua has no finer clock, and nothing here waits.
local function time(name, times, f)
    local best = math.huge
    for _ = 1, rounds do
        local begun = os.clock()
        for _ = 1, times do f() end
        best = math.min(best, (os.clock() - begun) / times)
    end
    report(name, best)
end

local file = assert(io.open(path, "rb"))
local data = file:read "*a"
file:close()
local value = lt.bdecode(data)
time("bdecode", 3, function() lt.bdecode(data) end)
time("bencode", 3, function() lt.bencode(value) end)

local status = lt.torrent_status()
time("field int", loops, function() return status.num_peers end)
time("field float", loops, function() return status.progress end)
time("field str", loops, function() return status.name end)
time("field enum", loops, function() return status.state end)
time("field handle", loops, function() return status.handle end)

local category = lt.alert.category_t
local session = lt.session {
    listen_interfaces = "127.0.0.1:0", enable_dht = false, enable_lsd = false, enable_upnp = false,
    enable_natpmp = false, alert_queue_size = 2 * count,
    alert_mask = lt.bor(category.status_notification, category.storage_notification),
}
local params = lt.parse_magnet_uri "magnet:?xt=urn:btih:0102030405060708090a0b0c0d0e0f1011121314"
params.save_path = "/nonexistent"
params.flags = lt.torrent_flags.paused
local handle = session:add_torrent(params)

local function drain(work)
    session:pop_alerts()
    for _ = 1, count / 2 do handle:move_storage "/nonexistent" end
    for _ = 1, count / 4 do
        handle:resume()
        handle:pause()
    end
    handle:status(0)
    local begun = os.clock()
    local alerts = session:pop_alerts()
    for _, alert in ipairs(alerts) do work(alert) end
    return (os.clock() - begun) / #alerts
end

local function best(name, work)
    local least = math.huge
    for _ = 1, rounds do least = math.min(least, drain(work)) end
    report(name, least)
end

best("alert popped", function() end)
best("alert with 3 fields", function(alert)
    local what = alert:what()
    local _ = alert.handle, what == "storage_moved" and alert:storage_path() or alert.torrent_name
end)
session:close()
