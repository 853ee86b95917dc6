-- SPDX-License-Identifier: BSD-3-Clause
-- Raising is a jump out of C: what a call held must be freed all the same. Each call here holds 100 kB
-- when it raises, and is made 300 times: a leak is 30 MB.
local lt = require "libtorrent"
local support = require "support"
local t = require "luaunit"

TestLeaks = {}

local large = ("x"):rep(100000)
local rounds, allowed = 300, 10e6

local function resident()
    collectgarbage()
    collectgarbage()
    local file = assert(io.open "/proc/self/statm")
    local pages = file:read "*a":match "%d+ (%d+)"
    file:close()
    return pages * 4096
end

local function no_leak(f, ...)
    local function again(times, ...)
        for _ = 1, times do support.raised(f, ...) end
    end
    again(50, ...)
    local before = resident()
    again(rounds, ...)
    t.assertTrue(resident() - before < allowed)
end

local cases = {}

function cases.a_value_that_cannot_be_converted()
    no_leak(lt.bencode, {large, print})
end

function cases.a_value_that_is_too_deep()
    local cycle = {}
    cycle[1] = cycle
    no_leak(lt.bencode, {large, cycle})
end

function cases.an_argument_after_a_large_one()
    local files = lt.file_storage()
    no_leak(files.add_file, files, large, "no size")
end

function cases.a_value_before_a_wrong_argument()
    local handle = lt.torrent_handle()
    no_leak(handle.connect_peer, handle, lt.tuple {large, 1}, "no flags")
end

function cases.an_error_of_libtorrent()
    no_leak(lt.bdecode, "l100000:" .. large)
end

function cases.a_field_of_a_wrong_type()
    local params = lt.add_torrent_params()
    no_leak(function() params.trackers = {large, 5} end)
end

function cases.a_constructor()
    no_leak(lt.torrent_info, lt.bytes(large))
    no_leak(lt.sha1_hash, lt.bytes(large))
end

function cases.a_function_that_raises()
    support.with_folder(function(folder)
        local maker = support.maker(folder, 16384)
        local function stop() return false end
        no_leak(lt.set_piece_hashes, maker, folder, stop, {user_agent = large})
    end)
end

function cases.a_call_that_waits()
    local session = support.session()
    session:close()
    no_leak(session.apply_settings, session, {user_agent = large})
end

for name, case in pairs(cases) do
    TestLeaks["test_" .. name] = function()
        local sanitized = (os.getenv "LD_PRELOAD" or ""):find "asan"
        t.skipIf(sanitized, "a sanitizer keeps freed memory for a while")
        case()
    end
end
