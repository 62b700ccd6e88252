#!/usr/bin/env bash
# How the golden files were made. Run it only to make one of something NEW in the format, under a new name: what is
# checked in stays as it is, for ever.
# The options are those of the day; later defaults would give other networks. encoder-v1, -exact, -Float16 and -Int8 are
# older than n-grams, averaged weights and the weight decay of 1.
#   make.sh encoder-v1 --MaxWordLength 14 \
#     --Architecture.EmbeddingSize 16 --Architecture.HiddenSize 48 --Architecture.Convolutions 1:16,2:16,3:24
#   make.sh encoder-v1-exact --ExactWords 100 --WeightPrecision Int8 --Output Tokens --MaxWordLength 10 \
#     --Architecture.EmbeddingSize 8 --Architecture.HiddenSize 16 --Architecture.Convolutions 1:8,2:8,3:8
#   make.sh encoder-v1-PRECISION --WeightPrecision PRECISION --Output Average --MaxWordLength 10 \
#     --Architecture.EmbeddingSize 8 --Architecture.HiddenSize 16 --Architecture.Convolutions 1:8,2:8,3:8
#   make.sh encoder-v1-ngrams --Output Average --MaxWordLength 10 --Architecture.Ngrams 64:8:2:3 \
#     --Architecture.EmbeddingSize 8 --Architecture.HiddenSize 16 --Architecture.Convolutions 1:8,2:8,3:8
#   make.sh encoder-v1-int4 with the same options, later: n-grams that are chosen (2 words or more), in 4 bits.
# Those of what stands on an encoder are made by the command line, on encoder-v1-int4.zip:
#   make.sh tagger-v1 ner train --train DATA-ner/train.txt --epochs 2 --hidden 6 --layers 2 --words 20 --word-shapes 4
#   make.sh classifier-v1 classify train --train DATA-topics/train.tsv --tokenized --epochs 2 --hidden 6
# (made anew in November 2026, when classifiers got a model signature of their own, before any release)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root="$here/../../.."
data="$root/samples/data/amharic"
name=${1:?usage: make.sh NAME [--OPTION VALUE ...]}
shift
[ ! -e "$here/$name.zip" ] || { echo "$name.zip is there already, and stays." >&2; exit 1; }
dotnet build "$root/tests/Consumer" -c Release --nologo -v quiet
column=Vectors
case ${1:-} in
  ner) column=Confidence ;;
  classify) column=Score ;;
esac
if [ "$column" != Vectors ]; then
  dotnet build "$root/src/Tool" -c Release --nologo -v quiet
  dotnet "$root/src/Tool/bin/Release/net10.0/DistillEmb.MLNet.Tool.dll" "${@/#DATA/$data}" --encoder "$here/encoder-v1-int4.zip" --seed 1 --threads 1 --out "$here/$name.zip"
else
  dotnet build "$root/bench/Quality" -c Release --nologo -v quiet
  dotnet "$root/bench/Quality/bin/Release/net10.0/DistillEmb.MLNet.Bench.dll" \
    --teacher "$data/word2vec-50.vec.gz" --teacher "$data/fasttext-50.vec.gz" --corpus "$data/corpus.txt" \
    --Epochs 20 --BatchSize 128 --Seed 1 --Threads 1 "$@" --out "$here/$name.zip"
fi
dotnet "$root/tests/Consumer/bin/Release/net10.0/Consumer.dll" "$here/$name.zip" "$column" \
  <"$here/rows.txt" | grep -E '^[0-9a-f ]*$' >"$here/$name.vectors.txt"
