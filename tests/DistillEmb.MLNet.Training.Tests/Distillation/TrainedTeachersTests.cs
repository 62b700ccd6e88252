using DistillEmb.MLNet.Training.Tests.SkipGram;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>A distillation without teachers trains its own.</summary>
public sealed class TrainedTeachersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_teachers_both_kinds_are_trained_from_the_data()
    {
        DistillEmbEncoder encoder = Fit(checkpoint: null, rate: 0.01).Encoder;
        Assert.Equal(["word2vec", "fasttext"], encoder.Heads.Select(head => head.Name));
        Assert.All(encoder.Heads, head => Assert.Equal(12, head.Dimension));
        Assert.Equal(TopicText.Topics * TopicText.WordsPerTopic + 5, int.Parse(encoder.Properties["words"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(TinyDistillation.Bytes(Fit(checkpoint: null, rate: 0.01)), TinyDistillation.Bytes(Fit(checkpoint: null, rate: 0.01)));
    }

    [Fact]
    public void The_trained_teachers_stay_beside_the_checkpoint_for_another_distillation()
    {
        string checkpoint = _folder.PathOf("a.checkpoint");
        Fit(checkpoint, rate: 0.01);
        string[] kept = [$"{checkpoint}.word2vec", $"{checkpoint}.fasttext"];
        DateTime[] before = [.. kept.Select(File.GetLastWriteTimeUtc)];
        Assert.All(kept, file => Assert.True(File.Exists(file), file));
        File.Delete(checkpoint); // As where the model is saved.
        byte[] again = TinyDistillation.Bytes(Fit(checkpoint, rate: 0.02)); // Another rate is another distillation, of the same teachers.
        Assert.Equal(TinyDistillation.Bytes(Fit(checkpoint: null, rate: 0.02)), again);
        Assert.Equal(before, kept.Select(File.GetLastWriteTimeUtc));
    }

    private static DistillEmbTransformer Fit(string? checkpoint, double rate)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        options.Teachers.Clear();
        (options.Mining, options.Epochs, options.CheckpointPath, options.LearningRate) = (NegativeMining.None, 1, checkpoint, rate);
        options.WordVectors = new WordVectorOptions { Dimension = 12, Epochs = 2, MinimumCount = 1 };
        var mlContext = new MLContext();
        IDataView corpus = mlContext.Data.LoadFromEnumerable(TopicText.Make(400).Split('\n').Select(line => new Row { Tokens = line.Split(' ') }));
        return TinyDistillation.Fit(options, mlContext, corpus);
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
