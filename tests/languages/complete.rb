# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# Says what of a list the Ruby module lacks, a line for each; the list comes as JSON on the standard
# input. Names are spelled as Ruby does it.
require "json"
require "libtorrent"

expected = JSON.parse($stdin.read)

def camel(name)
  name.split("_").map { |part| part[0].upcase + part[1..] }.join
end

def lacks(*words)
  puts words.join(" ")
end

def constant(name)
  name = "N#{name}" unless name.match?(/\A[a-z]/i)
  name.upcase
end

expected["classes"].each do |name, members|
  cls = LibTorrent.const_defined?(camel(name)) && LibTorrent.const_get(camel(name))
  next lacks("class", name) unless cls

  readers = members["fields"] - ["to_text"]
  writers = members["writable"].map { |field| "#{field}=" }
  predicates = members["bools"].map { |field| "#{field.delete_prefix('is_')}?" }
  verbs = members["verbs"].map { |verb| verb == "hash" ? "get_hash" : verb }
  verbs += verbs.grep(/\A(is|has)_/).map { |verb| "#{verb.delete_prefix('is_')}?" }
  (readers + writers + predicates + verbs).each do |method|
    lacks("method", name, method) unless cls.method_defined?(method)
  end
end
expected["enums"].each do |dotted, values|
  enum = dotted.split(".").inject(LibTorrent) { |outer, name| outer.const_get(camel(name)) }
  values.each do |name, value|
    found = enum.const_get(constant(name))
    lacks("enum", dotted, name, found) unless found == value
  end
end
expected["functions"].each do |name|
  lacks("function", name) unless LibTorrent.respond_to?(name)
end
(expected["settings"] - LibTorrent.default_settings.keys).each { |name| lacks("setting", name) }
