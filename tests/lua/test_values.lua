-- SPDX-License-Identifier: BSD-3-Clause
local lt = require "libtorrent"
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
    t.assertEquals(math.type(lt.bdecode "i7e"), "integer")
    t.assertEquals(lt.bencode(math.maxinteger), "i9223372036854775807e")
    local t2 = lt.torrent_status()
    t.assertEquals(math.type(t2.progress), "float")
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
