-- SPDX-License-Identifier: BSD-3-Clause
-- Says what of a list the Lua module lacks, a line for each; the list comes as JSON on the standard input.
local json = require "dkjson"
local lt = require "libtorrent"

local expected = json.decode(io.read "*a")
local function lacks(...) print(table.concat({...}, " ")) end

for class, members in pairs(expected.classes) do
    if not lt[class] then
        lacks("class", class)
    else
        for _, name in ipairs(members.fields) do
            if lt[class][name] == nil then lacks("field", class, name) end
        end
        for _, name in ipairs(members.verbs) do
            if type(lt[class][name]) ~= "function" then lacks("verb", class, name) end
        end
    end
end
for dotted, values in pairs(expected.enums) do
    local enum = lt
    for name in dotted:gmatch "[^.]+" do enum = enum and enum[name] end
    for name, value in pairs(values) do
        local ok, found = pcall(function() return enum[name] end)
        -- Beyond 2^53 a Lua without integers says that it cannot.
        local cannot = not ok and found.kind == "overflow" and not math.type
        if not cannot and found ~= value then lacks("enum", dotted, name, tostring(found)) end
    end
end
for _, name in ipairs(expected.functions) do
    if type(lt[name]) ~= "function" then lacks("function", name) end
end
local settings = lt.default_settings()
for _, name in ipairs(expected.settings) do
    if settings[name] == nil then lacks("setting", name) end
end
