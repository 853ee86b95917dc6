# SPDX-License-Identifier: BSD-3-Clause
# frozen_string_literal: true

require "support"

class TestObjects < Minitest::Test
  include Support

  def test_fields
    params = LibTorrent::AddTorrentParams.new(name: "n", max_uploads: 3)
    params.trackers = ["http://127.0.0.1/a"]
    assert_equal ["n", 3], [params.name, params.max_uploads]
    assert_equal ["http://127.0.0.1/a"], params.trackers
    assert_equal 3, params.to_h["max_uploads"]
    assert_includes params.inspect, 'name="n"'
    assert_raises(NoMethodError) { params.no_such_field }
    assert_raises(ArgumentError) { LibTorrent::AddTorrentParams.new(no_such_field: 1) }
    assert_raises(TypeError) { params.max_uploads = "x" }
    assert_raises(FrozenError) { params.freeze.name = "m" }
  end

  def test_a_copy_is_independent
    params = LibTorrent::AddTorrentParams.new(name: "a")
    copy = params.dup
    copy.name = "b"
    assert_equal "a", params.name
  end

  def test_predicates
    hash = LibTorrent::Sha1Hash.new
    assert_predicate hash, :all_zeros?
    assert_predicate LibTorrent::InfoHashT.new("a" * 20), :has_v1?
    refute_predicate LibTorrent::TorrentHandle.new, :valid?
    assert_respond_to LibTorrent::TorrentStatus.new, :paused?
  end

  def test_order_equality_and_hash_keys
    a = LibTorrent::Sha1Hash.new("a" * 20)
    b = LibTorrent::Sha1Hash.new("b" * 20)
    assert_operator a, :<, b
    assert_equal [a, b], [b, a].sort
    assert_equal 1, { a => 1 }[LibTorrent::Sha1Hash.new("a" * 20)]
    refute_equal a, b
  end

  def test_enums
    assert_equal 5, LibTorrent::TorrentStatus::States::SEEDING
    assert_equal :seeding, LibTorrent::TorrentStatus::States.name_of(5)
    assert_nil LibTorrent::TorrentStatus::States.name_of(99)
  end

  def test_classes_can_be_derived_from
    derived = Class.new(LibTorrent::Sha1Hash) { def to_bytes = super.reverse }
    assert_equal "ba".b, derived.new("#{'x' * 18}ab").to_bytes[0, 2]
  end

  def test_each
    files = LibTorrent::FileStorage.new
    files.add_file("d/a", 5)
    files.add_file("d/b", 7)
    assert_equal [["d/a", 5], ["d/b", 7]], (files.map { |entry| [entry.path, entry.size] })
    assert_equal "d/b", files[1].path
    assert_equal 12, files.sum(&:size)
    assert_kind_of Enumerator, files.each
    assert_empty LibTorrent::FileStorage.new.to_a
  end

  def test_getters_and_setters
    s = session
    assert_equal s.get_settings, s.settings
    filter = LibTorrent::IpFilter.new
    filter.add_rule("10.0.0.0", "10.0.0.9", 1)
    s.ip_filter = filter
    assert_equal 1, s.ip_filter.access("10.0.0.3")
    assert_respond_to LibTorrent::TorrentHandle.new, :upload_limit=
    refute_respond_to LibTorrent::TorrentHandle.new, :file_priority= # takes an index, too
    s.close
  end

  def test_initialising_twice
    hash = LibTorrent::Sha1Hash.new
    assert_raises(TypeError) { hash.send(:initialize) }
    assert_raises(TypeError) { LibTorrent::Sha1Hash.allocate.to_bytes }
    assert_raises(ArgumentError) { LibTorrent::TorrentStatus.allocate.name }
    assert_raises(TypeError) { LibTorrent::TorrentAddedAlert.new }
  end

  def test_names_of_ruby_keep_their_meaning
    kept = %i[== <=> eql? hash inspect to_s]
    LibTorrent.constants.map { |name| LibTorrent.const_get(name) }.grep(Class).each do |cls|
      next if cls <= StandardError || cls <= Array

      assert_empty (cls.instance_methods(false) & Object.instance_methods) - kept, cls
    end
  end

  def test_collection_under_stress
    under_stress do
      5.times do |i|
        urls = ["http://127.0.0.1/#{i}"]
        params = LibTorrent::AddTorrentParams.new(name: "n#{i}", trackers: urls)
        assert_equal urls, params.trackers
        assert_predicate params.info_hashes.v1, :all_zeros?
        value = { "a" => [i, "x" * 300] }
        assert_equal value, LibTorrent.bdecode(LibTorrent.bencode(value))
        assert_raises(TypeError) { LibTorrent.bencode([Object]) }
        hasher = LibTorrent::Hasher.new
        hasher.update("abc")
        assert_equal "\xA9".b, hasher.final.to_bytes[0]
      end
    end
  end

  def test_memory_is_freed
    sanitized = ENV.fetch("LD_PRELOAD", "").include?("asan")
    skip "a sanitizer keeps freed memory for a while" if sanitized
    use = lambda do
      2000.times do |i|
        LibTorrent.bdecode(LibTorrent.bencode(["x" * 1000, i]))
        assert_raises(TypeError) { LibTorrent.bencode(["x" * 1000, Object]) }
      end
      GC.start
      Integer(File.read("/proc/self/statm").split[1])
    end
    3.times { use.call }
    before = use.call
    5.times { use.call }
    assert_operator use.call - before, :<, 2000
  end
end
