-- SPDX-License-Identifier: BSD-3-Clause
-- Runs the cases of cases/*.json with the Lua module; README says what they mean.
-- Arguments: this folder; "stress" to collect garbage all the time while steps are performed.
local json = require "dkjson"
local libtorrent = require "libtorrent"

local folder = arg[1] or "."
local stress = arg[2] == "stress"
local unpack = table.unpack or unpack
local areas = {
    "alerts", "bencode", "create", "errors", "filters", "hashes", "magnet", "resume", "session",
    "settings", "states", "torrents", "transfer",
}
-- What cases may need and not every Lua has.
local has = {int64 = math.type ~= nil}

local function resolve(dotted)
    local found = libtorrent
    for name in dotted:gmatch "[^.]+" do found = found[name] end
    return found
end

local function from_hex(digits)
    return (digits:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
end

local function is_list(spec)
    return getmetatable(spec).__jsontype == "array"
end

local function is_object(value)
    return type(value) == "userdata" and value ~= libtorrent.null
end

local function native(spec, kept)
    if spec == json.null then return libtorrent.null end
    if type(spec) ~= "table" then return spec end
    if spec.hex then return libtorrent.bytes(from_hex(spec.hex)) end
    if spec.below then return kept.tmp .. "/" .. spec.below end
    if spec.var then return kept[spec.var] end
    if spec.bytes then return libtorrent.bytes(kept[spec.bytes]) end
    if spec.enum then return resolve(spec.enum) end
    local result = is_list(spec) and libtorrent.list() or libtorrent.map()
    if spec.tuple then
        result = libtorrent.tuple()
        spec = spec.tuple
    end
    for key, item in pairs(spec) do result[key] = native(item, kept) end
    return result
end

local function size(value)
    local count = 0
    for _ in pairs(value) do count = count + 1 end
    return count
end

local function class_of(value)
    return is_object(value) and getmetatable(value).__name:gsub("^libtorrent%.", "") or type(value)
end

local matches

local function has_all(value, patterns, kept)
    for key, pattern in pairs(patterns) do
        if not matches(value[key], pattern, kept) then return false end
    end
    return true
end

function matches(value, pattern, kept)
    if pattern == json.null then return value == nil or value == libtorrent.null end
    if type(pattern) ~= "table" then return value == pattern end
    if pattern.hex then return value == from_hex(pattern.hex) end
    if pattern.var or pattern.enum or pattern.below then return value == native(pattern, kept) end
    if pattern.type then return class_of(value) == pattern.type end
    if pattern.least then return value >= pattern.least end
    if pattern.contains then return has_all(value, pattern.contains, kept) end
    if type(value) ~= "table" then return false end
    if pattern.length then return size(value) == pattern.length end
    return size(value) == size(pattern) and has_all(value, pattern, kept)
end

-- The first alert of that class, pending or yet to come; those before it are dropped.
local function wait(session, name, pending)
    local deadline = os.time() + 60
    while os.time() < deadline do
        while #pending > 0 do
            local alert = table.remove(pending, 1)
            if class_of(alert) == name then return alert end
        end
        session:wait_for_alert(500)
        for _, alert in ipairs(session:pop_alerts()) do table.insert(pending, alert) end
    end
end

local function write(path, size)
    assert(os.execute("mkdir -p '" .. path:match "^(.*)/" .. "'"))
    local period = {}
    for i = 0, 250 do period[#period + 1] = string.char(i) end
    local file = assert(io.open(path, "wb"))
    file:write((table.concat(period):rep(math.ceil(size / 251)):sub(1, size)))
    file:close()
end

local function read(path)
    local file = assert(io.open(path, "rb"))
    local content = file:read "*a"
    file:close()
    return content
end

local function perform(step, kept)
    if step.write then return write(kept.tmp .. "/" .. step.write, step.size) end
    if step.same then
        return read(kept.tmp .. "/" .. step.same[1]) == read(kept.tmp .. "/" .. step.same[2])
    end
    local target = step.on and kept[step.on]
    local arguments = {}
    for i, spec in ipairs(step.args or {}) do arguments[i] = native(spec, kept) end
    if step.new then return resolve(step.new)(unpack(arguments)) end
    if step.call then
        if target then return target[step.call](target, unpack(arguments)) end
        return libtorrent[step.call](unpack(arguments))
    end
    if step.get then return target[step.get] end
    if step.set then
        target[step.set] = native(step.to, kept)
        return nil
    end
    if step.item then return target[step.item + 1] end
    return wait(target, step.wait, kept.alerts)
end

local function check_error(raised, expected)
    if getmetatable(raised) ~= libtorrent.error then return "raised " .. tostring(raised) end
    for name, value in pairs(expected) do
        if raised[name] ~= value then
            return ("%s %s instead of %s: %s"):format(
                name, tostring(raised[name]), value, tostring(raised))
        end
    end
end

-- What is wrong, or nil.
local function run_step(step, kept)
    if stress then debug.sethook(function() collectgarbage() end, "", 10) end
    local ok, value = pcall(perform, step, kept)
    debug.sethook()
    if not ok then
        if step.error then return check_error(value, step.error) end
        return "raised " .. tostring(value)
    end
    if step.error then return "gave " .. tostring(value) .. " instead of an error" end
    if step.wait and not value then return "did not come" end
    if step.same and not value then return "are different" end
    if step.as then kept[step.as] = value end
    if step.expect ~= nil and not matches(value, step.expect, kept) then
        return "gave " .. tostring(value)
    end
end

local function run_case(case)
    local kept = {tmp = os.tmpname(), alerts = {}}
    assert(os.remove(kept.tmp))
    local problem
    for _, step in ipairs(case.steps) do
        problem = run_step(step, kept)
        if problem then
            problem = json.encode(step) .. ": " .. problem
            break
        end
    end
    for _, object in pairs(kept) do
        if class_of(object) == "session" then object:close() end
    end
    os.execute("rm -rf '" .. kept.tmp .. "'")
    return problem
end

local count, skipped = 0, 0
for _, name in ipairs(areas) do
    local file = assert(io.open(folder .. "/cases/" .. name .. ".json"))
    local area = assert(json.decode(file:read "*a", 1, json.null))
    file:close()
    for _, case in ipairs(area.cases) do
        count = count + 1
        local lacks = case.needs and not has[case.needs]
        local problem = not lacks and run_case(case)
        print(("%s %d - %s: %s%s"):format(problem and "not ok" or "ok", count, area.area, case.name,
            lacks and " # SKIP this Lua has no " .. case.needs or ""))
        if lacks then skipped = skipped + 1 end
        if problem then print("# " .. problem) end
        io.stdout:flush()
    end
end
print("1.." .. count)
print(("# conformance: %s, %d cases"):format(jit and "LuaJIT" or _VERSION, count - skipped))
