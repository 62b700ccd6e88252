#!/usr/bin/env bash
# Makes the fixture of FastTextFixtureTests with fastText's own program (Debian: apt-get install fasttext): a model of a few words, and the vectors that
# fastText prints for words that it has stored and for others. Training with one thread makes the same bytes again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for i in $(seq 40); do
  printf '%s\n' 'ሰላም ለዓለም ቡና ቡናዬ እና ሻይ' 'ababab été naïve a ቡ 🎉🎉 buna' 'ሰላምታ ዓለም buna ababab ሻይ . . .'
done >"$work/corpus.txt"
fasttext skipgram -input "$work/corpus.txt" -output "$work/tiny" -dim 5 -bucket 100 -minn 2 -maxn 4 -minCount 1 -epoch 30 -lr 0.3 -t 1 -thread 1 -verbose 0
cp "$work/tiny.bin" tiny.bin
printf '%s\n' 'ሰላም' 'ለዓለም' 'ቡና' 'ቡናዬ' 'እና' 'ሻይ' 'ababab' 'été' 'naïve' 'a' 'ቡ' '🎉🎉' 'buna' 'ሰላምታ' 'ዓለም' '.' '</s>' \
  'ሰላምታችን' 'abababab' 'ኢትዮጵያ' 'b' 'bunaé' '🎉ቡ' >"$work/words.txt"
fasttext print-word-vectors tiny.bin <"$work/words.txt" >tiny.txt
ls -l tiny.bin tiny.txt
