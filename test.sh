#!/usr/bin/env bash
# Builds everything and runs all tests. The last line is "N passed, N failed" (", N skipped" where there are any).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
eng/prerequisites.sh || exit 1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

if ! dotnet build DistillEmb.MLNet.sln -c Release --nologo -v quiet -clp:NoSummary; then
  echo 'The build failed.'
  echo '0 passed, 1 failed'
  exit 1
fi

status=0
unformatted=0
# Not the code fixes of 'dotnet format' itself: it does not see the opened internals of ML.NET, and "mends" what overrides them.
for check in whitespace style; do
  if ! dotnet format "$check" DistillEmb.MLNet.sln --verify-no-changes --no-restore; then
    echo "The code is not formatted as .editorconfig says: run 'dotnet format $check'."
    unformatted=$((unformatted + 1))
  fi
done

for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet test "$project/$name.csproj" -c Release --no-build --nologo --blame-hang-timeout 10m \
    --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' || status=1
done

# Sums the counters of the test projects; a project that wrote none has failed as a whole.
count() {
  cat "$results"/*.trx 2>/dev/null | grep -oE "<Counters [^>]*" | grep -oE " $1=\"[0-9]+\"" | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'
}
passed=$(count passed)
failed=$(count failed)
total=$(count total)
projects=$(ls -d tests/*.Tests | wc -l)
reports=$(ls "$results"/*.trx 2>/dev/null | wc -l)
failed=$((failed + projects - reports + unformatted))
skipped=$((total > passed + failed ? total - passed - failed : 0))
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
echo "$passed passed, $failed failed$([ "$skipped" -gt 0 ] && printf ', %s skipped' "$skipped")"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
