# The sampling review: the draw of 100,000 items, a table of 480 sample sizes, and a county's report
# as paper. Goals: a draw within 1 s, the table within 50 ms, the paper within 1 s. Sourced by
# deploy/bench.
# shellcheck shell=bash
: "${work:?}" "${bench:?}"

figures=$work/review.tsv
mkdir -p "$work"
"$bench" review >"$figures"
# of NAME: a figure of this run.
of() { figure "$1" <"$figures"; }
line "the root of a frame of 100,000 items, ms" "$(whole "$(of frame_ms)")"
for mode in sm3 sha256 rivest-sha256; do
    line "a draw from it, $mode, ms" "$(whole "$(of "draw_${mode}_ms")")" "goal: at most 1000"
done
line "480 sample sizes, ms" "$(tenths "$(of sizes_ms)")" "goal: at most 50"
line "the report on $(of drawn) drawn items as PDF, ms" "$(whole "$(of pdf_ms)")" \
    "goal: at most 1000"
