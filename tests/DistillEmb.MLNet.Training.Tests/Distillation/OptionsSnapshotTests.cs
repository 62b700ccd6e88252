using System.Collections;
using System.Reflection;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class OptionsSnapshotTests
{
    [Fact]
    public void Options_changed_after_the_estimator_was_made_have_no_effect()
    {
        var mlContext = new MLContext();
        byte[] expected = TinyDistillation.Bytes(TinyDistillation.Fit(TinyDistillation.Options(), mlContext));
        var record = new ProgressRecord();
        DistillEmbOptions options = TinyDistillation.Options();
        DistillEmbEstimator estimator = mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, options);
        options.Teachers.Clear();
        options.Teachers.Add(TinyDistillation.Second);
        (options.Epochs, options.LearningRate, options.Output, options.Seed, options.Head) = (0, double.NaN, DistillEmbOutput.Tokens, 99, "absent");
        (options.Progress, options.CancellationToken, options.Architecture) = (record, new CancellationToken(canceled: true), null!);
        DistillEmbTransformer transformer = estimator.Fit(TinyDistillation.Language.Corpus(mlContext));
        Assert.Equal(expected, TinyDistillation.Bytes(transformer));
        Assert.Empty(record.Reports);
    }

    [Fact]
    public void The_snapshot_has_every_option()
    {
        var options = new DistillEmbOptions
        {
            Corpus = TinyDistillation.Language.Corpus(new MLContext()),
            CorpusColumnName = "column",
            Tokenizer = TextTokenizer.Default,
            WordVectors = new WordVectorOptions(),
            Output = DistillEmbOutput.Tokens,
            Head = "first",
            NormalizeHeads = false,
            NormalizeTeachers = false,
            QueuedNegatives = 25,
            Architecture = TinyNetwork.Architecture,
            WeightPrecision = WeightPrecision.Float16,
            ExactWords = 20,
            FusedDimension = 21,
            AlignTeachers = true,
            FrequencyWeight = 0.23,
            MaxWordLength = 5,
            MinimumCharacterCount = 6,
            CharacterDropout = 0.07,
            NgramDropout = 0.4,
            Epochs = 8,
            BatchSize = 9,
            LearningRate = 0.1,
            FinalLearningRate = 0.5,
            AverageWeights = false,
            WeightDecay = 0.11,
            GradientClip = 12,
            ContinueFrom = TinyDistillation.Encoder,
            HeadLayout = HeadLayout.Shared,
            Objective = DistillationObjective.Triplet,
            TripletMargin = 0.12,
            Mining = NegativeMining.Window,
            Temperature = 0.13,
            CosineWeight = 14,
            HardNegatives = 16,
            DevWords = 17,
            Seed = 18,
            Threads = 19,
            CheckpointPath = "checkpoint",
            Progress = new ProgressRecord(),
            CancellationToken = new CancellationToken(canceled: true),
        };
        options.Teachers.Add(TinyDistillation.First);
        DistillEmbOptions copy = options.Clone();
        var defaults = new DistillEmbOptions();
        foreach (PropertyInfo property in typeof(DistillEmbOptions).GetProperties())
        {
            if (property.Name == nameof(DistillEmbOptions.WordVectors)) Assert.NotSame(options.WordVectors, copy.WordVectors);
            else Assert.Equal(property.GetValue(options), property.GetValue(copy));
            Assert.False(Equals(property.GetValue(defaults), property.GetValue(options)), $"{property.Name} has its default value here: give it another one, so that this test sees it copied.");
            if (property.GetValue(options) is IList list) Assert.NotSame(list, property.GetValue(copy));
        }
    }
}
