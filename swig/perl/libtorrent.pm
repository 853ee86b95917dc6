# SPDX-License-Identifier: BSD-3-Clause
# Loads the module, which lies beside this file or where XSLoader finds it.
package libtorrent;

use strict;
use warnings;

use DynaLoader ();

my ($file) = grep { -e } map { ("$_/auto/libtorrent/libtorrent.so", "$_/libtorrent.so") } @INC;
die "libtorrent.so is in no folder of \@INC\n" if !$file;
my $library = DynaLoader::dl_load_file($file, 0) or die DynaLoader::dl_error(), "\n";
my $boot = DynaLoader::dl_find_symbol($library, 'boot_libtorrent') or die "$file is no Perl module\n";
DynaLoader::dl_install_xsub('libtorrent::bootstrap', $boot)->('libtorrent');

# A tuple of items.
sub tuple { return bless [@_], 'libtorrent::tuple' }

package libtorrent::object;

use overload '==' => sub { $_[0]->equal_to($_[1]) }, 'bool' => sub { 1 }, fallback => 1;

sub new {
    my ($class, @arguments) = @_;
    my $make = $class->can('_new');
    return $make->(@arguments) if $make;
    my $object = libtorrent::object::_construct($class);
    my %fields = @arguments;
    $object->$_($fields{$_}) for keys %fields;
    return $object;
}

package libtorrent::error;

use overload '""' => sub { $_[0]{message} }, fallback => 1;

1;
