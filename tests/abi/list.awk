# SPDX-License-Identifier: BSD-3-Clause
# What the preprocessor makes of the headers in, the C ABI out, one line each: functions, types, members of
# structs, enumerators with their values, numbers that are macros.

/^# [0-9]+ "/ {
    ours = $3 ~ /libtorrent-c\//
    next
}

ours && /^#define (lt|LT)_[A-Za-z0-9_]+ (INT64_C\(|-?[0-9])/ { print }

/^#/ { next }

ours {
    gsub(/__attribute__ *\(\(visibility *\("default"\)\)\)/, "")
    text = text " " $0
}

function squeeze(s) {
    gsub(/[ \t]+/, " ", s)
    gsub(/ ?\* ?/, " *", s)
    gsub(/\( /, "(", s)
    sub(/^ /, "", s)
    sub(/ $/, "", s)
    return s
}

function declaration(s,   body, head, tail, i, parts, count) {
    s = squeeze(s)
    if (s == "") return
    if (!match(s, /\{.*\}/)) {
        print s ";"
        return
    }
    head = squeeze(substr(s, 1, RSTART - 1))
    body = substr(s, RSTART + 1, RLENGTH - 2)
    tail = squeeze(substr(s, RSTART + RLENGTH))
    print head " { } " tail ";"
    count = split(body, parts, head ~ /enum/ ? "," : ";")
    for (i = 1; i <= count; i++)
        if (squeeze(parts[i]) != "") print head ": " squeeze(parts[i])
}

END {
    depth = 0
    current = ""
    count = split(text, pieces, "")
    for (i = 1; i <= count; i++) {
        c = pieces[i]
        if (c == "{") depth++
        if (c == "}") depth--
        if (c == ";" && depth == 0) {
            declaration(current)
            current = ""
        } else
            current = current c
    }
}
