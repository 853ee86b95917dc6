-- SPDX-License-Identifier: BSD-3-Clause
local lt = require "libtorrent"
local support = require "support"
local t = require "luaunit"

TestErrors = {}

function TestErrors.test_errors_of_libtorrent()
    local problem = support.raised(lt.bdecode, "d1:a")
    t.assertEquals(problem.kind, "libtorrent")
    t.assertEquals(problem.category, "bdecode")
    t.assertEquals(problem.error_code:value(), problem.code)
    t.assertEquals(tostring(problem), problem.message)
    t.assertNotEquals(problem.message, "")
    t.assertNil(problem.path)
    t.assertEquals(support.raised(lt.load_torrent_file, "/no/such file").path, "/no/such file")
end

function TestErrors.test_wrong_arguments()
    local f = lt.file_storage()
    t.assertEquals(support.raised(f.add_file, f, "x", "y").kind, "type")
    t.assertEquals(support.raised(f.add_file, f, 5, 6).kind, "type")
    t.assertEquals(support.raised(f.add_file, f, "x").kind, "type")
    t.assertEquals(support.raised(f.add_file, f, "x\0y", 1).kind, "value")
    t.assertEquals(support.raised(f.add_file, f, "x", 1, 2 ^ 40).kind, "overflow")
    t.assertEquals(support.raised(f.add_file, f, "x", 1.5).kind, "type")
    t.assertEquals(support.raised(f.file_path, f, 7).kind, "index")
end

function TestErrors.test_a_dot_instead_of_a_colon()
    local f = lt.file_storage()
    t.assertEquals(support.raised(f.num_files).kind, "type")
    t.assertEquals(support.raised(f.file_path, 7).kind, "type")
    t.assertEquals(support.raised(f.num_files, lt.sha1_hash()).kind, "type")
end

function TestErrors.test_fields_that_cannot_be_set()
    local function set(object, name, value) object[name] = value end
    t.assertEquals(support.raised(set, lt.torrent_status(), "no_such_field", 1).kind, "key")
    t.assertEquals(support.raised(set, lt.add_torrent_params(), "max_uploads", "x").kind, "type")
end

function TestErrors.test_what_has_no_constructor()
    t.assertEquals(support.raised(lt.torrent_added_alert).kind, "type")
end

function TestErrors.test_callbacks()
    support.with_folder(function(folder)
        local pieces = {}
        local maker = support.maker(folder, 16384 * 3)
        lt.set_piece_hashes(maker, folder, function(piece) pieces[#pieces + 1] = piece end)
        t.assertEquals(pieces, {0, 1, 2})
        lt.set_piece_hashes(maker, folder)
        lt.set_piece_hashes(maker, folder, lt.null)
        local function stop() return false end
        local problem = support.raised(lt.set_piece_hashes, maker, folder, stop)
        t.assertEquals(problem.kind, "cancelled")
        t.assertEquals(support.raised(lt.set_piece_hashes, maker, folder, 5).kind, "type")
        local thrown = {}
        local function throw() error(thrown) end
        local ok, caught = pcall(lt.set_piece_hashes, maker, folder, throw)
        t.assertFalse(ok)
        t.assertIs(caught, thrown)
    end)
end

function TestErrors.test_file_filters()
    support.with_folder(function(folder)
        support.maker(folder, 16)
        local files = lt.file_storage()
        lt.add_files(files, folder, function(path) return not path:find "file$" end)
        t.assertEquals(files:num_files(), 0)
        local ok, problem = pcall(lt.add_files, files, folder, function() error("no", 0) end)
        t.assertFalse(ok)
        t.assertEquals(problem, "no")
        lt.add_files(files, folder)
        t.assertEquals(files:num_files(), 1)
        problem = support.raised(lt.add_files, files, folder, function() files:add_file("other/file", 5) end)
        t.assertEquals(problem.kind, "state")
    end)
end
