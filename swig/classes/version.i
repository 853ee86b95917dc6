/* SPDX-License-Identifier: BSD-3-Clause */
%rename(version) lt_version;
%rename(libtorrent_version_num) lt_libtorrent_version_num;
%rename(version_major) lt_version_major;
%rename(version_minor) lt_version_minor;
%rename(version_tiny) lt_version_tiny;
%rename(version_revision) lt_version_revision;
%rename(abi_version) lt_abi_version;

const char *lt_version(void);
int lt_libtorrent_version_num(void);
int lt_version_major(void);
int lt_version_minor(void);
int lt_version_tiny(void);
int64_t lt_version_revision(void);
int lt_abi_version(void);
