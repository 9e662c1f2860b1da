# The replay of the example county beside what its commits cost, the daemon's idle memory, and its
# start. Goals: at most 3 s beyond commits times the time of a flush; at most 50 MiB; at most 1 s.
# Sourced by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${postgres:?}" "${root:?}"

export FANGPIN_STATE_DIRECTORY=$work/replay
now() { date +%s.%N; }
# since START: the seconds since then.
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f", b - a }'; }

times=() starts=()
for _ in 1 2 3; do
    rm -rf "$FANGPIN_STATE_DIRECTORY"
    "$command" migrate >/dev/null
    start=$(now)
    "$command" replay "$root/deploy/example-county" --json >"$work/summary.json" 2>/dev/null
    times+=("$(since "$start")")
done
"$command" serve --port 18982 2>"$work/replay.log" &
server=$!
for _ in $(seq 100); do
    if grep -q listening "$work/replay.log"; then break; fi
    sleep 0.1
done
commits=$("$postgres/psql" -X -A -t -h "$FANGPIN_STATE_DIRECTORY/socket" -U postgres -d fangpin \
    -c 'select count(distinct xid) from fangpin.action_log')
line "replay, seconds (median of 3)" "$(median "${times[@]}")" "${times[*]}"
beyond=$(awk -v t="$(median "${times[@]}")" -v c="$commits" -v f="$(flush_rate)" \
    'BEGIN { printf "%.2f", t - c / f }')
line "beyond $commits commits" "$beyond" "goal: at most 3"
sleep 5
line "idle memory, MiB" "$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status")" \
    "goal: at most 50"
kill "$server"
wait "$server" || true
for _ in 1 2 3; do
    : >"$work/replay.log"
    start=$(now)
    "$command" serve --port 18982 2>"$work/replay.log" &
    server=$!
    until curl -sf http://127.0.0.1:18982/readyz >/dev/null; do sleep 0.01; done
    starts+=("$(since "$start")")
    kill "$server"
    wait "$server" || true
done
line "start to ready, seconds (median of 3)" "$(median "${starts[@]}")" "goal: at most 1"
unset FANGPIN_STATE_DIRECTORY
