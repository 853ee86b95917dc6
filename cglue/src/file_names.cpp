// SPDX-License-Identifier: BSD-3-Clause
#include "file_names.hpp"

#include <libtorrent/create_torrent.hpp>
#include <libtorrent/file_storage.hpp>

#include <cctype>
#include <cstdlib>
#include <string>

namespace ltc {

namespace {

// The locale of characters that the environment asks for.
std::string locale() {
    for (char const* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        char const* value = std::getenv(name);
        if (value && *value) return value;
    }
    return "C";
}

// Also where nothing is said of characters: there, names are bytes.
bool means_utf8(std::string name) {
    if (name == "C" || name == "POSIX") return true;
    for (char& c : name)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
}

bool ask() {
    if (!means_utf8(locale())) return false;
    char const* before = std::getenv("LANG");
    std::string const kept = before ? before : "";
    ::setenv("LANG", "C.UTF-8", 1);
    lt::file_storage nothing;
    lt::add_files(nothing, "/dev/null/\xc3\xa9");
    if (before)
        ::setenv("LANG", kept.c_str(), 1);
    else
        ::unsetenv("LANG");
    return true;
}

} // namespace

utf8_file_names::utf8_file_names() { [[maybe_unused]] static bool const once = ask(); }

} // namespace ltc
