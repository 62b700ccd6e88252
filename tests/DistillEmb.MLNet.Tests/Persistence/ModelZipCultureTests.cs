using System.Globalization;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A model gives the same bits whatever the culture of the thread. ML.NET's own word embedding reads numbers by it.</summary>
public sealed class ModelZipCultureTests : IDisposable
{
    private const string Vectors = "selam 0.5 0.25 0.125\nalem 1.5 2.5 3.5\n";

    private readonly SavingFolder _folder = new();
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        _folder.Dispose();
    }

    [Fact]
    public void ApplyWordEmbedding_reads_its_file_with_points_under_the_invariant_culture() =>
        Assert.Equal([0.5f, 0.25f, 0.125f], Theirs("invariant.vec", CultureInfo.InvariantCulture)[3..6]);

    // No exception and no warning: "0.5" is no number in French, so the file's words are as if they weren't there.
    [Fact]
    public void ApplyWordEmbedding_loses_every_word_of_the_same_file_under_a_culture_with_commas() =>
        Assert.Equal([float.MaxValue, 0, float.MinValue], Theirs("french.vec", CultureInfo.GetCultureInfo("fr-FR")).Distinct());

    [Theory]
    [InlineData("fr-FR")] // Decimal comma, narrow no-break space between thousands.
    [InlineData("ar-SA")] // Another calendar, other digits.
    [InlineData("tr-TR")] // I and i are not one letter.
    [InlineData("am-ET")]
    public void Our_zip_gives_the_same_bits_under(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var mlContext = new MLContext();
        IDataView data = SavingRow.View(mlContext);
        DistillEmbTransformer model = SavingRow.Model(mlContext, TestEncoders.Create());
        mlContext.Model.SaveAtomically(model, data.Schema, _folder["invariant.zip"]);
        float[][] expected = TransformContract.Rows(model.Transform(data), "Vectors");

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var other = new MLContext();
        ITransformer loaded = other.Model.Load(_folder["invariant.zip"], out _);
        Assert.Equal(expected, TransformContract.Rows(loaded.Transform(SavingRow.View(other)), "Vectors"));
        other.Model.SaveAtomically(loaded, data.Schema, _folder["culture.zip"]);
        Assert.Equal(File.ReadAllBytes(_folder["invariant.zip"]), File.ReadAllBytes(_folder["culture.zip"]));
    }

    // ML.NET keeps what it has read by the name of the file: every call needs a name of its own.
    private float[] Theirs(string file, CultureInfo culture)
    {
        File.WriteAllText(_folder[file], Vectors);
        CultureInfo.CurrentCulture = culture;
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new SavingRow { Tokens = ["selam"] }]);
        IDataView output = mlContext.Transforms.Text.ApplyWordEmbedding("Vectors", _folder[file], "Tokens").Fit(data).Transform(data);
        return Assert.Single(TransformContract.Rows(output, "Vectors"));
    }
}
