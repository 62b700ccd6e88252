using DistillEmb.MLNet.Tests.Embedding;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>A program with a bare <see cref="MLContext"/> loads a saved model by itself, and gets the bits that this process gets.</summary>
public sealed class OtherProcessVectorsTests : IDisposable
{
    private static readonly string[][] Sentences =
    [
        ["selam", "alem", "selam"],
        [],
        ["ሰላም", "ለዓለም።"],
        ["e\u0323\u0301ko\u0323\u0301", "\u1EB9\u0301k\u1ECD\u0301", "n\u0303a"], // Tone marks apart; composed as far as can be.
        ["\ud800", "a\udc00b", "\udc00\ud800"],
        ["\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00"], // Hangul by jamo, and by syllables.
        [new string('z', 5000)],
        .. Enumerable.Range(0, 40).Select(i => new[] { $"word{(char)('a' + (i % 26))}", new string('ሀ', 1 + i) }),
    ];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_transformer_is_itself_again_and_gives_the_same_bits()
    {
        DistillEmbTransformer model = Save(DistillEmbOutput.Tokens);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences);
        Assert.Equal($"{nameof(DistillEmbTransformer)}, input columns: 1", report.Type);
        Assert.Equal(Expected(model, "Vectors"), report.Rows);
        Assert.Equal("", report.NativeLibraries);

        // Otherwise spellings would not have been put to the test at all.
        Assert.Equal(report.Rows[3][..(16 * 9)], report.Rows[3][(16 * 9)..(32 * 9)]);
        string[] korean = report.Rows[5].Split(' ');
        Assert.Equal(korean[..16], korean[16..]);
    }

    [Fact]
    public void A_pipeline_with_a_trainer_behind_gives_the_same_bits()
    {
        IDataView data = TransformerTopics.View(_mlContext);
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Topic")
            .Append(_mlContext.Transforms.ApplyDistillEmb("Features", TestEncoders.Create(), "Tokens"))
            .Append(_mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());

        // Without the label's own step: the other process has no such column.
        var trained = pipeline.Fit(data);
        var model = new TransformerChain<ITransformer>(trained.Skip(1).ToArray());
        _mlContext.Model.Save(model, SavingRow.View(_mlContext).Schema, _folder["model.zip"]);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Score", Sentences);
        Assert.StartsWith("TransformerChain`1", report.Type, StringComparison.Ordinal);
        Assert.Equal(Expected(model, "Score"), report.Rows);
        Assert.Equal("", report.NativeLibraries);
    }

    [Fact]
    public void Exact_words_give_the_same_bits_in_every_Unicode_form()
    {
        DistillEmbEncoder encoder = TestEncoders.WithExactWords(TestEncoders.Create(), "selam", "ለዓለም።", "e\u0323\u0301ko\u0323\u0301", "\uD55C\uAE00");
        DistillEmbTransformer model = Save(DistillEmbOutput.Tokens, encoder);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences, ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
        Assert.Equal(Expected(model, "Vectors"), report.Rows);
        Assert.Equal(report.Rows[3][..(16 * 9)], report.Rows[3][(16 * 9)..(32 * 9)]);
        Assert.NotEqual(Expected(Save(DistillEmbOutput.Tokens), "Vectors")[3], report.Rows[3]);
    }

    // The library composes characters itself: without the system's globalization data nothing changes.
    [Fact]
    public void Invariant_globalization_gives_the_same_bits()
    {
        DistillEmbTransformer model = Save(DistillEmbOutput.Tokens);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences, ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"));
        Assert.Equal(Expected(model, "Vectors"), report.Rows);
    }

    [Fact]
    public void A_culture_with_commas_gives_the_same_bits()
    {
        DistillEmbTransformer model = Save(DistillEmbOutput.MinAverageMax);
        OtherProcessReport report = OtherProcessConsumer.Apply(_folder["model.zip"], "Vectors", Sentences, ("LC_ALL", "fr_FR.UTF-8"));
        Assert.Equal(Expected(model, "Vectors"), report.Rows);
    }

    private DistillEmbTransformer Save(DistillEmbOutput form, DistillEmbEncoder? encoder = null)
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer model = _mlContext.Transforms.ApplyDistillEmb("Vectors", encoder ?? TestEncoders.Create(), "Tokens", form).Fit(data);
        _mlContext.Model.Save(model, data.Schema, _folder["model.zip"]);
        return model;
    }

    private string[] Expected(ITransformer model, string column)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Sentences.Select(tokens => new SavingRow { Tokens = tokens }));
        return [.. TransformContract.Rows(model.Transform(data), column).Select(OtherProcessConsumer.Bits)];
    }
}
