# 2,000,000 hospital bills against 3,450,000 persons: durable, validated, matched, with the totals
# maintained; beside psql \copy into a typed table with the unique key, and the match and the totals
# in SQL, on the same server and the same file. Three rounds, turn about. Must: at most 0.6 times
# the peer's time, at most 600 MiB. Sourced by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${bench:?}" "${postgres:?}" "${root:?}"

sql() {
    PGOPTIONS='-c client_min_messages=warning' "$postgres/psql" -X -q -v ON_ERROR_STOP=1 \
        -h "$state/socket" -U postgres -d fangpin "$@"
}
# The clock around a script of the peer.
timed() {
    local start
    start=$(now)
    sql -f "$1" -v files="$files" >/dev/null
    since "$start"
}

register_county
start_daemon "$state" 18980
sql -f "$root/deploy/benchmarks/import_peer_register.sql" -v files="$files"

ours=() theirs=() copies=() peaks=()
for _ in 1 2 3; do
    sql -f "$root/deploy/benchmarks/import_clear.sql"
    figures=$(limited 600 "$bench" import "$state" "$files/medical.csv" --warm)
    ours+=("$(figure seconds <<<"$figures")")
    peaks+=("$(figure peak_mib <<<"$figures")")
    sql -f "$root/deploy/benchmarks/import_clear.sql"
    copy=$(timed "$root/deploy/benchmarks/import_peer_copy.sql")
    match=$(timed "$root/deploy/benchmarks/import_peer_match.sql")
    copies+=("$copy")
    theirs+=("$(awk -v a="$copy" -v b="$match" 'BEGIN { print a + b }')")
done
line "fangpin, seconds (median of 3)" "$(tenths "$(median "${ours[@]}")")" "all: ${ours[*]}"
line "fangpin, most memory, MiB" "$(whole "$(median "${peaks[@]}")")" "must be at most 600"
line "accepted / rejected" "$(figure accepted <<<"$figures") / $(figure rejected <<<"$figures")"
line "\\copy typed, unique, + match + totals, seconds" "$(median "${theirs[@]}")" "${theirs[*]}"
line "\\copy alone, seconds" "$(median "${copies[@]}")" "${copies[*]}"
line "ratio" "$(ratio "$(median "${ours[@]}")" "$(median "${theirs[@]}")")" "must be at most 0.6"

sql -f "$root/deploy/benchmarks/import_clear.sql"
figures=$(limited 600 "$bench" import "$state" "$files/medical.csv")
line "by a daemon that first reads the register" "$(tenths "$(figure seconds <<<"$figures")")" \
    "$(ratio "$(figure seconds <<<"$figures")" "$(median "${theirs[@]}")") of the peer's"

# The same once more behind an earlier month, where every serial is looked up.
sql -f "$root/deploy/benchmarks/import_clear.sql"
limited 600 "$bench" import "$state" "$files/earlier.csv" >/dev/null
figures=$(limited 600 "$bench" import "$state" "$files/medical.csv")
line "behind an earlier month, seconds" "$(tenths "$(figure seconds <<<"$figures")")"
figures=$(limited 600 "$bench" screen "$state")
line "re-screen at another line, ms (median of 7)" \
    "$(tenths "$(figure rescreen_ms <<<"$figures")")" \
    "goal: at most 50"
figures=$(limited 900 "$bench" size "$state" --persons "$persons")
for question in case_list case_counts person_by_id household; do
    middle=$(tenths "$(figure "${question}_median_ms" <<<"$figures")")
    line "$question, ms (median of 300)" "$middle" \
        "must be at most 20; 99th: $(tenths "$(figure "${question}_p99_ms" <<<"$figures")")"
done
stop_daemon

peers duckdb
line "DuckDB from both CSV files, not durable, s" "$("$work/peers/bin/python" \
    "$root/deploy/benchmarks/import_duckdb.py" "$files")"
