#!/usr/bin/env bash
# How the golden file of format version 1 was made. Run it only to make the file of a NEW format version (under a new
# name): what is checked in stays as it is, for ever.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root="$here/../../.."
data="$root/samples/data/amharic"
version=${1:?usage: make.sh FORMAT_VERSION}
dotnet build "$root/DistillEmb.MLNet.sln" -c Release --nologo -v quiet
dotnet "$root/bench/Quality/bin/Release/net10.0/DistillEmb.MLNet.Bench.dll" \
  --teacher "$data/word2vec-50.vec.gz" --teacher "$data/fasttext-50.vec.gz" --corpus "$data/corpus.txt" \
  --Epochs 20 --BatchSize 128 --Seed 1 --Threads 1 --MaxWordLength 14 \
  --Architecture.EmbeddingSize 16 --Architecture.HiddenSize 48 --Architecture.Convolutions 1:16,2:16,3:24 \
  --out "$here/encoder-v$version.zip"
dotnet "$root/tests/Consumer/bin/Release/net10.0/Consumer.dll" "$here/encoder-v$version.zip" Vectors \
  <"$here/rows.txt" | grep -E '^[0-9a-f ]*$' >"$here/encoder-v$version.vectors.txt"
