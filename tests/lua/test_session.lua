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

-- Ctrl-C: the interpreter raises an error, as soon as the verb that waits has returned.
function TestSession.test_interrupt()
    local script = os.tmpname()
    local file = assert(io.open(script, "w"))
    file:write [[
        local lt = require "libtorrent"
        local session = require "support".session {alert_mask = 0}
        session:pop_alerts()
        local pid = io.open "/proc/self/stat":read "*n"
        os.execute(("(until kill -INT %d; do :; done; sleep 1; kill -INT %d) 2>/dev/null &"):format(pid, pid))
        local began = os.time()
        local ok, problem = pcall(function()
            while true do session:wait_for_alert(60000) end
        end)
        assert(not ok and tostring(problem):find "interrupted!", problem)
        assert(os.time() - began < 30)
        print "interrupted"
        session:close()
    ]]
    file:close()
    local child = assert(io.popen(("'%s' '%s' 2>&1"):format(arg[-1], script)))
    local output = child:read "*a"
    child:close()
    os.remove(script)
    t.assertEquals(output, "interrupted\n")
end
