# The replay of the example county beside what its commits cost, the daemon's idle memory, and its
# start. Goals: at most 3 s beyond commits times the time of a flush; at most 50 MiB; at most 1 s.
# Sourced by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${postgres:?}" "${root:?}"

state=$work/replay
export FANGPIN_STATE_DIRECTORY=$state

times=() starts=()
for _ in 1 2 3; do
    rm -rf "$state"
    "$command" migrate >/dev/null
    start=$(now)
    "$command" replay "$root/deploy/example-county" --json >"$work/summary.json" 2>/dev/null
    times+=("$(since "$start")")
done
start_daemon "$state" 18982
commits=$("$postgres/psql" -X -A -t -h "$state/socket" -U postgres -d fangpin \
    -c 'select count(distinct xid) from fangpin.action_log')
line "replay, seconds (median of 3)" "$(median "${times[@]}")" "${times[*]}"
beyond=$(awk -v t="$(median "${times[@]}")" -v c="$commits" -v f="$(flush_rate)" \
    'BEGIN { printf "%.2f", t - c / f }')
line "beyond $commits commits" "$beyond" "goal: at most 3"
sleep 5
line "idle memory, MiB" "$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$daemon/status")" \
    "goal: at most 50"
stop_daemon
for _ in 1 2 3; do
    start=$(now)
    "$command" serve --port 18982 2>/dev/null &
    daemon=$!
    until curl -sf http://127.0.0.1:18982/readyz >/dev/null; do sleep 0.01; done
    starts+=("$(since "$start")")
    stop_daemon
done
line "start to ready, seconds (median of 3)" "$(median "${starts[@]}")" "goal: at most 1"
unset FANGPIN_STATE_DIRECTORY
