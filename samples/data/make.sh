#!/usr/bin/env bash
# Makes everything under samples/data again: the corpus and the named-entity set by our own generator, then two small
# teachers by fastText. One thread, so that two runs give the same bytes.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v fasttext >/dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get install -y --no-install-recommends fasttext
  else
    echo "fasttext is missing: install the Debian package 'fasttext' and run this again." >&2
    exit 1
  fi
fi

if ! command -v dotnet >/dev/null; then
  echo "dotnet is missing: install the .NET 10 SDK and run this again." >&2
  exit 1
fi

dotnet build "$here/Generator/Generator.csproj" -c Release -m:1 --nologo -v quiet --artifacts-path "$work/build"
generator=$(find "$work/build/bin" -name 'DistillEmb.MLNet.Samples.Generator.dll' | head -n 1)
dotnet "$generator" "$here"

# teacher NAME OPTIONS...: trains on the corpus and keeps the word vectors as word2vec text, without the </s> entry.
teacher() {
  local name=$1
  shift
  fasttext skipgram -input "$here/amharic/corpus.txt" -output "$work/$name" \
    -dim 50 -ws 5 -minCount 3 -epoch 25 -lr 0.05 -neg 5 -t 0.001 -thread 1 -verbose 0 "$@"
  awk '
    NR > 1 && $1 != "</s>" {
      line = $1
      for (i = 2; i <= NF; i++) {
        number = sprintf("%.4f", $i)
        line = line " " (number == "-0.0000" ? "0.0000" : number)
      }
      lines[++count] = line
      width = NF - 1
    }
    END {
      print count, width
      for (i = 1; i <= count; i++) print lines[i]
    }' "$work/$name.vec" | gzip -9n > "$here/amharic/$name.vec.gz"
}

teacher word2vec-50 -minn 0 -maxn 0 -bucket 1
teacher fasttext-50 -minn 2 -maxn 5 -bucket 50000

(cd "$here" && sha256sum amharic/* amharic-ner/* amharic-topics/*)
