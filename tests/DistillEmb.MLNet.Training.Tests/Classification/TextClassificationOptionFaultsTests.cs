using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Classification;

/// <summary>Wrong options are told when the trainer is made, all at once.</summary>
public class TextClassificationOptionFaultsTests
{
    private static readonly Dictionary<string, Action<DistillEmbTextClassificationOptions>> Faults = new()
    {
        ["LabelColumnName is empty; it must be the name of a column."] = options => options.LabelColumnName = "",
        ["TokensColumnName is null; it must be the name of a column."] = options => options.TokensColumnName = null!,
        ["PredictedLabelColumnName is empty; it must be the name of a column."] = options => options.PredictedLabelColumnName = "",
        ["ScoreColumnName is null; it must be the name of a column."] = options => options.ScoreColumnName = null!,
        ["ScoreColumnName and PredictedLabelColumnName are both 'A'; they must differ."] = options => (options.ScoreColumnName, options.PredictedLabelColumnName) = ("A", "A"),
        ["LabelColumnName and TokensColumnName are both 'A'; they must differ."] = options => (options.LabelColumnName, options.TokensColumnName) = ("A", "A"),
        ["Pooling is 7; it must be FinalStates, Attention, Maximum."] = options => options.Pooling = (TextPooling)7,
        ["MaxTokens is 0; it must be 1 to 1048576."] = options => options.MaxTokens = 0,
        ["FreezeEncoder is true but Encoder is null; an encoder that starts at random has to be trained."] = options => options.FreezeEncoder = true,
        ["HiddenSize is 2049; it must be 1 to 2048."] = options => options.HiddenSize = 2049,
    };

    public static TheoryData<string> Messages => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_fault_names_the_option_what_it_is_and_what_it_may_be(string message)
    {
        var options = new DistillEmbTextClassificationOptions();
        Faults[message](options);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new MLContext().MulticlassClassification.Trainers.DistillEmbTextClassification(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new DistillEmbTextClassificationOptions { Epochs = 0, MaxTokens = 0, LabelColumnName = "" };
        string message = Assert.Throws<ArgumentException>(() => new MLContext().MulticlassClassification.Trainers.DistillEmbTextClassification(options)).Message;
        Assert.All(["Epochs is 0", "MaxTokens is 0", "LabelColumnName is empty"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }
}
