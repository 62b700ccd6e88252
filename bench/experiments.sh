#!/usr/bin/env bash
# The experiments behind docs/results.md, two at a time with one thread each, in the order of importance. It can be stopped
# and started again: a run whose log is complete is not repeated, and one that was cut off goes on from its last epoch.
#   bench/experiments.sh DATA OUT [GROUP ...]
# DATA has folders amharic, tigrinya, african with vectors and corpora, ner, and classification; OUT receives logs and models.
# Groups: default published options shape objectives languages large plateau ner ner-folds ner-curve ner-languages topics (all of them without a choice; the last five
# use models of default, plateau and languages). "options" and "shape" are judged by dev words alone, without the queue of negatives, against option-default; the others are reported on test words.
set -euo pipefail
data=$(cd "${1:?usage: bench/experiments.sh DATA OUT [GROUP ...]}" && pwd)
mkdir -p "${2:?usage: bench/experiments.sh DATA OUT [GROUP ...]}"
out=$(cd "$2" && pwd)
shift 2
[ $# -gt 0 ] || set -- default published options shape objectives languages large plateau ner ner-folds ner-curve ner-languages topics
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$root/eng/prerequisites.sh"
bench=${BENCH:-$root/bench/Quality/bin/Release/net10.0/DistillEmb.MLNet.Bench.dll}
[ -n "${BENCH:-}" ] || dotnet build "$root/bench/Quality" -c Release --nologo -v quiet

pair() { echo "--teacher $data/$1/word2vec-$2.vec.gz --teacher $data/$1/fasttext-$2.vec.gz"; }
amharic="$(pair amharic 100) --corpus $data/amharic/corpus.txt.gz"
tigrinya="$(pair tigrinya 100) --corpus $data/tigrinya/corpus.txt.gz"
wide="$(pair amharic 300) --corpus $data/amharic/corpus.txt.gz"

# No corpus comes with the African vectors: the sentences of the taggers' training sets serve.
african_corpus() {
  [ -s "$out/african.txt" ] || cat "$data"/ner/{hau,ibo,kin,lug,luo,pcm,swa,wol,yor}/train.txt |
    awk 'NF == 0 { print line; line = ""; next } { line = line (line == "" ? "" : " ") $1 }' >"$out/african.txt.new"
  [ -s "$out/african.txt" ] || mv "$out/african.txt.new" "$out/african.txt"
}

# Vectors and sentences of ten languages in one file each: words that two languages share have the vectors of the first file.
joint() {
  local kind
  for kind in word2vec fasttext; do
    [ -s "$out/joint-$kind-100.vec.gz" ] || { zcat "$data/amharic/$kind-100.vec.gz" | tail -n +2; zcat "$data/african/$kind-100.vec.gz" | tail -n +2; } |
      awk '!seen[$1]++ { lines[++count] = $0 } END { print count, 100; for (i = 1; i <= count; i++) print lines[i] }' | gzip -1 >"$out/joint.new"
    [ -s "$out/joint-$kind-100.vec.gz" ] || mv "$out/joint.new" "$out/joint-$kind-100.vec.gz"
  done
  african_corpus
  [ -s "$out/joint.txt.gz" ] || { zcat "$data/amharic/corpus.txt.gz"; cat "$out/african.txt"; } | gzip -1 >"$out/joint.txt.new"
  [ -s "$out/joint.txt.gz" ] || mv "$out/joint.txt.new" "$out/joint.txt.gz"
}

composed() {
  [ -s "$out/composed.txt" ] || dotnet "$bench" write --out "$out/composed.bin" --words 2000000 --dimension 300 --composed --list "$out/composed.txt.new"
  [ -s "$out/composed.txt" ] || mv "$out/composed.txt.new" "$out/composed.txt"
}

# A fastText model of a language's corpus, made as its teacher was: it has vectors of all words, unknown ones too.
fasttext_model() {
  [ ! -s "$out/fasttext-$1.bin" ] || return 0
  command -v fasttext >/dev/null || apt-get install -y --no-install-recommends fasttext >&2
  zcat "$data/$1/corpus.txt.gz" >"$out/fasttext-$1.txt"
  fasttext skipgram -input "$out/fasttext-$1.txt" -output "$out/fasttext-$1.new" -dim 100 -epoch 5 -minCount 5 -minn 2 -maxn 5 -ws 5 -neg 5 -thread 1 >&2
  mv "$out/fasttext-$1.new.bin" "$out/fasttext-$1.bin"
  rm "$out/fasttext-$1.txt" "$out/fasttext-$1.new.vec"
}

# Its vectors of the words that come in, a line each, as a model: fasttext_table LANGUAGE NAME
fasttext_table() {
  fasttext print-word-vectors "$out/fasttext-$1.bin" | awk '{ lines[NR] = $0 } END { print NR, 100; for (i = 1; i <= NR; i++) print lines[i] }' >"$out/fasttext-$2.vec"
  dotnet "$bench" table --vectors "$out/fasttext-$2.vec" --out "$out/table-fasttext-$2.zip" >&2
}

word2vec_table() {
  [ -s "$out/table-word2vec-$1.zip" ] || dotnet "$bench" table --vectors "$data/$1/word2vec-100.vec.gz" --out "$out/table-word2vec-$1.zip" >&2
}

# Plain tables as models, for the sentences of the tagger and for the texts of the classifier.
tables() {
  word2vec_table amharic
  [ ! -s "$out/table-fasttext-ner.zip" ] || return 0
  fasttext_model amharic
  awk 'NF { print $1 }' "$data"/ner/amh/{train,dev,test}.txt | sort -u | fasttext_table amharic ner
}

topic_tables() {
  local pair
  for pair in amharic:amh tigrinya:tir; do
    word2vec_table "${pair%:*}"
    [ ! -s "$out/table-fasttext-${pair#*:}.zip" ] || continue
    fasttext_model "${pair%:*}"
    dotnet "$bench" classify --data "$data/classification/masakhanews-${pair#*:}" --list | fasttext_table "${pair%:*}" "${pair#*:}"
  done
}

hybrid() {
  [ -s "$out/hybrid-1.zip" ] || dotnet "$bench" exact --model "$out/default-1.zip" --corpus "$data/amharic/corpus.txt.gz" --teacher "$data/amharic/word2vec-100.vec.gz" \
    --teacher "$data/amharic/fasttext-100.vec.gz" --out "$out/hybrid-1.zip" >&2
}

# Four parts of the Amharic training and dev sentences, 500 one after another, each judged by what the other three taught: more sentences than dev has, and none of the test
# set. Not every fourth sentence: those of one article stand together, and whoever learns its names by heart would do well.
folds() {
  local fold
  for fold in 0 1 2 3; do
    [ ! -d "$out/fold-$fold" ] || continue
    rm -rf "$out/fold.new"
    mkdir "$out/fold.new"
    for part in train dev; do cat "$data/ner/amh/$part.txt"; echo; done | awk -v RS= -v ORS='\n\n' -v fold="$fold" -v folder="$out/fold.new" \
      '{ if (int((NR - 1) / 500) != fold) print > (folder "/train.txt"); else { print > (folder "/dev.txt"); print > (folder "/test.txt") } }'
    mv "$out/fold.new" "$out/fold-$fold"
  done
}

runs() {
  case $1 in
    default)
      for seed in 1 2 3; do echo "default-$seed --Seed $seed --test $amharic"; done
      echo "large-ngrams --Seed 1 --test --Architecture.Ngrams 73728:64:2:6 $amharic" ;;
    published) for seed in 1 2 3; do echo "published-$seed --published small --Seed $seed --test $amharic"; done ;;
    options)
      screen() { echo "option-$1 --Seed 1 --Epochs 10 --QueuedNegatives 0 ${*:2} $amharic"; }
      screen default
      screen shared --HeadLayout Shared
      screen shared-aligned --HeadLayout Shared --AlignTeachers true
      screen fused-100 --HeadLayout Fused
      screen fused-200 --HeadLayout Fused --FusedDimension 200
      echo "option-queue --Seed 1 --Epochs 10 $amharic"
      screen window --Mining Window
      screen frequency-25 --FrequencyWeight 0.25
      screen frequency-50 --FrequencyWeight 0.5
      screen neighborhood --Objective Neighborhood
      screen triplet --Objective Triplet --Mining Window
      screen hashed --Architecture.Ngrams 36864:64:2:6:0
      screen float32 --WeightPrecision Float32 # Its model is for the verb "precision".
      for teacher in word2vec fasttext; do
        echo "option-$teacher-alone --Seed 1 --Epochs 10 --QueuedNegatives 0 --teacher $data/amharic/$teacher-100.vec.gz --corpus $data/amharic/corpus.txt.gz"
      done ;;
    shape)
      screen() { echo "shape-$1 --Seed 1 --Epochs 10 --QueuedNegatives 0 ${*:2} $amharic"; }
      screen one-bank --Architecture.Convolutions 1:8 # N-grams, and hardly anything else.
      screen filters-half --Architecture.Convolutions 1:32,2:64,3:96,4:96,5:96
      screen filters-twice --Architecture.Convolutions 1:128,2:256,3:384,4:384,5:384 --Architecture.HiddenSize 256
      screen hidden-256 --Architecture.HiddenSize 256
      screen hidden-512 --Architecture.HiddenSize 512
      screen embedding-32 --Architecture.EmbeddingSize 32
      screen embedding-96 --Architecture.EmbeddingSize 96
      screen length-16 --MaxWordLength 16
      screen length-28 --MaxWordLength 28
      screen unknown-0 --CharacterDropout 0
      screen unknown-3 --CharacterDropout 0.03 ;;
    objectives)
      for seed in 1 2 3; do
        echo "unqueued-$seed --Seed $seed --test --QueuedNegatives 0 $amharic"
        echo "cosine4-$seed --Seed $seed --test --QueuedNegatives 0 --CosineWeight 4 $amharic"
        echo "cosine16-$seed --Seed $seed --test --QueuedNegatives 0 --CosineWeight 16 $amharic"
        echo "temperature10-$seed --Seed $seed --test --QueuedNegatives 0 --Temperature 0.1 $amharic"
      done ;;
    languages)
      joint
      echo "joint-1 --Seed 1 --test --teacher $out/joint-word2vec-100.vec.gz --teacher $out/joint-fasttext-100.vec.gz --corpus $out/joint.txt.gz"
      echo "joint-large --Seed 1 --test --Epochs 40 --Architecture.Ngrams 73728:64:2:6 --teacher $out/joint-word2vec-100.vec.gz --teacher $out/joint-fasttext-100.vec.gz --corpus $out/joint.txt.gz"
      echo "tigrinya --Seed 1 --test $tigrinya"
      echo "african --Seed 1 --test $(pair african 100) --corpus $out/african.txt"
      echo "wide --Seed 1 --test $wide"
      echo "tigrinya-continued --Seed 1 --test $tigrinya --continue $out/default-1.zip" ;; # Of the group default.
    large)
      composed
      echo "large --Seed 1 --test --Epochs 2 --queries 2000 --DevWords 500 --teacher $out/composed.bin --corpus $out/composed.txt" ;;
    plateau)
      echo "default-plateau --Seed 1 --test --Epochs 100 $amharic"
      echo "published-plateau --published small --Seed 1 --test --Epochs 64 $amharic" ;;
    ner)
      tables
      hybrid
      for seed in 1 2 3; do
        tagger() { echo "ner-$1-$seed ner --data $data/ner/amh --seed $seed ${*:2}"; }
        tagger random --epochs 20
        tagger word2vec --encoder "$out/table-word2vec-amharic.zip" --frozen
        tagger fasttext --encoder "$out/table-fasttext-ner.zip" --frozen
        tagger published --encoder "$out/published-plateau.zip" --frozen
        tagger published-tuned --encoder "$out/published-plateau.zip" --epochs 20
        tagger frozen --encoder "$out/default-1.zip" --frozen
        tagger tuned --encoder "$out/default-1.zip" --epochs 20
        tagger hidden --encoder "$out/default-1.zip" --frozen --hidden 200
        tagger words --encoder "$out/default-1.zip" --frozen --words 2000
        tagger hybrid --encoder "$out/hybrid-1.zip" --frozen
        tagger fasttext-hidden --encoder "$out/table-fasttext-ner.zip" --frozen --hidden 200
        tagger layers --encoder "$out/default-1.zip" --frozen --hidden 200 --layers 2
        tagger averaged --encoder "$out/default-1.zip" --frozen --hidden 200 --average
        tagger dropout --encoder "$out/default-1.zip" --frozen --hidden 200 --word-dropout 0.3
        tagger words-hidden --encoder "$out/default-1.zip" --frozen --words 2000 --hidden 200
        tagger large --encoder "$out/large-ngrams.zip" --frozen --hidden 200
        tagger hybrid-hidden --encoder "$out/hybrid-1.zip" --frozen --hidden 200
      done ;;
    ner-folds) # The mean of the last five epochs' dev F1 counts, as there is no other set to choose the epoch by.
      tables
      folds
      for fold in 0 1 2 3; do
        part() { echo "folds-$1-$fold ner --data $out/fold-$fold --seed $((fold + 1)) --epochs 20 --frozen ${*:2}"; }
        part hidden --encoder "$out/default-1.zip" --hidden 200
        part fasttext --encoder "$out/table-fasttext-ner.zip" --hidden 200
        part layers --encoder "$out/default-1.zip" --hidden 200 --layers 2
        part dropout-35 --encoder "$out/default-1.zip" --hidden 200 --dropout 0.35
      done ;;
    ner-curve)
      for share in 10 33 66; do
        echo "ner-curve-frozen-$share ner --data $data/ner/amh --seed 1 --share $share --encoder $out/default-1.zip --frozen"
        echo "ner-curve-random-$share ner --data $data/ner/amh --seed 1 --share $share --epochs 20"
      done ;;
    ner-languages)
      together() { echo "ner-joint-$1 ner --data $data/ner/* --seed $2 --epochs 15 --hidden 200 ${*:3}"; }
      words="--words 10000 --word-dropout 0.1"
      for seed in 1 2 3; do together "$seed" $seed --encoder "$out/joint-large.zip" --encoder-rate 0.001 $words --dropout 0.35; done
      for seed in 1 2 3; do together "half-$seed" $seed --encoder "$out/joint-large.zip" --encoder-rate 0.001 $words; done
      together frozen 1 --encoder "$out/joint-large.zip" --frozen $words
      together again 1 --encoder "$out/joint-large.zip" --encoder-rate 0.001 $words --again amh
      together small 1 --encoder "$out/joint-1.zip" --encoder-rate 0.001 --words 10000 --word-dropout 0.1
      together plain 1 --encoder "$out/joint-1.zip"
      for language in amh hau ibo kin lug luo pcm swa wol yor; do echo "ner-alone-$language ner --data $data/ner/$language --seed 1 --encoder $out/joint-large.zip --epochs 12"; done
      for language in hau yor swa; do echo "ner-alone-frozen-$language ner --data $data/ner/$language --seed 1 --encoder $out/joint-large.zip --epochs 12 --frozen"; done ;;
    topics) # Amharic and Tigrinya; then what Tigrinya gains from Amharic.
      topic_tables
      classifier() { echo "topics-$1-$2 classify --data $data/classification/masakhanews-$3 --seed $2 --epochs $4 ${*:5}"; }
      ours="--encoder $out/default-1.zip"
      own="--encoder $out/tigrinya.zip"
      continued="--encoder $out/tigrinya-continued.zip"
      table="--encoder $out/table-fasttext-tir.zip --frozen"
      for seed in 1 2 3; do
        for pooling in Attention Maximum; do
          classifier "amharic-$pooling" $seed amh 10 --pooling $pooling $ours
          classifier "tigrinya-$pooling" $seed tir 10 --pooling $pooling $own
        done
        classifier 33-amharic $seed tir 30 --share 33 $ours
        classifier 33-random $seed tir 30 --share 33
        classifier 33-fasttext $seed tir 30 --share 33 $table
        classifier 33-continued $seed tir 30 --share 33 $continued
      done
      classifier tigrinya-FinalStates 1 tir 10 --pooling FinalStates $own
      classifier tigrinya-frozen 1 tir 10 --frozen $own
      classifier amharic-frozen 1 amh 10 --frozen $ours
      classifier amharic-fasttext 1 amh 10 --frozen --encoder "$out/table-fasttext-amh.zip"
      classifier 33-tigrinya 1 tir 30 --share 33 $own
      classifier 66-tigrinya 1 tir 15 --share 66 $own
      for share in 66:15 100:10; do # With as many steps as 30 epochs of a third.
        classifier "${share%:*}-amharic" 1 tir "${share#*:}" --share "${share%:*}" $ours
        classifier "${share%:*}-random" 1 tir "${share#*:}" --share "${share%:*}"
        classifier "${share%:*}-fasttext" 1 tir "${share#*:}" --share "${share%:*}" $table
        classifier "${share%:*}-continued" 1 tir "${share#*:}" --share "${share%:*}" $continued
      done
      classifier 100-random-long 1 tir 30 ;;
    *) echo "There is no group '$1'." >&2; exit 2 ;;
  esac
}

run() {
  local name=$1
  shift
  if grep -qx complete "$out/$name.log" 2>/dev/null; then return; fi
  case $1 in
    ner | classify) set -- "$@" --threads 1 --output "$out/$name.zip" ;; # A run that was cut off begins again.
    *) set -- "$@" --Threads 1 --CheckpointPath "$out/$name.checkpoint" --out "$out/$name.zip" ;;
  esac
  dotnet "$bench" "$@" >>"$out/$name.log" 2>&1 && echo complete >>"$out/$name.log" || echo "$name failed, see $out/$name.log" >&2
}
export -f run
export out bench

# An option before all others decides on the recipe.
# A group is complete before the next one is prepared, which may need its models.
for group in "$@"; do runs "$group" >"$out/$group.list"; xargs -P "${PARALLEL:-2}" -L 1 bash -c 'run "$@"' run <"$out/$group.list"; done
