-- SPDX-License-Identifier: BSD-3-Clause
local lt = require "libtorrent"
local support = require "support"
local t = require "luaunit"

TestValues = {}

function TestValues.test_tables_are_lists_or_maps()
    t.assertEquals(lt.bencode {1, 2}, "li1ei2ee")
    t.assertEquals(lt.bencode {a = 1}, "d1:ai1ee")
    t.assertEquals(lt.bencode {}, "de")
    t.assertEquals(lt.bencode(lt.list {}), "le")
    t.assertEquals(lt.bencode(lt.map {}), "de")
    t.assertEquals(lt.bencode {{}, lt.list()}, "ldelee")
end

function TestValues.test_an_empty_list_stays_a_list()
    t.assertEquals(lt.bencode(lt.bdecode "d1:ale1:bdee"), "d1:ale1:bdee")
end

function TestValues.test_strings_are_binary()
    local all = {}
    for i = 0, 255 do all[#all + 1] = string.char(i) end
    local text = table.concat(all)
    t.assertEquals(lt.bdecode(lt.bencode(text)), text)
    t.assertEquals(tostring(lt.bytes(text)), text)
    t.assertEquals(lt.bencode(lt.bytes "x"), "1:x")
end

function TestValues.test_integers_and_floats()
    t.skipIf(not math.type, "this Lua has doubles only")
    t.assertEquals(math.type(lt.bdecode "i7e"), "integer")
    t.assertEquals(lt.bencode(math.maxinteger), "i9223372036854775807e")
    t.assertEquals(lt.bdecode "i9223372036854775807e", math.maxinteger)
    t.assertEquals(math.type(lt.torrent_status().progress), "float")
    t.assertEquals(support.raised(lt.bencode, 1.0).kind, "type")
end

-- What a double holds exactly comes through; what it does not is an error, never another number.
function TestValues.test_integers_beyond_doubles()
    t.skipIf(math.type, "this Lua has 64-bit integers")
    t.assertEquals(lt.bdecode "i9007199254740992e", 2 ^ 53)
    t.assertEquals(lt.bencode(2 ^ 53), "i9007199254740992e")
    t.assertEquals(lt.bdecode "i-9223372036854774784e", -2 ^ 63 + 1024)
    t.assertEquals(lt.bencode(-2 ^ 63), "i-9223372036854775808e")
    for _, digits in ipairs {"9007199254740993", "-9007199254740993", "9223372036854775807"} do
        for _, text in ipairs {"i%se", "li%see", "d1:xi%see"} do
            local problem = support.raised(lt.bdecode, text:format(digits))
            t.assertEquals(problem.kind, "overflow")
            t.assertStrContains(problem.message, digits)
        end
    end
    t.assertEquals(support.raised(lt.bencode, 2 ^ 63).kind, "type")
    t.assertEquals(support.raised(lt.bencode, 0 / 0).kind, "type")
    local function all() return lt.torrent_flags.all end
    t.assertEquals(support.raised(all).kind, "overflow")
    local files = lt.file_storage()
    t.assertEquals(support.raised(files.add_file, files, "x", 2 ^ 63).kind, "type")
end

function TestValues.test_cycles_end()
    local a = {}
    a[1] = a
    local ok, problem = pcall(lt.bencode, a)
    t.assertFalse(ok)
    t.assertEquals(problem.kind, "value")
end

function TestValues.test_nothing_in_tables_is_null()
    t.assertEquals(lt.bencode {lt.null}, "l0:e")
end
