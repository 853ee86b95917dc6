# SPDX-License-Identifier: BSD-3-Clause
# Public headers in, rows out: LT_FUNCTION(name, result, parameters, comment). The comment of a function
# is the one right before it; names in the order of the headers.

function plain(text) {
    gsub(/[ \t\n]+/, " ", text)
    sub(/^ /, "", text)
    sub(/ $/, "", text)
    return text
}

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

BEGIN {
    print "// Generated from the public headers by functions.awk."
}

FNR == 1 {
    comment = declaration = ""
    inside = 0
}

/^\/\*/ {
    comment = ""
    inside = 1
}

inside {
    line = $0
    inside = line !~ /\*\/[ \t]*$/
    sub(/^[ \t]*\/?\*+\/?/, "", line)
    sub(/\*\/[ \t]*$/, "", line)
    comment = comment " " line
    next
}

/^$/ {
    comment = ""
}

/^LT_EXPORT / || declaration != "" {
    declaration = declaration " " $0
    if (declaration !~ /;[ \t]*$/) next
    text = plain(declaration)
    sub(/^LT_EXPORT /, "", text)
    sub(/\);$/, "", text)
    match(text, /lt_[a-z0-9_]+\(/)
    name = substr(text, RSTART, RLENGTH - 1)
    result = plain(substr(text, 1, RSTART - 1))
    parameters = substr(text, RSTART + RLENGTH)
    if (parameters == "void") parameters = ""
    printf "LT_FUNCTION(%s, %s, %s, %s)\n", name, quoted(result), quoted(parameters), quoted(plain(comment))
    declaration = comment = ""
}
