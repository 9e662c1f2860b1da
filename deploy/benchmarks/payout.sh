# 1,000,000 households: the kernel beside numpy, a fused loop in C and OpenFisca-core, one thread
# each; then the command from CSV to CSV on both cores. Goals: 15 M households a second and core,
# every fen exact; 1.5 M rows a second, at most 100 MiB. Sourced by deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${command:?}" "${bench:?}" "${root:?}"

count=1000000
folder=$work/payout
scheme=$root/deploy/example-county/scheme.yaml
scripts=$root/deploy/benchmarks
python=$work/peers/bin/python
mkdir -p "$folder"
peers numpy pyyaml openfisca-core
"$python" "$scripts/payout_data.py" "$scheme" "$folder" "$count"
cc -O3 -march=native -I "$folder" -o "$folder/fused" "$scripts/payout_fused.c"

# per_second MILLISECONDS: in millions.
per_second() { awk -v n="$count" -v t="$1" 'BEGIN { printf "%.1f M/s", n / t / 1000 }'; }
wrong() { "$python" "$scripts/payout_compare.py" "$folder/ours.bin" "$folder/$1.bin"; }

ours=$("$bench" kernel "$scheme" "$folder/columns.bin" "$folder/ours.bin" | figure median_ms)
fused=$("$folder/fused" "$folder/columns.bin" "$folder/fused.bin" 15)
numpy=$("$python" "$scripts/payout_peers.py" "$scheme" "$folder" numpy "$folder/numpy.bin")
openfisca=$("$python" "$scripts/payout_peers.py" "$scheme" "$folder" openfisca \
    "$folder/openfisca.bin")
line "fangpin, one core" "$(per_second "$ours")" "goal: at least 15 M/s"
line "fused loop in C" "$(per_second "$fused")" \
    "fangpin is $(ratio "$fused" "$ours") of it; differing payouts: $(wrong fused)"
line "numpy, whole fen" "$(per_second "$numpy")" \
    "fangpin is $(ratio "$numpy" "$ours") times that; differing payouts: $(wrong numpy)"
line "OpenFisca-core" "$(per_second "$openfisca")" \
    "fangpin is $(ratio "$openfisca" "$ours") times that; differing payouts: $(wrong openfisca)"

times=() peaks=()
for _ in 1 2 3; do
    /usr/bin/time -f '%e %M' -o "$folder/time" "$command" payout --scheme "$scheme" \
        --input "$folder/households.csv" --output "$folder/due.csv" 2>/dev/null
    figures=$(<"$folder/time")
    times+=("$(awk '{ print $1 * 1000 }' <<<"$figures")")
    peaks+=("$(awk '{ print int($2 / 1024) }' <<<"$figures")")
done
line "fangpin payout, CSV to CSV" "$(per_second "$(median "${times[@]}")")" \
    "goal: at least 1.5 M/s"
line "its most memory, MiB" "$(median "${peaks[@]}")" "goal: at most 100"
