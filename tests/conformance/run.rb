# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

# Runs the cases of cases/*.json with the Ruby module; README says what they mean.
# Argument: "stress" to collect garbage at every allocation while steps are performed, of cases without waiting.

require "fileutils"
require "json"
require "libtorrent"
require "tmpdir"

STRESS = ARGV.first == "stress"
KINDS = {
  "type" => TypeError, "value" => ArgumentError, "index" => IndexError, "key" => KeyError,
  "overflow" => RangeError,
  "libtorrent" => LibTorrent::Error, "invalid_handle" => LibTorrent::InvalidHandle
}.freeze

def camel(name)
  name.split("_").map { |part| part[0].upcase + part[1..] }.join
end

def enum(dotted)
  *modules, value = dotted.split(".")
  modules.inject(LibTorrent) { |outer, name| outer.const_get(camel(name)) }.const_get(value.upcase)
end

def native(spec, kept)
  case spec
  when Array then spec.map { |item| native(item, kept) }
  when Hash
    if spec.key?("hex") then [spec["hex"]].pack("H*")
    elsif spec.key?("tuple") then LibTorrent::Tuple.new(native(spec["tuple"], kept))
    elsif spec.key?("below") then File.join(kept.fetch("tmp"), spec["below"])
    elsif spec.key?("var") then kept.fetch(spec["var"])
    elsif spec.key?("bytes") then kept.fetch(spec["bytes"])
    elsif spec.key?("enum") then enum(spec["enum"])
    else spec.transform_values { |item| native(item, kept) }
    end
  else spec
  end
end

def by_text(map)
  map.transform_keys { |key| key.is_a?(String) ? key.dup.force_encoding("UTF-8") : key }
end

def matches_map?(value, pattern, kept)
  if pattern.key?("contains")
    found = by_text(value.to_h)
    pattern["contains"].all? { |key, part| found.key?(key) && matches?(found[key], part, kept) }
  elsif pattern.key?("length") then value.size == pattern["length"]
  elsif pattern.key?("type") then value.instance_of?(LibTorrent.const_get(camel(pattern["type"])))
  elsif pattern.key?("least") then value >= pattern["least"]
  elsif %w[hex below var enum].any? { |key| pattern.key?(key) } then value == native(pattern, kept)
  else
    found = by_text(value)
    found.keys.sort == pattern.keys.sort &&
      pattern.all? { |key, part| matches?(found[key], part, kept) }
  end
end

def matches?(value, pattern, kept)
  case pattern
  when Array
    value.size == pattern.size &&
      value.zip(pattern).all? { |item, part| matches?(item, part, kept) }
  when Hash then matches_map?(value, pattern, kept)
  when String then value.is_a?(String) && value.b == pattern.b
  else value == pattern
  end
end

# The first alert of that class, pending or yet to come; those before it are dropped.
def wait(session, name, pending)
  deadline = Process.clock_gettime(Process::CLOCK_MONOTONIC) + 60
  while Process.clock_gettime(Process::CLOCK_MONOTONIC) < deadline
    while (alert = pending.shift)
      return alert if alert.instance_of?(LibTorrent.const_get(camel(name)))
    end
    session.wait_for_alert(500)
    pending.concat(session.pop_alerts)
  end
end

def write(path, size)
  FileUtils.mkdir_p(File.dirname(path))
  File.binwrite(path, Array.new(size) { |i| i % 251 }.pack("C*"))
end

def perform(step, kept)
  within = ->(name) { File.join(kept.fetch("tmp"), name) }
  return write(within[step["write"]], step["size"]) if step.key?("write")
  return step["same"].map { |name| File.binread(within[name]) }.uniq.one? if step.key?("same")

  target = step.key?("on") ? kept.fetch(step["on"]) : LibTorrent
  arguments = native(step.fetch("args", []), kept)
  if step.key?("new") then LibTorrent.const_get(camel(step["new"])).new(*arguments)
  elsif step.key?("call") then target.public_send(step["call"], *arguments)
  elsif step.key?("get") then target.public_send(step["get"])
  elsif step.key?("set") then target.public_send("#{step['set']}=", native(step["to"], kept))
  elsif step.key?("item") then target[step["item"]]
  else wait(target, step["wait"], kept["alerts"])
  end
end

def check_error(error, expected)
  return "raised #{error.inspect}" unless error.is_a?(KINDS.fetch(expected["kind"]))

  wrong = %w[category code].find do |name|
    expected.key?(name) && error.public_send(name) != expected[name]
  end
  "#{wrong} #{error.public_send(wrong).inspect}: #{error.message}" if wrong
end

# What is wrong, or nil.
def run_step(step, kept)
  begin
    GC.stress = STRESS && !step.key?("write") ? 1 : false # 1: young objects only, or it takes minutes
    value = perform(step, kept)
  rescue *KINDS.values => e
    GC.stress = false
    return step.key?("error") ? check_error(e, step["error"]) : "raised #{e.inspect}"
  end
  GC.stress = false
  return "gave #{value.inspect} instead of an error" if step.key?("error")
  return "did not come" if step.key?("wait") && value.nil?
  return "are different" if step.key?("same") && !value

  kept[step["as"]] = value if step.key?("as")
  "gave #{value.inspect}" if step.key?("expect") && !matches?(value, step["expect"], kept)
end

def run_case(steps)
  Dir.mktmpdir do |folder|
    kept = { "tmp" => folder, "alerts" => [] }
    steps.each do |step|
      problem = run_step(step, kept)
      return "#{JSON.generate(step)}: #{problem}" if problem
    end
  end
  nil
end

count = 0
Dir[File.join(__dir__, "cases", "*.json")].sort.each do |path|
  area = JSON.parse(File.read(path, encoding: "UTF-8"))
  area["cases"].each do |one|
    next if STRESS && one["steps"].any? { |step| step.key?("wait") }

    problem = run_case(one["steps"])
    puts "#{problem ? 'not ok' : 'ok'} #{count += 1} - #{area['area']}: #{one['name']}"
    puts "# #{problem}" if problem
    $stdout.flush
  end
end
puts "1..#{count}"
puts "# conformance: Ruby, #{count} cases"
