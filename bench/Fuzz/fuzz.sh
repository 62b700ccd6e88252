#!/usr/bin/env bash
# Coverage-guided fuzzing of every reader: SharpFuzz instruments the assemblies, AFL++ (Debian: apt-get install afl++) mutates. The targets take turns, one process at
# a time with the least priority, until it is stopped or as many turns are over; started again, it goes on from where it was, with what the code is then.
#   bench/Fuzz/fuzz.sh OUT [SECONDS [TURNS [TARGET ...]]]
# OUT receives seeds, the instrumented program, each target's corpus and findings (OUT/TARGET/default/crashes and hangs), and fuzz.log with a line a turn. A turn has 300
# seconds, and there is no last one without a number (0). Targets: dotnet OUT/bin/DistillEmb.MLNet.Fuzz.dll list
# A finding is an exception other than InvalidDataException, a message that does not name the file, more than a second of processor time, or more bytes
# allocated than twice the input beside the target's allowance (Trial.cs). What it is:
#   dotnet OUT/bin/DistillEmb.MLNet.Fuzz.dll once TARGET OUT/TARGET/default/crashes/id*
set -euo pipefail
mkdir -p "${1:?usage: bench/Fuzz/fuzz.sh OUT [SECONDS [TURNS [TARGET ...]]]}"
out=$(cd "$1" && pwd)
seconds=${2:-300}
turns=${3:-0}
shift $(($# < 3 ? $# : 3))
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
command -v afl-fuzz >/dev/null || { echo 'afl-fuzz is not there: apt-get install afl++' >&2; exit 1; }

[ -x "$out/tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$out/tools" >/dev/null
nice dotnet build "$root/bench/Fuzz" -c Release --nologo -v quiet -clp:NoSummary
rm -rf "$out/bin" "$out/seeds"
cp -rL "$root/bench/Fuzz/bin/Release/net10.0" "$out/bin" # Copies of what the build links to: they are changed below.
for assembly in DistillEmb DistillEmb.MLNet DistillEmb.MLNet.Training; do "$out/tools/sharpfuzz" "$out/bin/$assembly.dll"; done
FUZZ_FOLDER=$(mktemp -d -p "$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)")
export FUZZ_FOLDER
trap 'rm -rf "$FUZZ_FOLDER"' EXIT
program=$out/bin/DistillEmb.MLNet.Fuzz.dll
dotnet "$program" seeds "$out/seeds"
targets=${*:-$(dotnet "$program" list | cut -d' ' -f1)}

# No check for symbols of afl's own compiler in dotnet, none for how the machine is set up: it does other things beside.
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_AUTORESUME=1 AFL_IGNORE_SEED_PROBLEMS=1

stat() { sed -nE "s/^$2 *: //p" "$out/$1/default/fuzzer_stats" 2>/dev/null || true; }
for ((turn = 1; turns == 0 || turn <= turns; turn++)); do
  for target in $targets; do
    longest=$(dotnet "$program" list | awk -v target="$target" '$1 == target { print $2 }')
    mkdir -p "$out/$target"
    # A hang is what the clock cannot excuse: Trial.cs counts the processor's second.
    nice -n 19 afl-fuzz -i "$out/seeds/$target" -o "$out/$target" -V "$seconds" -t 20000 -m none -G "$longest" -- dotnet "$program" run "$target" >"$out/$target/afl.log" 2>&1 ||
      echo "$(date +%T) $target: afl-fuzz ended with $?, see $out/$target/afl.log" | tee -a "$out/fuzz.log"
    echo "$(date +%T) $target: $(stat "$target" execs_done) executions, $(stat "$target" execs_per_sec) a second, corpus $(stat "$target" corpus_count), $(stat "$target" saved_crashes) crashes, $(stat "$target" saved_hangs) hangs" | tee -a "$out/fuzz.log"
    rm -rf "$FUZZ_FOLDER"/*
  done
done
