# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# Run by 'gem install': writes the Makefile that builds the module, with the C library beside it.
require "rbconfig"

bundle = File.expand_path("../bundle", __dir__)
File.write("Makefile", <<~MAKE)
  sitearchdir = #{RbConfig::CONFIG['sitearchdir']}
  all:
  \tsh #{bundle} build ruby --with-ruby=#{RbConfig.ruby}
  install:
  \tsh #{bundle} install ruby $(DESTDIR)$(sitearchdir)
  clean:
MAKE
