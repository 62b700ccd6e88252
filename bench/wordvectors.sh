#!/usr/bin/env bash
# Word vectors of ours beside fastText's: processor time of the whole process, one thread each, by turns, and peak memory.
#   bench/wordvectors.sh CORPUS [ROUNDS] [TOKENS] [FASTTEXT ...]
# CORPUS has a sentence a line, plain or gzip; the first so many TOKENS of it are trained on (0, the default, for all), one epoch, dimension 100.
# FASTTEXT are binaries: `fasttext` of the system's package, and one that was built from the same source with -O3 -march=native -ffast-math. Needs /usr/bin/time.
set -euo pipefail
corpus=${1:?usage: bench/wordvectors.sh CORPUS [ROUNDS] [TOKENS] [FASTTEXT ...]}
rounds=${2:-3}
tokens=${3:-0}
shift $(($# < 3 ? $# : 3))
[ $# -gt 0 ] || set -- fasttext
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
speed=${SPEED:-$root/bench/Speed/bin/Release/net10.0/DistillEmb.MLNet.Speed.dll}
[ -n "${SPEED:-}" ] || dotnet build "$root/bench/Speed" -c Release --nologo -v quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ zcat -f "$corpus" || true; } | awk -v most="$tokens" '{ count += NF; print } most > 0 && count >= most { exit }' >"$work/corpus.txt"

# run NAME KIND COMMAND...: a line of the table, and the processor time for the ratio.
run() {
  local name=$1 kind=$2 user system wall kilobytes
  shift 2
  /usr/bin/time -o "$work/time" -f '%U %S %e %M' "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  read -r user system wall kilobytes <"$work/time"
  awk -v name="$name" -v kind="$kind" -v round="$round" -v user="$user" -v sys="$system" -v wall="$wall" -v kb="$kilobytes" -v words="$(wc -w <"$work/corpus.txt")" \
    'BEGIN { printf "| %d | %s | %s | %.2f | %.0f | %.1f | %.0f |\n", round, kind, name, user + sys, words / (user + sys), wall, kb / 1024 }'
}

echo '| round | kind | program | processor seconds | tokens a processor second | seconds | peak MB |'
echo '|---|---|---|---|---|---|---|'
for round in $(seq "$rounds"); do
  for kind in 0-0 ${NGRAMS:-3-6}; do
    run ours "$kind" dotnet "$speed" vectors --corpus "$work/corpus.txt" --epochs 1 --ngrams "$kind"
    for program in "$@"; do
      run "$program" "$kind" "$program" skipgram -input "$work/corpus.txt" -output "$work/out" -dim 100 -epoch 1 -thread 1 -minn "${kind%-*}" -maxn "${kind#*-}"
      rm -f "$work"/out.*
    done
  done
done
