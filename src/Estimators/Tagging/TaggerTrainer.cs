using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Sequences;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Tagging;

/// <summary>Trains a tagger on rows that were read.</summary>
/// <param name="options">Checked options.</param>
/// <param name="channel">Where warnings go.</param>
/// <param name="trainer">The training loop.</param>
internal sealed class TaggerTrainer(DistillEmbNerOptions options, IChannel channel, SentenceTrainer trainer)
{
    /// <param name="names">The tags, in the order of their keys.</param>
    /// <param name="training">Rows to train on.</param>
    /// <param name="validation">Rows that choose the best epoch; none for the latest one.</param>
    /// <param name="device">Where the network lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    public Tagger Train(IReadOnlyList<string> names, IReadOnlyList<TaggedRow> training, IReadOnlyList<TaggedRow> validation, Device device, int seed)
    {
        var tags = new TagSet(names, options.KeepTagRules ? TagSet.RulesOf(names) : null);
        var words = new SentenceWords();
        List<Sentence> sentences = Sentences(training, tags, words);
        var random = new Random(seed);
        int threadsBefore = get_num_threads();
        try
        {
            DistillEmbEncoder encoder = StartingEncoder.Of(options, words.All, random);
            FrequentWords frequent = options.WordTableSize == 0 ? FrequentWords.None : FrequentWords.Of(words.MostFrequent(options.WordTableSize, options.WordTableMinimumCount));
            var shape = new TaggerShape(new SentenceShape(encoder.VectorSize, frequent.Rows, frequent.Count == 0 ? 0 : options.WordVectorSize, options.HiddenSize, options.Layers), tags.Count);
            using var network = new SentenceNetwork(encoder, frequent, shape.Sentence, new TaggerHead(shape, tags), words, options, random, device);
            TaggerJudge? judge = validation.Count == 0 ? null : new TaggerJudge(validation, names, SentenceTrainer.ThreadsOf(options));
            return trainer.Train(network, sentences, seed, (tuned, weights) => new Tagger(tuned, frequent, shape, tags, weights), judge is null ? null : judge.Judge);
        }
        finally
        {
            set_num_threads(threadsBefore);
        }
    }

    private List<Sentence> Sentences(IReadOnlyList<TaggedRow> rows, TagSet tags, SentenceWords words)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < tags.Count; i++) places.TryAdd(tags.Names[i], i);
        (int mended, int dropped) = (0, 0);
        var sentences = new List<Sentence>();
        foreach (TaggedRow row in rows.Where(row => row.Tokens.Length > 0))
        {
            int[] labels = Array.ConvertAll(row.Tags, tag => places.TryGetValue(tag, out int place)
                ? place
                : throw new InvalidDataException($"A token of the training data has no tag, or '{tag}', which is none of the key values of '{options.LabelColumnName}'."));
            if (!tags.Allows(labels))
            {
                if (!tags.TryRepair(labels))
                {
                    dropped++;
                    continue;
                }

                mended++;
            }

            sentences.Add(new Sentence(words.Add(row.Tokens), labels));
        }

        if (mended > 0) channel.Warning($"The tags of {mended} training rows break the rules of {tags.Rules}; they were read leniently and mended.");
        if (dropped > 0) channel.Warning($"The tags of {dropped} training rows break the rules of {tags.Rules}, and there are no tags to mend them with; these rows are left out.");
        return sentences.Count > 0 ? sentences : throw new InvalidDataException($"No training row keeps the rules of {tags.Rules}; set {nameof(options.KeepTagRules)} to false.");
    }
}
