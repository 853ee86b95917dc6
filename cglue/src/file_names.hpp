// SPDX-License-Identifier: BSD-3-Clause
// File names are UTF-8, as they are in torrents. Included where paths go to libtorrent.
#pragma once

namespace ltc {

// libtorrent asks once, with the first path, whether LANG names UTF-8, and if not converts by the locale of the
// process: files whose names are not ASCII would be lost without a word where LANG is not set or LC_ALL says it.
// So it is asked when the library is loaded.
struct utf8_file_names {
    utf8_file_names();
};
static utf8_file_names const utf8_file_names_asked;

} // namespace ltc
