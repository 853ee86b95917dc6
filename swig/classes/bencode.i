/* SPDX-License-Identifier: BSD-3-Clause */
/* Results become the language's own values while arguments are there, so decoding may borrow. */
%rename(bencode) lt_bencode;
%rename(bdecode) lt_bdecode_borrowed;

//: entry: typing.Any -> bytes
lt_value *lt_bencode(const lt_value *entry);
//: -> typing.Any
lt_value *lt_bdecode_borrowed(const char *data, size_t size, int depth_limit = 100,
                              int token_limit = 2000000);
