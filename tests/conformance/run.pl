# SPDX-License-Identifier: BSD-3-Clause
# Runs the cases of cases/*.json with the Perl module; README says what they mean.
use strict;
use warnings;

use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use JSON::PP;
use Time::HiRes qw(time);

use libtorrent;

$| = 1;

sub native {
    my ($spec, $kept) = @_;
    return [map { native($_, $kept) } @$spec] if ref $spec eq 'ARRAY';
    return $spec if ref $spec ne 'HASH';
    return \pack('H*', $spec->{hex}) if exists $spec->{hex};
    return libtorrent::tuple(@{native($spec->{tuple}, $kept)}) if exists $spec->{tuple};
    return "$kept->{tmp}/$spec->{below}" if exists $spec->{below};
    return $kept->{$spec->{var}} if exists $spec->{var};
    return \(my $copy = $kept->{$spec->{bytes}}) if exists $spec->{bytes};
    return $libtorrent::enums{$spec->{enum}} // die "no $spec->{enum}\n" if exists $spec->{enum};
    return {map { octets($_) => native($spec->{$_}, $kept) } keys %$spec};
}

# Text as its bytes in UTF-8.
sub octets {
    my ($text) = @_;
    utf8::encode($text) if utf8::is_utf8($text);
    return $text;
}

sub is_object { return ref $_[0] && UNIVERSAL::isa($_[0], 'libtorrent::object') }

sub is_text {
    my ($value) = @_;
    no warnings 'numeric';
    return !ref $value && JSON::PP->new->allow_nonref->encode($value) =~ /^"/;
}

sub same {
    my ($value, $other) = @_;
    return $value == $other if is_object($value);
    $other = $$other if ref $other eq 'SCALAR';
    return 0 if !defined $value || ref $value;
    return is_text($value) || is_text($other) ? octets($value) eq octets($other) : $value == $other;
}

sub by_text {
    my ($map) = @_;
    return {map { octets($_) => $map->{$_} } keys %$map};
}

sub matches {
    my ($value, $pattern, $kept) = @_;
    return !defined $value if !defined $pattern;
    if (ref $pattern eq 'ARRAY') {
        return UNIVERSAL::isa($value, 'ARRAY') && @$value == @$pattern
            && !grep { !matches($value->[$_], $pattern->[$_], $kept) } 0 .. $#$pattern;
    }
    return !!$value == !!$pattern && !ref $value if ref $pattern eq 'JSON::PP::Boolean';
    return same($value, $pattern) if ref $pattern ne 'HASH';
    if (exists $pattern->{contains}) {
        my ($found, $wanted) = (by_text($value), by_text($pattern->{contains}));
        return !grep { !exists $found->{$_} || !matches($found->{$_}, $wanted->{$_}, $kept) } keys %$wanted;
    }
    if (exists $pattern->{length}) {
        return (UNIVERSAL::isa($value, 'HASH') ? keys %$value : @$value) == $pattern->{length};
    }
    return ref $value eq "libtorrent::$pattern->{type}" if exists $pattern->{type};
    return $value >= $pattern->{least} if exists $pattern->{least};
    if (grep { exists $pattern->{$_} } qw(hex below var enum)) {
        return same($value, native($pattern, $kept));
    }
    my ($found, $wanted) = (by_text($value), by_text($pattern));
    return keys %$found == keys %$wanted
        && !grep { !exists $found->{$_} || !matches($found->{$_}, $wanted->{$_}, $kept) } keys %$wanted;
}

# The first alert of that class, pending or yet to come; those before it are dropped.
sub wait_for {
    my ($session, $name, $pending) = @_;
    my $deadline = time + 60;
    while (time < $deadline) {
        while (my $alert = shift @$pending) {
            return $alert if ref $alert eq "libtorrent::$name";
        }
        $session->wait_for_alert(500);
        push @$pending, @{$session->pop_alerts};
    }
    return;
}

sub content {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    return <$file>;
}

sub perform {
    my ($step, $kept) = @_;
    my $target = exists $step->{on} ? $kept->{$step->{on}} : undef;
    my @arguments = map { native($_, $kept) } @{$step->{args} // []};
    if (exists $step->{write}) {
        my $path = "$kept->{tmp}/$step->{write}";
        make_path(dirname($path));
        open my $file, '>:raw', $path or die "$path: $!\n";
        print $file map { chr($_ % 251) } 0 .. $step->{size} - 1;
        close $file;
        return;
    }
    if (exists $step->{same}) {
        my ($one, $other) = map { content("$kept->{tmp}/$_") } @{$step->{same}};
        return $one eq $other;
    }
    return "libtorrent::$step->{new}"->new(@arguments) if exists $step->{new};
    if (my $call = $step->{call}) {
        no strict 'refs';
        return $target ? $target->$call(@arguments) : &{"libtorrent::$call"}(@arguments);
    }
    if (my $get = $step->{get}) { return $target->$get }
    if (my $set = $step->{set}) { return $target->$set(native($step->{to}, $kept)) }
    return $target->[$step->{item}] if exists $step->{item};
    return wait_for($target, $step->{wait}, $kept->{alerts});
}

sub check_error {
    my ($error, $expected) = @_;
    return "died with $error" if ref $error ne 'libtorrent::error';
    for my $name (keys %$expected) {
        my $found = $error->{$name} // '';
        return "$name $found instead of $expected->{$name}: $error" if $found ne $expected->{$name};
    }
    return;
}

# What is wrong, or nothing.
sub run_step {
    my ($step, $kept) = @_;
    my $value = eval { perform($step, $kept) };
    if (my $error = $@) {
        return exists $step->{error} ? check_error($error, $step->{error}) : "died with $error";
    }
    my $shown = $value // 'undef';
    return "gave $shown instead of an error" if exists $step->{error};
    return 'did not come' if exists $step->{wait} && !defined $value;
    return 'are different' if exists $step->{same} && !$value;
    $kept->{$step->{as}} = $value if exists $step->{as};
    return "gave $shown" if exists $step->{expect} && !matches($value, $step->{expect}, $kept);
    return;
}

sub run_case {
    my ($case) = @_;
    my $kept = {tmp => tempdir(CLEANUP => 1), alerts => []};
    for my $step (@{$case->{steps}}) {
        my $problem = run_step($step, $kept);
        return JSON::PP->new->allow_nonref->encode($step) . ": $problem" if $problem;
    }
    return;
}

my $count = 0;
for my $path (sort glob dirname(__FILE__) . '/cases/*.json') {
    my $area = decode_json(content($path));
    for my $case (@{$area->{cases}}) {
        $count++;
        my $problem = run_case($case);
        print $problem ? 'not ok' : 'ok', " $count - $area->{area}: $case->{name}\n";
        print '# ', $problem =~ s/\n/ /gr, "\n" if $problem;
    }
}
print "1..$count\n# conformance: Perl, $count cases\n";
