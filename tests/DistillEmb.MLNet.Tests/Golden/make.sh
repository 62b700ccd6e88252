#!/usr/bin/env bash
# Makes golden files: a model of each kind that the format has, and the bits that it gives for rows.txt. Of Text/ there are no bits: its columns are text.
#   make.sh NAME... [--into FOLDER]   those of these names, of the list below
#   make.sh all [--into FOLDER]       those that are missing
# What is checked in stays as it is, for ever: a file that is there is refused (or left, with "all"). Of something new in the
# format a new name is added to the list. --into makes them elsewhere, to see what the tools of the day would give.
# The bits are those of a processor with vectors of 512 bits (AVX-512); on another one the script stops.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root="$here/../../.."
data="$root/samples/data"
names=(encoder-v1 encoder-v1-float16 encoder-v1-int8 encoder-v1-int4 encoder-v1-ngrams encoder-v1-exact encoder-v1-shared encoder-v1-fused
  encoder-v1-pooling tagger-v1-strays classifier-v1 classifier-v1-final-states classifier-v1-maximum classifier-v1-numbers
  words-v1 words-v1-ngrams words-v1-buckets Text/ethiopic-v1)

tiny=(--Architecture.EmbeddingSize 8 --Architecture.HiddenSize 16 --Architecture.Convolutions 1:8,2:8,3:8 --MaxWordLength 10)
none=(--Architecture.Ngrams 0)            # positional
hashed=(--Architecture.Ngrams 64:8:2:3:0)  # positional-ngrams
chosen=(--Architecture.Ngrams 64:8:2:3:2)  # positional-chosen-ngrams

make() {
  case $1 in
    encoder-v1) encoder --WeightPrecision Float32 --Output MinAverageMax --MaxWordLength 14 "${none[@]}" \
      --Architecture.EmbeddingSize 16 --Architecture.HiddenSize 48 --Architecture.Convolutions 1:16,2:16,3:24 ;;
    encoder-v1-float16) encoder --WeightPrecision Float16 --Output Average "${tiny[@]}" "${none[@]}" ;;
    encoder-v1-int8) encoder --WeightPrecision Int8 --Output Average "${tiny[@]}" "${none[@]}" ;;
    encoder-v1-int4) encoder --WeightPrecision Int4 --Output Average "${tiny[@]}" "${chosen[@]}" ;;
    encoder-v1-ngrams) encoder --WeightPrecision Int8 --Output Average "${tiny[@]}" "${hashed[@]}" ;;
    encoder-v1-exact) encoder --WeightPrecision Int8 --Output Tokens --ExactWords 100 "${tiny[@]}" "${none[@]}" ;;
    encoder-v1-shared) encoder --WeightPrecision Int4 --Output Average --HeadLayout Shared --AlignTeachers true "${tiny[@]}" "${chosen[@]}" ;;
    encoder-v1-fused) encoder --WeightPrecision Int4 --Output Average --HeadLayout Fused --FusedDimension 24 --NormalizeHeads false "${tiny[@]}" "${chosen[@]}" ;;
    encoder-v1-pooling) encoder --WeightPrecision Int4 --Output Average --HeadLayout Shared "${tiny[@]}" "${chosen[@]}" \
      --Pooling.Weighting InverseFrequency --Pooling.FrequencyConstant 0.01 --Pooling.RemovedComponents 1 ;;
    # Has vectors of shapes of words (FORM), which are read, but trained no more: it cannot be made by the tools of the day, and is not among the names above.
    # It was made at "The model format is settled: version 1, golden files made anew", by
    #   sentences ner train --train "$data/amharic-ner/train.txt" --layers 2 --words 20 --word-shapes 4
    tagger-v1) echo "tagger-v1 has vectors of shapes of words, which are trained no more: it cannot be made." >&2; return 1 ;;
    tagger-v1-strays) sentences ner train --train <(cat "$data/amharic-ner/train.txt"; printf 'ሰላም 0\nአበበ B-LO\nዛሬ IO\n\n') ;;
    classifier-v1) sentences classify train --train "$data/amharic-topics/train.tsv" --tokenized --pooling attention ;;
    classifier-v1-final-states) sentences classify train --train "$data/amharic-topics/train.tsv" --pooling final-states ;;
    classifier-v1-maximum) sentences classify train --train "$data/amharic-topics/train.tsv" --pooling maximum ;;
    classifier-v1-numbers) bench numbers --train "$data/amharic-topics/train.tsv" --encoder "$folder/encoder-v1-int4.zip" --out "$folder/$name.zip" ;;
    words-v1) words --precision Float32 --output MinAverageMax ;;
    words-v1-ngrams) words --precision Float16 --output Tokens --shortest 2 --longest 3 --minimum-count 100 ;;
    words-v1-buckets) words --precision Int4 --output Average --shortest 2 --longest 3 --buckets 500 ;;
    Text/ethiopic-v1) bench ethiopic --out "$folder/$name.zip" ;;
    *) echo "There is no golden file '$1' in the list." >&2; return 1 ;;
  esac
}

bench() {
  dotnet "$root/bench/Quality/bin/Release/net10.0/DistillEmb.MLNet.Bench.dll" "$@"
}

encoder() {
  bench --teacher "$data/amharic/word2vec-50.vec.gz" --teacher "$data/amharic/fasttext-50.vec.gz" --corpus "$data/amharic/corpus.txt" \
    --Epochs 20 --BatchSize 128 --Seed 1 --Threads 1 "$@" --out "$folder/$name.zip"
}

sentences() {
  dotnet "$root/src/Tool/bin/Release/net10.0/DistillEmb.MLNet.Tool.dll" "$@" \
    --encoder "$folder/encoder-v1-int4.zip" --epochs 2 --hidden 6 --precision int8 --seed 1 --threads 1 --out "$folder/$name.zip"
}

words() {
  bench word-vectors --corpus "$data/amharic/corpus.txt" "$@" --out "$folder/$name.zip"
}

column() {
  case $1 in
    encoder-* | words-*) echo Vectors ;;
    tagger-*) echo Confidence ;;
    classifier-*) echo Score ;;
  esac
}

[ $# -gt 0 ] || { sed -n '2,8s/^# //p' "$0" >&2; exit 2; }
folder=$here
asked=()
while [ $# -gt 0 ]; do
  case $1 in
    --into) folder=$(cd "$2" && pwd); shift ;;
    *) asked+=("$1") ;;
  esac
  shift
done
wanted=()
for name in "${asked[@]}"; do
  if [ "$name" = all ]; then
    for each in "${names[@]}"; do [ -e "$folder/$each.zip" ] || wanted+=("$each"); done
  elif [ -e "$folder/$name.zip" ]; then
    echo "$name.zip is there already, and stays." >&2
    exit 1
  else
    wanted+=("$name")
  fi
done
for project in bench/Quality src/Tool tests/Consumer; do dotnet build "$root/$project" -c Release --nologo -v quiet; done
for name in "${wanted[@]}"; do
  echo "$name"
  mkdir -p "$(dirname "$folder/$name")"
  make "$name" >"$folder/$name.log" 2>&1 || { cat "$folder/$name.log" >&2; exit 1; }
  [[ $name != Text/* ]] || { rm "$folder/$name.log"; continue; }
  dotnet "$root/tests/Consumer/bin/Release/net10.0/Consumer.dll" "$folder/$name.zip" "$(column "$name")" <"$here/rows.txt" >"$folder/$name.log"
  grep -q '^vectors: 512$' "$folder/$name.log" || { rm "$folder/$name.zip" "$folder/$name.log"; echo "This processor has no vectors of 512 bits: the bits would be others." >&2; exit 1; }
  grep -E '^[0-9a-f ]*$' "$folder/$name.log" >"$folder/$name.vectors.txt"
  rm "$folder/$name.log"
done
