#!/usr/bin/env bash
# Writes the PublicAPI.Unshipped.txt files anew from what the analyzer reports (RS0016, a line a public member). Read the
# difference before committing it: what a release has shipped cannot be taken back.
set -euo pipefail
cd "$(dirname "$0")/.."
for project in src/Inference/DistillEmb.csproj src/Transforms/DistillEmb.MLNet.csproj src/Estimators/DistillEmb.MLNet.Training.csproj; do
  file="$(dirname "$project")/PublicAPI.Unshipped.txt"
  echo '#nullable enable' >"$file"
  members=$(dotnet build "$project" -c Release -p:GeneratePackageOnBuild=false 2>&1 |
    sed -nE "s/.*error RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u || true)
  [ -z "$members" ] || printf '%s\n' "$members" >>"$file"
done
git --no-pager diff --stat -- '*/PublicAPI.Unshipped.txt'
