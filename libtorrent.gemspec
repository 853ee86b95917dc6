# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# For 'gem build' in the folder of a release tarball. Needs libtorrent-rasterbar and a C++ compiler.
Gem::Specification.new do |gem|
  gem.name = "libtorrent"
  gem.version = "0.1.0"
  gem.summary = "BitTorrent: a binding of libtorrent-rasterbar"
  gem.authors = ["libtorrent-swig"]
  gem.license = "BSD-3-Clause"
  gem.required_ruby_version = ">= 2.7"
  gem.extensions = ["swig/ruby/extconf.rb"]
  gem.require_paths = ["lib"]
  wanted = "{build-aux,cglue,m4,python,swig,tests,docs}/**/*"
  top = %w[Makefile.am Makefile.in aclocal.m4 configure configure.ac run.in README.rst COPYING]
  gem.files = Dir[wanted, *top].select { |path| File.file?(path) }
end
