# SPDX-License-Identifier: BSD-3-Clause
# Objects in Perl, whatever a script does to the scalar behind them. Writes TAP.
use strict;
use warnings;

use libtorrent;

my $count = 0;

sub check {
    my ($right, $what) = @_;
    $count++;
    print $right ? 'ok' : 'not ok', " $count - $what\n";
    return;
}

my $params = libtorrent::add_torrent_params->new(name => 'a name');
eval { $params->DESTROY };
eval { ${$params} = 4711 };
check($params->name eq 'a name', 'an object outlives what looks like its end');
check(!defined &libtorrent::delete_session, 'there is no function that frees');
my $forged = bless \(my $number = 4711), 'libtorrent::add_torrent_params';
eval { $forged->name };
check($@ && $@->{kind} eq 'type', 'a scalar of the same package is no object');
eval { libtorrent::bencode([\"\x{100}"]) };
check($@ && $@->{kind} eq 'value', 'bytes have no wide characters');
my $same = $params;
undef $params;
check($same->name eq 'a name', 'a copy of a reference keeps the object');
print "1..$count\n";
