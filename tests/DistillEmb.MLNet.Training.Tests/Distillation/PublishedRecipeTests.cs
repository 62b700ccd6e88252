using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>One call selects the published method; it trains, saves and loads like any other.</summary>
public sealed class PublishedRecipeTests
{
    [Fact]
    public void The_recipe_is_the_published_one()
    {
        DistillEmbOptions options = DistillEmbOptions.Published();
        Assert.Same(EncoderArchitecture.Small, options.Architecture);
        Assert.Equal((DistillationObjective.Triplet, 1.0), (options.Objective, options.TripletMargin));
        Assert.Equal((NegativeMining.Window, 1), (options.Mining, options.HardNegatives));
        Assert.Equal((HeadLayout.Shared, false), (options.HeadLayout, options.NormalizeTeachers));
        Assert.Equal((64, 16, 0.001), (options.BatchSize, options.Epochs, options.LearningRate));
        Assert.Same(EncoderArchitecture.Large, DistillEmbOptions.Published(EncoderArchitecture.Large).Architecture);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public void It_learns_saves_and_loads(string network)
    {
        DistillEmbTransformer trained = Train(network, epochs: 6, out IReadOnlyList<DistillationProgress> epochs);
        Assert.True(epochs[^1].Loss < epochs[0].Loss * 0.97, $"The loss went from {epochs[0].Loss} to {epochs[^1].Loss}.");
        DistillEmbEncoder encoder = trained.Encoder;
        Assert.Equal(network, encoder.Architecture.Name);
        Assert.Equal(encoder.Architecture.UsualWordLength, encoder.MaxWordLength);
        Assert.Equal(24, encoder.VectorSize);
        Assert.Equal(["first", "second"], encoder.Heads.Select(head => head.Name));
        Assert.All(encoder.Heads, head => Assert.Equal((0, 24), (head.Offset, head.Dimension)));

        using var folder = new TemporaryFolder();
        string path = folder.PathOf("model.zip");
        new MLContext().Model.SaveAtomically(trained, null, path);
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(path);
        string[] words = [.. TinyDistillation.Language.Words.Take(50), "unseen", "§"];
        Assert.Equal(encoder.Embed(words), loaded.Embed(words));
        Assert.All(loaded.Heads, head => Assert.Equal((0, 24), (head.Offset, head.Dimension)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        byte[] first = TinyDistillation.Bytes(Train("small", epochs: 2, out _));
        Assert.Equal(first, TinyDistillation.Bytes(Train("small", epochs: 2, out _)));
    }

    [Fact]
    public void One_output_needs_teachers_of_one_dimension()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Second);
        options.HeadLayout = HeadLayout.Shared;
        string message = Assert.Throws<InvalidDataException>(() => TinyDistillation.Fit(options)).Message;
        Assert.Equal("HeadLayout is Shared, which needs teachers of one dimension; 'first' has 24, 'second' has 16.", message);
    }

    [Fact]
    public void InfoNCE_trains_one_output_for_two_teachers_too()
    {
        DistillEmbOptions options = TinyDistillation.Options(TinyDistillation.First, TinyDistillation.Language.Teacher("second", 24, 2));
        options.HeadLayout = HeadLayout.Shared;
        DistillEmbEncoder encoder = TinyDistillation.Fit(options).Encoder;
        Assert.Equal(24, encoder.VectorSize);
        Assert.Equal(1f, encoder.Embed("word").Sum(number => number * number), 1e-4);
    }

    private static DistillEmbTransformer Train(string network, int epochs, out IReadOnlyList<DistillationProgress> reports)
    {
        DistillEmbOptions options = DistillEmbOptions.Published(network switch
        {
            "small" => EncoderArchitecture.Small,
            "medium" => EncoderArchitecture.Medium,
            _ => EncoderArchitecture.Large,
        });
        var record = new ProgressRecord();
        options.Progress = record;
        options.Epochs = epochs;
        options.Seed = 1;
        options.Threads = 2;
        options.Teachers.Add(TinyDistillation.First);
        options.Teachers.Add(TinyDistillation.Language.Teacher("second", 24, 2));
        DistillEmbTransformer transformer = TinyDistillation.Fit(options);
        reports = [.. record.Reports.Where(report => report.Dev is not null)];
        return transformer;
    }
}
