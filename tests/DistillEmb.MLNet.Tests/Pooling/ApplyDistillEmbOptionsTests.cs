using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Pooling;

/// <summary>Options are checked when the estimator is made; each fault names the option, its value and what is accepted.</summary>
public sealed class ApplyDistillEmbOptionsTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        string message = Fault(new ApplyDistillEmbOptions
        {
            OutputColumnName = "",
            InputColumnName = "",
            Encoder = TestEncoders.Create(),
            ModelFile = " ",
            Output = (DistillEmbOutput)7,
            Head = "glove",
            CacheMegabytes = -1,
            Weighting = (TokenWeighting)3,
            FrequencyConstant = double.NaN,
            RemovedComponents = 11,
        });
        Assert.Equal(
            "Invalid ApplyDistillEmbOptions: OutputColumnName is empty; it must be the name of a column. InputColumnName is empty; it must be the name of a column, or null."
            + " Output is 7; it must be MinAverageMax, Average, Tokens. CacheMegabytes is -1; it must be 0 to 4096. Weighting is 3; it must be None, InverseFrequency, InverseDocumentFrequency."
            + " FrequencyConstant is NaN; it must be 0.000001 to 1. RemovedComponents is 11; it must be 0 to 10."
            + " ModelFile is ' ' but Encoder is given too; one of them must be null. ModelFile is ' '; it must be the path of a model, or null."
            + " Head is 'glove'; it must be 'word2vec', 'fasttext', or null. (Parameter 'options')",
            message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(-0.001)]
    [InlineData(9e-7)]
    public void A_constant_out_of_range_is_refused(double constant) =>
        Assert.Contains("it must be 0.000001 to 1", Fault(new ApplyDistillEmbOptions { Encoder = TestEncoders.Create(), FrequencyConstant = constant }));

    [Fact]
    public void Tokens_have_no_average_to_weight_or_to_remove_from()
    {
        string message = Fault(PoolingRows.Options(TokenWeighting.InverseFrequency, 1, DistillEmbOutput.Tokens));
        Assert.Contains("Weighting is InverseFrequency but Output is Tokens, which has no average; it must be None.", message);
        Assert.Contains("RemovedComponents is 1 but Output is Tokens, which has no average; it must be 0.", message);
    }

    [Fact]
    public void An_encoder_or_a_file_has_to_be_given()
    {
        Assert.Contains("Encoder and ModelFile are null", Fault(new ApplyDistillEmbOptions()));
        Assert.Throws<ArgumentNullException>("options", () => _mlContext.Transforms.ApplyDistillEmb(null!));
        Assert.Throws<FileNotFoundException>(() => _mlContext.Transforms.ApplyDistillEmb(new ApplyDistillEmbOptions { ModelFile = _folder["none.zip"] }));
    }

    [Fact]
    public void A_head_that_the_file_does_not_have_is_refused()
    {
        _mlContext.Model.Save(SavingRow.Model(_mlContext, TestEncoders.Create()), SavingRow.View(_mlContext).Schema, _folder["model.zip"]);
        Assert.Contains("Head is 'glove'", Fault(new ApplyDistillEmbOptions { ModelFile = _folder["model.zip"], Head = "glove" }));
        ApplyDistillEmbEstimator estimator = _mlContext.Transforms.ApplyDistillEmb(new ApplyDistillEmbOptions { ModelFile = _folder["model.zip"], InputColumnName = "Tokens", Head = "fasttext" });
        Assert.Equal(("Features", "fasttext"), (estimator.Fit(SavingRow.View(_mlContext)).OutputColumnName, estimator.Fit(SavingRow.View(_mlContext)).Head));
    }

    [Fact]
    public void Vectors_too_long_for_components_are_refused()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(TestEncoders.Architecture, EncoderHead.SideBySide([("long", 4096), ("more", 1)]));
        Assert.Contains("RemovedComponents is 1 but vectors have 4097 values", Fault(PoolingRows.Options(components: 1, encoder: encoder)));
        ApplyDistillEmbOptions options = PoolingRows.Options(components: 1, encoder: encoder);
        options.Head = "more";
        Assert.Equal(1, PoolingRows.Fit(options, PoolingRows.Some).RemovedComponents);
    }

    [Fact]
    public void What_is_changed_afterwards_does_not_count()
    {
        ApplyDistillEmbOptions options = PoolingRows.Options(TokenWeighting.InverseFrequency, 1);
        ApplyDistillEmbEstimator estimator = _mlContext.Transforms.ApplyDistillEmb(options);
        (options.Weighting, options.RemovedComponents, options.OutputColumnName) = (TokenWeighting.None, 0, "Other");
        DistillEmbTransformer transformer = estimator.Fit(PoolingRows.View(_mlContext, PoolingRows.Some));
        Assert.Equal(("Vectors", TokenWeighting.InverseFrequency, 1), (transformer.OutputColumnName, transformer.Weighting, transformer.RemovedComponents));
    }

    [Fact]
    public void Options_that_say_nothing_else_are_the_plain_overload_to_the_byte()
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbEncoder encoder = TestEncoders.Create();
        _mlContext.Model.SaveAtomically(_mlContext.Transforms.ApplyDistillEmb("Features", encoder, "Tokens").Fit(data), data.Schema, _folder["plain.zip"]);
        ITransformer model = _mlContext.Transforms.ApplyDistillEmb(new ApplyDistillEmbOptions { Encoder = encoder, InputColumnName = "Tokens" }).Fit(data);
        _mlContext.Model.SaveAtomically(model, data.Schema, _folder["options.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["plain.zip"]), File.ReadAllBytes(_folder["options.zip"]));
    }

    private string Fault(ApplyDistillEmbOptions options) => Assert.Throws<ArgumentException>("options", () => _mlContext.Transforms.ApplyDistillEmb(options)).Message;
}
