-- SPDX-License-Identifier: BSD-3-Clause
local lt = require "libtorrent"
local support = require "support"
local t = require "luaunit"

TestObjects = {}

function TestObjects.test_no_globals()
    t.assertNil(_G.swig_type)
    t.assertNil(_G.swig_equals)
    t.assertNil(_G.libtorrent)
end

function TestObjects.test_fields()
    local p = lt.add_torrent_params()
    p.name = "n"
    p.trackers = {"http://127.0.0.1/a"}
    p.max_uploads = 3
    t.assertEquals(p.name, "n")
    t.assertEquals(#p.trackers, 1)
    t.assertEquals(p:as_table().max_uploads, 3)
    t.assertNil(p.no_such_field)
end

function TestObjects.test_pairs()
    t.skipIf(_VERSION == "Lua 5.1", "Lua 5.1 has no __pairs: use pairs(object:as_table())")
    local p = lt.add_torrent_params {name = "n"}
    local seen = {}
    for name, value in pairs(p) do seen[name] = value end
    t.assertEquals(seen.name, "n")
    t.assertEquals(seen, p:as_table())
end

function TestObjects.test_construct_by_fields()
    local p = lt.add_torrent_params {name = "n", max_uploads = 3}
    t.assertEquals(p.name, "n")
    t.assertEquals(p.max_uploads, 3)
    t.assertEquals(support.raised(lt.add_torrent_params, {nothing = 1}).kind, "key")
end

function TestObjects.test_a_copy_is_independent()
    local p = lt.add_torrent_params {name = "a"}
    local q = p:copy()
    q.name = "b"
    t.assertEquals(p.name, "a")
end

function TestObjects.test_order_and_equality()
    local a, b = lt.sha1_hash(("a"):rep(20)), lt.sha1_hash(("b"):rep(20))
    t.assertTrue(a < b)
    t.assertTrue(a <= b)
    t.assertFalse(a == b)
    t.assertTrue(a == lt.sha1_hash(("a"):rep(20)))
end

function TestObjects.test_enums()
    t.assertEquals(lt.torrent_status.states.seeding, 5)
    t.assertEquals(lt.torrent_status.states(5), "seeding")
    t.assertNil(lt.torrent_status.states(99))
    local function misspelt() return lt.torrent_status.states.sedding end
    t.assertEquals(support.raised(misspelt).message, "there is no torrent_status.states.sedding")
end

function TestObjects.test_flags()
    local flags = lt.torrent_flags
    local both = lt.bor(flags.paused, flags.auto_managed)
    t.assertEquals(both, 0x30)
    t.assertEquals(lt.band(both, flags.paused), flags.paused)
    t.assertEquals(lt.band(both, flags.seed_mode), 0)
    t.assertEquals({lt.bor(), lt.band()}, {0, -1})
    t.assertEquals(support.raised(lt.bor, 1.5).kind, "type")
end

function TestObjects.test_close_at_the_end_of_a_scope()
    local compile = loadstring or load
    local source = [[
        local lt, make = ...
        local session
        do
            local closing <close> = make()
            session = closing
            assert(session:get_torrents())
        end
        return session
    ]]
    local run = compile(source)
    t.skipIf(not run, "this Lua has no <close>")
    local session = run(lt, support.session)
    t.assertEquals(support.raised(session.get_torrents, session).kind, "invalid_handle")
end

function TestObjects.test_methods_of_classes()
    local h = lt.sha1_hash(("a"):rep(20))
    t.assertEquals(lt.sha1_hash.to_bytes(h), ("a"):rep(20))
end

-- Collects garbage every few instructions of the machine.
function TestObjects.test_collection_under_stress()
    debug.sethook(function() collectgarbage() end, "", 20)
    local ok, problem = pcall(function()
        for i = 1, 30 do
            local p = lt.add_torrent_params {name = "n" .. i, trackers = {"http://127.0.0.1/" .. i}}
            local held = {p, p.info_hashes, p.info_hashes.v1}
            assert(p.trackers[1] == "http://127.0.0.1/" .. i)
            assert(held[3]:is_all_zeros())
            assert(lt.bdecode(lt.bencode {a = {i, "x"}}).a[1] == i)
            assert(not pcall(lt.bencode, {{print}}))
        end
    end)
    debug.sethook()
    t.assertTrue(ok, problem)
end

function TestObjects.test_the_finalizer_is_for_objects_only()
    local params, file = lt.add_torrent_params(), io.tmpfile()
    local finalize = getmetatable(params).__gc
    finalize(file)
    t.assertEquals(io.type(file), "file")
    t.assertTrue(file:close())
    finalize(params)
    finalize(params)
    t.assertErrorMsgContains("needs an object", function() return params.name end)
end

function TestObjects.test_memory_is_freed()
    local sanitized = (os.getenv "LD_PRELOAD" or ""):find "asan"
    t.skipIf(sanitized, "a sanitizer keeps freed memory for a while")
    local function use()
        for i = 1, 2000 do
            local _ = lt.bdecode(lt.bencode {("x"):rep(1000), i})
            pcall(lt.bencode, {("x"):rep(1000), print})
        end
        collectgarbage()
        return tonumber(io.open "/proc/self/statm":read "*a":match "%d+ (%d+)")
    end
    use()
    local before = use()
    for _ = 1, 5 do use() end
    t.assertTrue(use() - before < 500)
end
