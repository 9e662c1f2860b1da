# The API against its own description: schemathesis (from PyPI) makes calls up, of the described
# form and of others, and holds the answers against what is described; and a list's workbook, opened
# by openpyxl. Sourced by deploy/test.
# shellcheck shell=bash
: "${root:?}" "${build:?}"

# conform_api EXAMPLES SEED LOG
conform_api() {
    local examples=$1 seed=$2 log=$3 state port peers passwords daemon status=0
    peers=${build%/*}/conformance
    if [[ ! -x $peers/bin/st ]]; then
        python3 -m venv "$peers" >&2
        limited 900 "$peers/bin/pip" install --quiet --disable-pip-version-check \
            'schemathesis==4.32.*' 'openpyxl==3.1.*' >&2 ||
            fail 69 "schemathesis and openpyxl could not be installed from PyPI"
    fi
    state=$(mktemp -d)
    # The embedded server runs as another user where the caller is root.
    chmod 711 "$state"
    export FANGPIN_STATE_DIRECTORY=$state
    unset FANGPIN_DATABASE_URL
    port=$((20000 + RANDOM % 10000))
    "$build/release/fangpin" migrate >&2
    "$build/release/fangpin" replay "$root/deploy/example-county" >/dev/null 2>&1 || true
    "$build/release/fangpin" serve --behind-tls --port "$port" 2>"$log.daemon" &
    daemon=$!
    for _ in $(seq 300); do
        if grep -q listening "$log.daemon"; then break; fi
        sleep 0.1
    done
    passwords=$(PYTHONPATH=$root/deploy/conformance python3 -c "import json, people
print(json.dumps(people.everybody('$build/release/fangpin')))") || status=70
    if ((status == 0)); then
        (
            cd "$state"
            cp "$root/deploy/conformance/schemathesis.toml" .
            # The description needs a session, too.
            token=$("$build/release/fangpin" token issue auditor --label conformance \
                --permission read_cases --days 1 2>/dev/null)
            curl --silent --fail --noproxy '*' --header "Authorization: Bearer $token" \
                --output openapi.json "http://127.0.0.1:$port/api/v1/openapi.json"
            "$peers/bin/python" "$root/deploy/conformance/workbook.py" "$port" "$token" \
                >"$log" 2>&1 || exit
            FANGPIN_PORT=$port FANGPIN_PASSWORDS=$passwords \
                PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$root/deploy/conformance \
                SCHEMATHESIS_HOOKS=api limited 5400 "$peers/bin/st" run \
                openapi.json --url "http://127.0.0.1:$port" --checks all \
                --report ndjson --report-dir "$state/report" \
                --max-examples "$examples" --seed "$seed" --no-color >>"$log" 2>&1 || exit
            python3 "$root/deploy/conformance/complete.py" openapi.json report >>"$log" 2>&1
        ) || status=$?
    fi
    kill "$daemon"
    wait "$daemon" || true
    rm -rf "$state"
    return "$status"
}
