-- SPDX-License-Identifier: BSD-3-Clause
-- What several test files need.
local libtorrent = require "libtorrent"

local support = {}

-- The error table that a call raises.
function support.raised(f, ...)
    local ok, problem = pcall(f, ...)
    assert(not ok, "nothing was raised")
    assert(getmetatable(problem) == libtorrent.error, tostring(problem))
    return problem
end

-- A session that talks to this machine alone.
function support.session(more)
    local settings = {
        listen_interfaces = "127.0.0.1:0", enable_dht = false, enable_lsd = false,
        enable_upnp = false, enable_natpmp = false, alert_mask = 0x7fffffff,
    }
    for name, value in pairs(more or {}) do settings[name] = value end
    return libtorrent.session(settings)
end

function support.wait(session, what)
    local deadline = os.time() + 30
    while os.time() < deadline do
        session:wait_for_alert(500)
        for _, alert in ipairs(session:pop_alerts()) do
            if alert:what() == what then return alert end
        end
    end
    error("no " .. what .. " came")
end

-- Runs f with a new folder, which is removed afterwards.
function support.with_folder(f)
    local folder = os.tmpname()
    os.remove(folder)
    assert(os.execute("mkdir " .. folder))
    local ok, problem = pcall(f, folder)
    os.execute("rm -r " .. folder)
    if not ok then error(problem, 0) end
end

-- A file of `size` bytes in the folder and a create_torrent for it.
function support.maker(folder, size)
    local file = assert(io.open(folder .. "/file", "wb"))
    file:write(("0123456789abcdef"):rep(math.floor(size / 16)))
    file:close()
    local files = libtorrent.file_storage()
    files:add_file("file", size)
    return libtorrent.create_torrent(files, 16384, 64)
end

return support
