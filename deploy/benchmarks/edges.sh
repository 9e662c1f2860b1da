# What others feel while one client misbehaves: slow headers, slow bodies, slow reading
# (slowhttptest with 1,000 connections each), a body of 1 GB, a million headers. Musts: the 99th
# percentile of everybody else stays within twice, memory within 128 MiB more. Sourced by
# deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${root:?}"

state=$work/edges
port=18984
rm -rf "$state"
FANGPIN_STATE_DIRECTORY=$state "$command" migrate >/dev/null
FANGPIN_STATE_DIRECTORY=$state "$command" replay "$root/deploy/example-county" >/dev/null 2>&1
ulimit -n 8192
start_daemon "$state" "$port"
resident() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$daemon/status"; }
ask() { python3 "$root/deploy/benchmarks/edges.py" "$@" "$port"; }

ask latency 3 >/dev/null
quiet=$(ask latency 10)
memory=$(resident)
line "quiet, 99th percentile, ms" "$quiet" "memory $memory MiB"

# under NAME COMMAND...: the others' percentile while the command runs.
under() {
    local name=$1 attacker most=0 seen
    shift
    "$@" >/dev/null 2>&1 &
    attacker=$!
    sleep 3
    ask latency 10 >"$work/edges.ms" &
    local asking=$!
    while kill -0 "$asking" 2>/dev/null; do
        seen=$(resident)
        if ((seen > most)); then most=$seen; fi
        sleep 0.2
    done
    wait "$asking"
    kill "$attacker" 2>/dev/null || true
    wait "$attacker" 2>/dev/null || true
    line "$name, 99th percentile, ms" "$(cat "$work/edges.ms")" \
        "$(ratio "$(cat "$work/edges.ms")" "$quiet") of quiet, must: at most 2;\
 memory $((most - memory)) MiB more, must: at most 128"
}

slow=(slowhttptest -u "http://127.0.0.1:$port/readyz" -c 1000 -r 300 -l 20)
under "slow headers" "${slow[@]}" -H -i 5
under "slow bodies" "${slow[@]}" -B -i 5 -s 100000
under "slow reading" "${slow[@]}" -X -w 1 -y 2 -n 5 -z 1 -k 3
under "a body of 1 GB" python3 "$root/deploy/benchmarks/edges.py" body "$port"
under "a million headers" python3 "$root/deploy/benchmarks/edges.py" headers "$port"
stop_daemon
