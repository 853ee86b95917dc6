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

-- Seeds a torrent and downloads it with the example program in another process.
function TestSession.test_example()
    support.with_folder(function(folder)
        local maker = support.maker(folder, 16384 * 20)
        lt.set_piece_hashes(maker, folder, nil)
        local torrent = folder .. "/t.torrent"
        local file = assert(io.open(torrent, "wb"))
        file:write(maker:generate_buf())
        file:close()
        local session = support.session()
        local params = lt.load_torrent_file(torrent)
        params.save_path = folder
        session:add_torrent(params)
        support.wait(session, "torrent_finished")
        local here = debug.getinfo(1, "S").source:match "@(.*)/tests/lua/"
        local line = ("'%s' '%s/examples/lua/download.lua' %s %s/got %s 127.0.0.1:0 2>&1"):format(
            arg[-1], here, torrent, folder, "127.0.0.1:" .. session:listen_port())
        assert(os.execute("mkdir " .. folder .. "/got"))
        local child = assert(io.popen(line))
        local output = child:read "a"
        t.assertTrue(child:close(), output)
        t.assertStrContains(output, "100.0 %")
        local function content(path)
            local stream = assert(io.open(path, "rb"))
            local bytes = stream:read "a"
            stream:close()
            return bytes
        end
        t.assertTrue(content(folder .. "/file") == content(folder .. "/got/file"))
        t.assertStrContains(content(folder .. "/got/.download.resume"), "libtorrent resume file")
        session:close()
    end)
end
