// SPDX-License-Identifier: BSD-3-Clause
#include "fingerprint.hpp"

#include "hash.hpp"

#include <libtorrent-c/fingerprint.h>

#include <libtorrent/operations.hpp>

#include <algorithm>

using namespace ltc;

namespace {

struct program {
    char const* code;
    char const* name;
};

// The codes that programs use, of two letters and of one, in order.
constexpr program programs[] = {
    {"7T", "aTorrent for android"},
    {"A", "ABC"},
    {"AB", "AnyEvent BitTorrent"},
    {"AG", "Ares"},
    {"AR", "Arctic Torrent"},
    {"AT", "Artemis"},
    {"AV", "Avicora"},
    {"AX", "BitPump"},
    {"AZ", "Azureus"},
    {"A~", "Ares"},
    {"BB", "BitBuddy"},
    {"BC", "BitComet"},
    {"BE", "baretorrent"},
    {"BF", "Bitflu"},
    {"BG", "BTG"},
    {"BI", "BiglyBT"},
    {"BL", "BitBlinder"},
    {"BP", "BitTorrent Pro"},
    {"BR", "BitRocket"},
    {"BS", "BTSlave"},
    {"BT", "BitTorrent"},
    {"BU", "BigUp"},
    {"BW", "BitWombat"},
    {"BX", "BittorrentX"},
    {"CD", "Enhanced CTorrent"},
    {"CT", "CTorrent"},
    {"DE", "Deluge"},
    {"DP", "Propagate Data Client"},
    {"EB", "EBit"},
    {"ES", "electric sheep"},
    {"FC", "FileCroc"},
    {"FT", "FoxTorrent"},
    {"FW", "FrostWire"},
    {"FX", "Freebox BitTorrent"},
    {"GS", "GSTorrent"},
    {"HK", "Hekate"},
    {"HL", "Halite"},
    {"HN", "Hydranode"},
    {"IL", "iLivid"},
    {"KC", "Koinonein"},
    {"KG", "KGet"},
    {"KT", "KTorrent"},
    {"LC", "LeechCraft"},
    {"LH", "LH-ABC"},
    {"LK", "Linkage"},
    {"LP", "lphant"},
    {"LR", "LibreTorrent"},
    {"LT", "libtorrent"},
    {"LW", "Limewire"},
    {"M", "Mainline"},
    {"MO", "Mono Torrent"},
    {"MP", "MooPolice"},
    {"MR", "Miro"},
    {"MT", "Moonlight Torrent"},
    {"NX", "Net Transport"},
    {"O", "Osprey Permaseed"},
    {"OS", "OneSwarm"},
    {"OT", "OmegaTorrent"},
    {"PD", "Pando"},
    {"Q", "BTQueue"},
    {"QD", "QQDownload"},
    {"QT", "Qt 4"},
    {"R", "Tribler"},
    {"RT", "Retriever"},
    {"RZ", "RezTorrent"},
    {"S", "Shadow"},
    {"SB", "Swiftbit"},
    {"SD", "Xunlei"},
    {"SK", "spark"},
    {"SN", "ShareNet"},
    {"SS", "SwarmScope"},
    {"ST", "SymTorrent"},
    {"SZ", "Shareaza"},
    {"S~", "Shareaza (beta)"},
    {"T", "BitTornado"},
    {"TB", "Torch"},
    {"TL", "Tribler"},
    {"TN", "Torrent.NET"},
    {"TR", "Transmission"},
    {"TS", "TorrentStorm"},
    {"TT", "TuoTu"},
    {"U", "UPnP"},
    {"UL", "uLeecher"},
    {"UM", "uTorrent Mac"},
    {"UT", "uTorrent"},
    {"VG", "Vagaa"},
    {"WT", "BitLet"},
    {"WY", "FireTorrent"},
    {"XF", "Xfplay"},
    {"XL", "Xunlei"},
    {"XS", "XSwifter"},
    {"XT", "XanTorrent"},
    {"XX", "Xtorrent"},
    {"ZO", "Zona"},
    {"ZT", "ZipTorrent"},
    {"lt", "rTorrent"},
    {"pX", "pHoeniX"},
    {"qB", "qBittorrent"},
    {"st", "SharkTorrent"},
};

struct mark {
    std::size_t offset;
    char const* text;
    char const* name;
};

// What stands in peer ids of programs that have styles of their own.
constexpr mark marks[] = {
    {0, "Deadman Walking-", "Deadman"},
    {5, "Azureus", "Azureus 2.0.3.2"},
    {0, "DansClient", "XanTorrent"},
    {4, "btfans", "SimpleBT"},
    {0, "-FG", "FlashGet"},
    {0, "-ML", "MLdonkey"},
    {0, "-MG", "Media Get"},
    {0, "-SP", "BitSpirit 3.6"},
    {0, "-Qt-", "Qt"},
    {0, "-G3", "G3 Torrent"},
    {0, "OP", "Opera"},
    {0, "Mbrst", "Burst!"},
    {0, "Plus", "Plus!"},
    {0, "btuga", "BTugaXP"},
    {0, "oernu", "BTugaXP"},
    {0, "TIX", "Tixati"},
    {0, "LIME", "LimeWire"},
    {0, "DNA", "BitTorrent DNA"},
    {0, "turbobt", "TurboBT"},
    {0, "XBT", "XBT"},
    {0, "AZ2500BT", "BitTyrant"},
    {0, "a00---0", "Swarmy"},
    {0, "a02---0", "Swarmy"},
    {0, "T00---0", "Teeweety"},
    {0, "exbc", "BitComet"},
    {0, "martini", "Martini Man"},
    {0, "QVOD", "Qvod"},
    {0, "Pando", "Pando"},
    {2, "BS", "BitSpirit"},
    {2, "RS", "Rufus"},
};

// A part of a version is one character: the digits, then what follows A, up to the last that is
// printable.
constexpr int highest_part = '~' - 'A' + 10;

char character_of(int part) {
    if (part < 0 || part > highest_part)
        fail(lt_error_value, "a part of a version is from 0 to " + std::to_string(highest_part) +
                                 ", not " + std::to_string(part));
    return static_cast<char>(part < 10 ? '0' + part : 'A' + part - 10);
}

int part_of(unsigned char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

bool printable(unsigned char c) { return c >= 32 && c < 127; }

bool alphanumeric(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

using id_bytes = unsigned char const*;

fingerprint made(unsigned char a, unsigned char b, int major, int minor, int revision, int tag) {
    fingerprint f;
    f.name[0] = static_cast<char>(a);
    f.name[1] = static_cast<char>(b);
    f.major_version = major;
    f.minor_version = minor;
    f.revision_version = revision;
    f.tag_version = tag;
    return f;
}

// Azureus: -XX1234-
std::optional<fingerprint> two_letters(id_bytes id) {
    if (id[0] != '-' || id[7] != '-' || !printable(id[1]) || id[2] < '0' || id[2] > 127) return {};
    if (std::any_of(id + 3, id + 7, [](unsigned char c) { return c < '0'; })) return {};
    return made(id[1], id[2], part_of(id[3]), part_of(id[4]), part_of(id[5]), part_of(id[6]));
}

// Shadow: X123--, or three numbers after the letter and a zero later.
std::optional<fingerprint> one_letter(id_bytes id) {
    if (!alphanumeric(id[0])) return {};
    if (id[4] == '-' && id[5] == '-') {
        if (std::any_of(id + 1, id + 4, [](unsigned char c) { return c < '0'; })) return {};
        return made(id[0], 0, part_of(id[1]), part_of(id[2]), part_of(id[3]), 0);
    }
    if (id[8] != 0 || std::any_of(id + 1, id + 4, [](unsigned char c) { return c > 127; }))
        return {};
    return made(id[0], 0, id[1], id[2], id[3], 0);
}

// Mainline: X1-23-4
std::optional<fingerprint> letter_and_dashes(id_bytes id) {
    if (!printable(id[0])) return {};
    int parts[3] = {};
    id_bytes at = id + 1;
    for (int i = 0; i < 3; ++i) {
        int digits = 0;
        for (; digits < 3 && *at >= '0' && *at <= '9'; ++digits)
            parts[i] = parts[i] * 10 + *at++ - '0';
        if (digits == 0 || (i < 2 && *at++ != '-')) return {};
    }
    return made(id[0], 0, parts[0], parts[1], parts[2], 0);
}

lt::peer_id peer_id_of(lt_value const* v) {
    if (!v) fail(lt_error_type, "expected a peer id, got nothing");
    return hash_of<lt::peer_id>(root(v));
}

std::string version_text(fingerprint const& f) {
    std::string code(f.name, f.name[1] ? 2 : 1);
    auto const* p = std::find_if(std::begin(programs), std::end(programs),
                                 [&](program const& x) { return code == x.code; });
    auto text = p == std::end(programs) ? code : p->name;
    text += ' ' + std::to_string(f.major_version) + '.' + std::to_string(f.minor_version) + '.' +
            std::to_string(f.revision_version);
    if (f.tag_version) text += '.' + std::to_string(f.tag_version);
    return text;
}

std::string identified(lt::peer_id const& id) {
    if (id.is_all_zeros()) return "Unknown";
    std::string const bytes(id.data(), static_cast<std::size_t>(id.size()));
    for (auto const& m : marks)
        if (bytes.compare(m.offset, std::strlen(m.text), m.text) == 0) return m.name;
    if (bytes.compare(0, 2, "eX") == 0) return "eXeem ('" + bytes.substr(2, 12) + "')";
    if (bytes.compare(0, 13, std::string(13, '\0')) == 0) return "Experimental 3.1";
    if (bytes.compare(0, 13, std::string(12, '\0') + '\x97') == 0) return "Experimental 3.2.1b2";
    if (auto const f = fingerprint_of(id)) return version_text(*f);
    if (bytes.compare(0, 12, std::string(12, '\0')) == 0) return "Generic";
    std::string shown = bytes;
    for (auto& c : shown)
        if (!printable(static_cast<unsigned char>(c))) c = '.';
    return "Unknown [" + shown + "]";
}

} // namespace

namespace ltc {

bool operator==(fingerprint const& a, fingerprint const& b) {
    return a.name[0] == b.name[0] && a.name[1] == b.name[1] && a.major_version == b.major_version &&
           a.minor_version == b.minor_version && a.revision_version == b.revision_version &&
           a.tag_version == b.tag_version;
}

void set_name(fingerprint& f, std::string const& name) {
    if (name.size() != 2)
        fail(lt_error_value,
             "the code of a program has two characters, not " + std::to_string(name.size()));
    f.name[0] = name[0];
    f.name[1] = name[1];
}

std::string text_of(fingerprint const& f) {
    return {'-',
            f.name[0],
            f.name[1],
            character_of(f.major_version),
            character_of(f.minor_version),
            character_of(f.revision_version),
            character_of(f.tag_version),
            '-'};
}

std::optional<fingerprint> fingerprint_of(lt::peer_id const& id) {
    auto const* bytes = reinterpret_cast<id_bytes>(id.data());
    if (auto f = two_letters(bytes)) return f;
    if (auto f = one_letter(bytes)) return f;
    return letter_and_dashes(bytes);
}

} // namespace ltc

namespace {

fingerprint checked(char const* name, int major, int minor, int revision, int tag) {
    fingerprint f = made(0, 0, major, minor, revision, tag);
    set_name(f, name ? name : "");
    for (int const part : {major, minor, revision, tag})
        character_of(part);
    return f;
}

} // namespace

extern "C" {

char* lt_generate_fingerprint(char const* name, int major, int minor, int revision, int tag) {
    return guard([&] { return c_string(text_of(checked(name, major, minor, revision, tag))); });
}

lt_fingerprint* lt_fingerprint_new(char const* id, int major, int minor, int revision, int tag) {
    return guard([&] {
        return as_c<lt_fingerprint>(make_object(checked(id, major, minor, revision, tag)));
    });
}

lt_value* lt_fingerprint_to_string(lt_fingerprint const* self) {
    return guard([&] { return to_value(text_of(cref<fingerprint>(self))); });
}

lt_value* lt_client_fingerprint(lt_value const* peer_id) {
    return guard([&] {
        auto const f = fingerprint_of(peer_id_of(peer_id));
        return build_value([&](lt_value* v) {
            if (f)
                put(v, *f);
            else
                must(lt_value_add_nil(v));
        });
    });
}

char* lt_identify_client(lt_value const* peer_id) {
    return guard([&] { return c_string(identified(peer_id_of(peer_id))); });
}

char const* lt_operation_name(int operation) {
    if (operation < 0 || operation > 255) return "unknown operation";
    return lt::operation_name(static_cast<lt::operation_t>(operation));
}

} // extern "C"
