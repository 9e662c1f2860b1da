# The client beside pgbench and psql on the same server, turn about, three rounds. Must: at least
# 0.6 of pgbench's single-row selects with one connection and with eight; goal 0.9. Sourced by
# deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${bench:?}" "${postgres:?}"

state=$work/client
if ! usable "$state"; then rm -rf "$state"; fi
mkdir -p "$state"
start_daemon "$state" 18981
url="postgresql:///bench?host=$state/socket&user=postgres"
psql=("$postgres/psql" -X -q -h "$state/socket" -U postgres)
if ! "${psql[@]}" -d bench -c 'select 1 from pgbench_accounts limit 1' >/dev/null 2>&1; then
    "${psql[@]}" -d postgres -c 'create database bench' >/dev/null
    "$postgres/pgbench" -i -q -s 10 "$url" >/dev/null 2>&1
fi

for connections in 1 8; do
    ours=() theirs=() cpu=()
    for _ in 1 2 3; do
        theirs+=("$("$postgres/pgbench" -n -S -M prepared -c "$connections" -j 1 -T 3 "$url" \
            2>/dev/null | awk '/^tps/ { print $3 }')")
        figures=$("$bench" client "$url" select --connections "$connections")
        ours+=("$(figure per_second <<<"$figures")")
        cpu+=("$(figure cpu_us <<<"$figures")")
    done
    line "pgbench -S -M prepared -c $connections, per second" "$(median "${theirs[@]}")"
    line "fangpin's client, $connections connections, per second" "$(median "${ours[@]}")" \
        "$(median "${cpu[@]}") us of CPU each"
    line "ratio" "$(ratio "$(median "${ours[@]}")" "$(median "${theirs[@]}")")" \
        "must be at least 0.6, goal 0.9"
done

"$bench" client "$url" insert | while IFS=$'\t' read -r name value; do
    line "${name//_/ }" "$value" "durable, one connection"
done

awk 'BEGIN { for (i = 0; i < 1000000; i++) print i "," i % 850000 "," i * 37 % 1000000 ",JS" i }' \
    >"$work/copy.csv"
ours=() theirs=()
for _ in 1 2 3; do
    ours+=("$("$bench" client "$url" copy | figure rows_per_second)")
    "${psql[@]}" -d bench -c 'truncate bench_copy'
    start=$(now)
    "${psql[@]}" -d bench -c "\\copy bench_copy from '$work/copy.csv' csv" >/dev/null
    theirs+=("$(awk -v t="$(since "$start")" 'BEGIN { print 1000000 / t }')")
done
line "psql \\copy of a CSV file, rows per second" "$(median "${theirs[@]}")"
line "fangpin's binary COPY of the same rows" "$(median "${ours[@]}")" \
    "ratio $(ratio "$(median "${ours[@]}")" "$(median "${theirs[@]}")")"
stop_daemon
