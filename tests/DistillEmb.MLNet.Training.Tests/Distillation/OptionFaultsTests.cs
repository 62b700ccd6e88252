using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Wrong options are told when the estimator is made, all at once.</summary>
public sealed class OptionFaultsTests
{
    private static readonly Dictionary<string, Action<DistillEmbOptions>> Faults = new()
    {
        ["WordVectors: Dimension is 0; it must be 1 to 4096."] = options => options.WordVectors = new WordVectorOptions { Dimension = 0 },
        ["Teachers has 65 teachers; it must have 0 to 64."] = options => Enumerable.Range(1, 64).ToList().ForEach(i => options.Teachers.Add(Teacher.FromFile($"{i}.vec"))),
        ["Teachers has a teacher that is null."] = options => options.Teachers.Add(null!),
        ["Teachers has 2 teachers named 'first'; names must differ."] = options => options.Teachers.Add(TinyDistillation.First),
        ["Head is 'second'; it must be the name of a teacher, or null."] = options => options.Head = "second",
        ["CheckpointPath is ''; it must be the name of a file, or null."] = options => options.CheckpointPath = "",
        ["CheckpointPath is ' '; it must be the name of a file, or null."] = options => options.CheckpointPath = " ",
        ["Output is 7; it must be MinAverageMax, Average, Tokens."] = options => options.Output = (DistillEmbOutput)7,
        ["CorpusColumnName is empty; it must be the name of a column, or null."] = options => (options.Corpus, options.CorpusColumnName) = (TinyDistillation.Language.Corpus(new MLContext()), ""),
        ["CorpusColumnName is 'A' but Corpus is null; it names a column of that."] = options => options.CorpusColumnName = "A",
        ["Architecture is null."] = options => options.Architecture = null!,
        ["Architecture: HiddenSize is 12; it must be a multiple of 8"] = options => options.Architecture = new PositionalArchitecture { HiddenSize = 12 },
        ["ExactWords is -1; it must be 0 to 1000000."] = options => options.ExactWords = -1,
        ["ExactWords is 1000001; it must be 0 to 1000000."] = options => options.ExactWords = 1_000_001,
        ["MaxWordLength is 3; it must be 4 to 64."] = options => options.MaxWordLength = 3,
        ["MaxWordLength is 65; it must be 4 to 64."] = options => options.MaxWordLength = 65,
        ["MinimumCharacterCount is 0; it must be 1 or more."] = options => options.MinimumCharacterCount = 0,
        ["CharacterDropout is -0.1; it must be 0 to 0.5."] = options => options.CharacterDropout = -0.1,
        ["CharacterDropout is 0.51; it must be 0 to 0.5."] = options => options.CharacterDropout = 0.51,
        ["CharacterDropout is NaN; it must be 0 to 0.5."] = options => options.CharacterDropout = double.NaN,
        ["NgramDropout is NaN; it must be 0 to 0.9."] = options => options.NgramDropout = double.NaN,
        ["Architecture: Ngrams.Size is 12; it must be a multiple of 8"] = options => options.Architecture = new PositionalArchitecture { Ngrams = new NgramBag(100, 12) },
        ["Epochs is 0; it must be 1 to 10000."] = options => options.Epochs = 0,
        ["Epochs is 10001; it must be 1 to 10000."] = options => options.Epochs = 10_001,
        ["BatchSize is 1; it must be 2 to 16384."] = options => options.BatchSize = 1,
        ["BatchSize is 16385; it must be 2 to 16384."] = options => options.BatchSize = 16_385,
        ["LearningRate is 0; it must be more than 0, at most 1."] = options => options.LearningRate = 0,
        ["LearningRate is 1.5; it must be more than 0, at most 1."] = options => options.LearningRate = 1.5,
        ["LearningRate is NaN; it must be more than 0, at most 1."] = options => options.LearningRate = double.NaN,
        ["FinalLearningRate is 1.5; it must be 0 to 1."] = options => options.FinalLearningRate = 1.5,
        ["WeightDecay is -1; it must be 0 to 100."] = options => options.WeightDecay = -1,
        ["WeightDecay is 101; it must be 0 to 100."] = options => options.WeightDecay = 101,
        ["GradientClip is -1; it must be 0 or more."] = options => options.GradientClip = -1,
        ["HeadLayout is 3; it must be PerTeacher, Shared, Fused."] = options => options.HeadLayout = (HeadLayout)3,
        ["FusedDimension is 20 but HeadLayout is Shared; it is for Fused."] = options => (options.HeadLayout, options.FusedDimension) = (HeadLayout.Shared, 20),
        ["FusedDimension is 0; it must be 1 to 65536."] = options => (options.HeadLayout, options.FusedDimension) = (HeadLayout.Fused, 0),
        ["FusedDimension is 65537; it must be 1 to 65536."] = options => (options.HeadLayout, options.FusedDimension) = (HeadLayout.Fused, 65_537),
        ["Head is 'first'; with HeadLayout Fused it must be 'first+second', or null."] = options =>
        {
            options.Teachers.Add(TinyDistillation.Second);
            (options.HeadLayout, options.Head) = (HeadLayout.Fused, "first");
        },
        ["FrequencyWeight is -0.1; it must be 0 to 2."] = options => options.FrequencyWeight = -0.1,
        ["FrequencyWeight is 2.1; it must be 0 to 2."] = options => options.FrequencyWeight = 2.1,
        ["FrequencyWeight is NaN; it must be 0 to 2."] = options => options.FrequencyWeight = double.NaN,
        ["WeightPrecision is 4; it must be Float32, Float16, Int8, Int4."] = options => options.WeightPrecision = (WeightPrecision)4,
        ["Objective is -1; it must be InfoNce, Triplet, Neighborhood."] = options => options.Objective = (DistillationObjective)(-1),
        ["Mining is 9; it must be None, Window."] = options => options.Mining = (NegativeMining)9,
        ["TripletMargin is NaN; it must be 0 to 1000."] = options => options.TripletMargin = double.NaN,
        ["QueuedNegatives is -1; it must be 0 to 65536."] = options => options.QueuedNegatives = -1,
        ["QueuedNegatives is 65537; it must be 0 to 65536."] = options => options.QueuedNegatives = 65_537,
        ["Mining is None; the objective Triplet needs hard negatives: it must be Window."] = options => (options.Mining, options.Objective) = (NegativeMining.None, DistillationObjective.Triplet),
        ["GradientClip is Infinity; it must be 0 or more."] = options => options.GradientClip = double.PositiveInfinity,
        ["Temperature is 0; it must be 0.001 to 10."] = options => options.Temperature = 0,
        ["Temperature is 10.5; it must be 0.001 to 10."] = options => options.Temperature = 10.5,
        ["CosineWeight is -1; it must be 0 to 1000."] = options => options.CosineWeight = -1,
        ["CosineWeight is 1001; it must be 0 to 1000."] = options => options.CosineWeight = 1001,
        ["HardNegatives is 0; it must be 1 to 64."] = options => options.HardNegatives = 0,
        ["HardNegatives is 65; it must be 1 to 64."] = options => options.HardNegatives = 65,
        ["DevWords is -1; it must be 0 or more."] = options => options.DevWords = -1,
        ["MaxWordLength is 7, but that of ContinueFrom is 8; it must be equal, or null."] = options => (options.ContinueFrom, options.MaxWordLength) = (TinyDistillation.Encoder, 7),
        ["HeadLayout is Shared, but that of ContinueFrom is PerTeacher; it must be equal."] = options => (options.ContinueFrom, options.HeadLayout) = (TinyDistillation.Encoder, HeadLayout.Shared),
        ["Architecture is {\"Name\":\"small\",\"UsualWordLength\":13}, but that of ContinueFrom is {\"EmbeddingSize\":16,"] =
            options => (options.ContinueFrom, options.Architecture) = (TinyDistillation.Encoder, EncoderArchitecture.Small),
        ["Architecture is {\"EmbeddingSize\":16,"] = options => (options.ContinueFrom, options.Architecture) = (TinyDistillation.Encoder, TinyNetwork.WithNgrams),
        ["Threads is -1; it must be 0 to 1024."] = options => options.Threads = -1,
        ["Threads is 1025; it must be 0 to 1024."] = options => options.Threads = 1025,
    };

    public static TheoryData<string> Messages => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_option_out_of_range_is_told_with_its_value_and_its_range(string message)
    {
        DistillEmbOptions options = TinyDistillation.Options();
        Faults[message](options);
        Assert.StartsWith($"Invalid DistillEmbOptions: {message}", MessageOf(options), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_faults_are_told_at_once()
    {
        string[] faults = ["Epochs is 0;", "LearningRate is NaN;", "BatchSize is 1;", "Head is 'second';", "Threads is -1;"];
        DistillEmbOptions options = TinyDistillation.Options();
        foreach (string fault in faults) Faults.Single(pair => pair.Key.StartsWith(fault, StringComparison.Ordinal)).Value(options);
        string message = MessageOf(options);
        foreach (string fault in faults) Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.Equal(faults.Length, message.Split("must be").Length - 1);
    }

    [Fact]
    public void The_ends_of_every_range_are_accepted()
    {
        var context = new MLContext();
        DistillEmbOptions least = TinyDistillation.Options();
        (least.MaxWordLength, least.MinimumCharacterCount, least.CharacterDropout, least.Epochs, least.BatchSize) = (4, 1, 0, 1, 2);
        (least.LearningRate, least.WeightDecay, least.GradientClip, least.Temperature, least.CosineWeight) = (double.Epsilon, 0, 0, 0.001, 0);
        (least.HardNegatives, least.DevWords, least.Threads, least.Head, least.ExactWords) = (1, 0, 0, null, 0);
        (least.HeadLayout, least.FusedDimension, least.FrequencyWeight) = (HeadLayout.Fused, 1, 0);
        least.QueuedNegatives = 0;
        Assert.NotNull(context.Transforms.DistillEmbed("v", null, least));
        DistillEmbOptions most = TinyDistillation.Options();
        (most.MaxWordLength, most.MinimumCharacterCount, most.CharacterDropout, most.Epochs, most.BatchSize) = (64, int.MaxValue, 0.5, 10_000, 16_384);
        (most.LearningRate, most.WeightDecay, most.GradientClip, most.Temperature, most.CosineWeight) = (1, 1, double.MaxValue, 10, 1000);
        (most.HardNegatives, most.DevWords, most.Threads, most.Head, most.ExactWords) = (64, int.MaxValue, 1024, "first", 1_000_000);
        (most.HeadLayout, most.FusedDimension, most.FrequencyWeight) = (HeadLayout.Fused, 65_536, 2);
        most.QueuedNegatives = 65_536;
        Assert.NotNull(context.Transforms.DistillEmbed("v", null, most));
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        var options = new DistillEmbOptions();
        options.Teachers.Add(TinyDistillation.First);
        Assert.NotNull(new MLContext().Transforms.DistillEmbed("v", null, options));
    }

    [Fact]
    public void Two_files_of_one_name_are_told_by_the_short_form_too()
    {
        string message = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.DistillEmbed("v", "t", "a/same.vec", "b/same.vec.gz")).Message;
        Assert.Contains("'same'", message, StringComparison.Ordinal);
    }

    private static string MessageOf(DistillEmbOptions options) =>
        Assert.Throws<ArgumentException>("options", () => new MLContext().Transforms.DistillEmbed("v", "t", options)).Message;
}
