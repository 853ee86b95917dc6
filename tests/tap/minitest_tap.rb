# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "minitest"

module Minitest
  # Reports every test in TAP; the plan comes last, so that a run cut short counts as an error.
  class TapReporter < AbstractReporter
    def initialize(stream)
      super()
      @stream = stream
      @count = 0
      @failed = false
    end

    def record(result)
      @count += 1
      ok = result.passed? || result.skipped?
      @failed ||= !ok
      skip = result.skipped? ? " # SKIP #{one_line(result.failure.message)}" : ""
      @stream.puts("#{ok ? 'ok' : 'not ok'} #{@count} - #{result.klass}##{result.name}".tr("#", ".") + skip)
      result.failures.each { |failure| warn(failure.message, failure.location) } unless ok
    end

    def report
      @stream.puts("1..#{@count}")
      @stream.flush
    end

    def passed?
      !@failed
    end

    private

    def one_line(text)
      text.delete("#").split.join(" ")
    end
  end

  def self.plugin_tap_init(_options)
    reporter.reporters.clear
    reporter << TapReporter.new($stdout)
  end

  extensions << "tap"
end

require "minitest/autorun"
