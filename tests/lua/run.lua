-- SPDX-License-Identifier: BSD-3-Clause
-- Runs all Lua tests and writes TAP. Arguments are passed on to luaunit: -x NAME leaves tests out.
local found, luaunit = pcall(require, "luaunit")
if not found then
    print "Bail out! luaunit is missing (Debian: lua-unit; elsewhere: luarocks install luaunit)"
    os.exit(0)
end
for _, name in ipairs {"test_values", "test_objects", "test_errors", "test_leaks", "test_session"} do
    require(name)
end
luaunit.LuaUnit.run("-o", "TAP", (table.unpack or unpack)(arg))
-- What still ends in the background would look like a leak.
require("libtorrent").close_all_sessions(60000)
