using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>Wrong options are told when the trainer is made, all at once.</summary>
public class NerOptionFaultsTests
{
    private static readonly Dictionary<string, Action<DistillEmbNerOptions>> Faults = new()
    {
        ["LabelColumnName is empty; it must be the name of a column."] = options => options.LabelColumnName = "",
        ["TokensColumnName is null; it must be the name of a column."] = options => options.TokensColumnName = null!,
        ["PredictedLabelColumnName is empty; it must be the name of a column."] = options => options.PredictedLabelColumnName = "",
        ["ConfidenceColumnName is empty; it must be the name of a column, or null."] = options => options.ConfidenceColumnName = "",
        ["ConfidenceColumnName and PredictedLabelColumnName are both 'A'; they must differ."] = options => (options.ConfidenceColumnName, options.PredictedLabelColumnName) = ("A", "A"),
        ["LabelColumnName and TokensColumnName are both 'A'; they must differ."] = options => (options.LabelColumnName, options.TokensColumnName) = ("A", "A"),
        ["FreezeEncoder is true but Encoder is null; an encoder that starts at random has to be trained."] = options => options.FreezeEncoder = true,
        ["CheckpointPath is ' '; it must be the name of a file, or null."] = options => options.CheckpointPath = " ",
        ["Architecture is null."] = options => options.Architecture = null!,
        ["Architecture: HiddenSize is 12; it must be a multiple of 8"] = options => options.Architecture = new PositionalArchitecture { HiddenSize = 12 },
        ["WeightPrecision is 9; it must be Float32, Float16, Int8, Int4."] = options => options.WeightPrecision = (WeightPrecision)9,
        ["VectorSize is 0; it must be 1 to 4096."] = options => options.VectorSize = 0,
        ["MinimumCharacterCount is 0; it must be 1 or more."] = options => options.MinimumCharacterCount = 0,
        ["HiddenSize is 2049; it must be 1 to 2048."] = options => options.HiddenSize = 2049,
        ["Layers is 0; it must be 1 to 8."] = options => options.Layers = 0,
        ["WordTableSize is -1; it must be 0 to 1000000."] = options => options.WordTableSize = -1,
        ["WordTableMinimumCount is 0; it must be 1 or more."] = options => options.WordTableMinimumCount = 0,
        ["WordVectorSize is 0; it must be 1 to 4096."] = options => options.WordVectorSize = 0,
        ["Dropout is 0.95; it must be 0 to 0.9."] = options => options.Dropout = 0.95,
        ["WordDropout is NaN; it must be 0 to 0.9."] = options => options.WordDropout = double.NaN,
        ["CharacterDropout is 0.6; it must be 0 to 0.5."] = options => options.CharacterDropout = 0.6,
        ["NgramDropout is -1; it must be 0 to 0.9."] = options => options.NgramDropout = -1,
        ["Epochs is 0; it must be 1 to 10000."] = options => options.Epochs = 0,
        ["Patience is -1; it must be 0 or more."] = options => options.Patience = -1,
        ["BatchSize is 0; it must be 1 to 16384."] = options => options.BatchSize = 0,
        ["LearningRate is 0; it must be more than 0, at most 1."] = options => options.LearningRate = 0,
        ["EncoderLearningRate is 2; it must be more than 0, at most 1."] = options => options.EncoderLearningRate = 2,
        ["FinalLearningRate is 1.5; it must be 0 to 1."] = options => options.FinalLearningRate = 1.5,
        ["WeightDecay is -1; it must be 0 to 100."] = options => options.WeightDecay = -1,
        ["GradientClip is NaN; it must be 0 or more."] = options => options.GradientClip = double.NaN,
        ["ValidationShare is 0.6; it must be 0 to 0.5."] = options => options.ValidationShare = 0.6,
        ["Threads is 1025; it must be 0 to 1024."] = options => options.Threads = 1025,
    };

    public static TheoryData<string> Messages => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_fault_names_the_option_what_it_is_and_what_it_may_be(string message)
    {
        var options = new DistillEmbNerOptions();
        Faults[message](options);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new MLContext().MulticlassClassification.Trainers.DistillEmbNer(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new DistillEmbNerOptions { Epochs = 0, Layers = 0, LabelColumnName = "" };
        string message = Assert.Throws<ArgumentException>(() => new MLContext().MulticlassClassification.Trainers.DistillEmbNer(options)).Message;
        Assert.All(["Epochs is 0", "Layers is 0", "LabelColumnName is empty"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }
}
