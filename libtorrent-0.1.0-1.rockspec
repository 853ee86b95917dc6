-- SPDX-License-Identifier: BSD-3-Clause
-- For 'luarocks make' in the folder of a release tarball. Needs libtorrent-rasterbar and a C++ compiler;
-- the C library goes beside the module, which looks for it there.
rockspec_format = "3.0"
package = "libtorrent"
version = "0.1.0-1"
source = {url = "file://libtorrent-swig-0.1.0.tar.gz", dir = "libtorrent-swig-0.1.0"}
description = {
    summary = "BitTorrent: a binding of libtorrent-rasterbar",
    license = "BSD-3-Clause",
}
dependencies = {"lua >= 5.1"}
build = {
    type = "command",
    build_command = "sh swig/bundle build lua --with-lua=$(LUA)",
    install_command = "sh swig/bundle install lua $(LIBDIR)",
}
