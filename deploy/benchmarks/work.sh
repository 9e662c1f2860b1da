# Due work that does nothing, beside procrastinate and pgqueuer on the same server. Goals: 20,000
# pieces a second, durable; from writing one down to its start 10 ms at the 99th percentile. Sourced
# by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${bench:?}" "${postgres:?}" "${root:?}"

state=$work/work
rm -rf "$state"
FANGPIN_STATE_DIRECTORY=$state "$command" migrate >/dev/null
start_daemon "$state" 18983
ours=() waits=() enqueued=()
for _ in 1 2 3; do
    figures=$(limited 300 "$bench" work "$state")
    ours+=("$(figure done_per_second <<<"$figures")")
    waits+=("$(figure wait_p99_ms <<<"$figures")")
    enqueued+=("$(figure enqueued_per_second <<<"$figures")")
done
line "fangpin, pieces a second (median of 3)" "$(whole "$(median "${ours[@]}")")" \
    "goal: at least 20000; settled without waiting for the disk"
line "from writing down to start, 99th, ms" "$(tenths "$(median "${waits[@]}")")" \
    "goal: at most 10; median $(tenths "$(figure wait_median_ms <<<"$figures")")"
behind=$(tenths "$(figure wait_behind_p99_ms <<<"$figures")")
line "the same right behind the many, 99th, ms" "$behind" \
    "median $(tenths "$(figure wait_behind_median_ms <<<"$figures")")"
line "written down, a second" "$(whole "$(median "${enqueued[@]}")")" "1,000 in a transaction"

peers procrastinate 'psycopg[binary,pool]' pgqueuer asyncpg
for peer in procrastinate pgqueuer; do
    "$postgres/psql" -X -q -h "$state/socket" -U postgres -d postgres \
        -c "drop database if exists $peer" -c "create database $peer" 2>/dev/null
    rate=$(limited 300 "$work/peers/bin/python" "$root/deploy/benchmarks/work_$peer.py" \
        "$state/socket" 2>"$work/$peer.log") ||
        fail 70 "$peer did not run: $(tail -n 5 "$work/$peer.log")"
    line "$peer, its best of several settings" "$rate" \
        "fangpin is $(ratio "$(median "${ours[@]}")" "$rate") times that"
done
stop_daemon
