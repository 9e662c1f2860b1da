# Fifty persons of a register of 3,450,000 as JSON, with session, row security and masking, by 16
# connections: fangpin beside Django REST framework on the same database, turn about, three rounds,
# and pgbench with the same select. Must: at least 8 times its requests a second; goals: 15 times,
# and 5 ms at the 99th percentile. Sourced by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${bench:?}" "${postgres:?}" "${root:?}"

register_county
peers django djangorestframework gunicorn 'psycopg[binary]'
ours_port=18985 theirs_port=18986
start_daemon "$state" "$ours_port"
export FANGPIN_STATE_DIRECTORY=$state

# Somebody who reads, and the cookie of the session.
"$command" officer add bench --name 审计员 --role auditor 2>/dev/null || true
password=$("$command" officer password bench 2>/dev/null)
cookie=$(PYTHONPATH=$root/deploy/conformance PYTHONDONTWRITEBYTECODE=1 python3 -c "
import people
people.COOKIE = 'fangpin'
people.PASSWORD = people.PASSWORD + '-$RANDOM'
person = people.Person($ours_port, 'bench', '$password', withFactor=False)
print(person.cookie)")
unset FANGPIN_STATE_DIRECTORY

# The peer's own tables stand beside the house's, in a schema and for a role of its own.
"$postgres/psql" -X -q -h "$state/socket" -U postgres -d fangpin <<'SQL' 2>/dev/null
drop schema if exists peer cascade;
create schema peer authorization fangpin_app;
SQL
export BENCH_SOCKET=$state/socket
export BENCH_OPTIONS='-c role=fangpin_app -c search_path=peer,fangpin'
key=$(cd "$root/deploy/benchmarks" &&
    PYTHONDONTWRITEBYTECODE=1 "$work/peers/bin/python" api_django.py prepare)
(
    cd "$root/deploy/benchmarks"
    PYTHONDONTWRITEBYTECODE=1 exec "$work/peers/bin/gunicorn" --workers "$((2 * $(nproc) + 1))" \
        --bind "127.0.0.1:$theirs_port" --log-level warning api_django:application
) &
peer=$!
trap 'kill "$peer" 2>/dev/null || true; if [[ -n $daemon ]]; then stop_daemon; fi' EXIT
for _ in $(seq 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$theirs_port") 2>/dev/null; then break; fi
    sleep 0.1
done

ours=(-H "Cookie: fangpin=$cookie" "http://127.0.0.1:$ours_port/api/v1/people?size=50")
theirs=(-H "Cookie: sessionid=$key" "http://127.0.0.1:$theirs_port/persons")
curl --silent --fail --noproxy '*' "${ours[@]}" >"$work/api-ours.json"
curl --silent --fail --noproxy '*' "${theirs[@]}" >"$work/api-theirs.json"
python3 - "$work" <<'PYTHON' || fail 70 "the two do not answer the same rows"
import json, sys
ours, theirs = (json.load(open(f"{sys.argv[1]}/api-{name}.json")) for name in ("ours", "theirs"))
assert len(ours["persons"]) == 50 and ours["persons"] == theirs["results"]
PYTHON

# load SECONDS WHAT...: requests a second, and the 99th percentile in ms.
load() {
    local seconds=$1
    shift
    wrk --threads 1 --connections 16 --duration "$seconds" --latency "$@" | awk '
        $1 == "99%" { t = $2; f = t ~ /us$/ ? 0.001 : t ~ /ms$/ ? 1 : 1000; sub(/[a-z]+$/, "", t) }
        $1 == "Requests/sec:" { r = $2 }
        /Non-2xx/ { bad = 1 }
        END { if (bad) exit 1; print r, t * f }'
}
load 2 "${ours[@]}" >/dev/null
load 2 "${theirs[@]}" >/dev/null
rates=() waits=() peer_rates=() peer_waits=() selects=()
cat >"$work/api.sql" <<'SQL'
select p.no, h.id, p.name, p.id_masked, p.relation, coalesce(a.name, p.area_code)
from person p join household h on h.no = p.household_no
left join area a on a.code = p.area_code
where p.no < 2147483647 order by p.no desc limit 51;
SQL
for _ in 1 2 3; do
    read -r rate wait <<<"$(load 8 "${ours[@]}")"
    rates+=("$rate") waits+=("$wait")
    read -r rate wait <<<"$(load 8 "${theirs[@]}")"
    peer_rates+=("$rate") peer_waits+=("$wait")
    selects+=("$(PGOPTIONS='-c role=fangpin_app -c search_path=fangpin -c fangpin.area=/
        -c fangpin.insurer=/' "$postgres/pgbench" -n -M prepared -c 16 -j 1 -T 4 \
        -f "$work/api.sql" "postgresql:///fangpin?host=$state/socket&user=postgres" 2>/dev/null |
        awk '/^tps/ { print $3 }')")
done
line "fangpin, requests a second (median of 3)" "$(whole "$(median "${rates[@]}")")" \
    "99th percentile $(median "${waits[@]}") ms, goal: at most 5"
line "Django REST framework, gunicorn" "$(whole "$(median "${peer_rates[@]}")")" \
    "99th percentile $(median "${peer_waits[@]}") ms"
line "ratio" "$(ratio "$(median "${rates[@]}")" "$(median "${peer_rates[@]}")")" \
    "must be at least 8, goal 15"
line "pgbench, the select alone, a second" "$(whole "$(median "${selects[@]}")")" \
    "fangpin has $(ratio "$(median "${rates[@]}")" "$(median "${selects[@]}")") of that"
kill "$peer"
wait "$peer" 2>/dev/null || true
stop_daemon
trap 'if [[ -n $daemon ]]; then stop_daemon; fi' EXIT
