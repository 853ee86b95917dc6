-- SPDX-License-Identifier: BSD-3-Clause
local lt = require "libtorrent"
local support = require "support"
local t = require "luaunit"

TestSession = {}

function TestSession.test_alerts_outlive_their_session()
    local session = support.session()
    local alert = support.wait(session, "listen_succeeded")
    local message = alert:message()
    session:close()
    session = nil
    collectgarbage()
    t.assertEquals(alert:message(), message)
    t.assertEquals(tostring(alert), message)
    t.assertStrContains(message, "127.0.0.1")
end

function TestSession.test_a_closed_session()
    local session = support.session()
    t.assertTrue(session:close())
    t.assertEquals(support.raised(session.get_torrents, session).kind, "invalid_handle")
end

-- Ctrl-C: the interpreter raises an error, which comes out of the verb that was interrupted. `call` is what runs then,
-- `moment` a command of the shell that is true once it does.
local function interrupt(call, moment)
    local script = os.tmpname()
    local file = assert(io.open(script, "w"))
    file:write(([[
        local lt = require "libtorrent"
        local support = require "support"
        local pid = io.open "/proc/self/stat":read "*n"
        local function soon()
            os.execute((([=[(while kill -0 $pid && ! %s; do :; done; kill -INT $pid) 2>/dev/null &]=]):gsub("$pid", pid)))
        end
        local began = os.time()
        local ok, problem
        %s
        assert(not ok and tostring(problem):find "interrupted!", problem)
        assert(os.time() - began < 30)
        print "interrupted"
    ]]):format(moment, call))
    file:close()
    local child = assert(io.popen(("'%s' '%s' 2>&1"):format(arg[-1], script)))
    local output = child:read "*a"
    child:close()
    os.remove(script)
    t.assertEquals(output, "interrupted\n")
end

-- What the kernel is asked for while a verb waits.
local waits = "grep -q 'futex' /proc/$pid/wchan"

function TestSession.test_interrupt_waiting()
    interrupt([[
        local session = support.session {alert_mask = 0}
        session:pop_alerts()
        soon()
        ok, problem = pcall(function() session:wait_for_alert(60000) end)
        session:close()
    ]], waits)
end

function TestSession.test_interrupt_waiting_in_a_coroutine()
    interrupt([[
        local session = support.session {alert_mask = 0}
        session:pop_alerts()
        soon()
        coroutine.wrap(function()
            ok, problem = pcall(function() session:wait_for_alert(60000) end)
        end)()
        session:close()
    ]], waits)
end

-- Some gigabytes without content, so that it takes a while.
local hashing = [[
    support.with_folder(function(folder)
        assert(os.execute("truncate -s 4G " .. folder .. "/file"))
        local files = lt.file_storage()
        files:add_file("file", 4 * 2 ^ 30)
        local maker = lt.create_torrent(files, 2 ^ 24, 64)
        soon()
        %s
    end)
]]
local reads = "ls -l /proc/$pid/fd | grep -q 'file$'"

function TestSession.test_interrupt_hashing()
    interrupt(hashing:format [[
        ok, problem = pcall(lt.set_piece_hashes, maker, folder)
    ]], reads)
    interrupt(hashing:format [[
        ok, problem = pcall(lt.set_piece_hashes, maker, folder, function() end)
    ]], reads)
end

function TestSession.test_interrupt_hashing_in_a_coroutine()
    interrupt(hashing:format [[
        coroutine.wrap(function()
            ok, problem = pcall(lt.set_piece_hashes, maker, folder)
        end)()
    ]], reads)
end
