using System.Globalization;
using DistillEmb.MLNet.Classification;
using DistillEmb.MLNet.Tagging;
using DistillEmb.MLNet.Tests.Classification;
using DistillEmb.MLNet.Tests.Tagging;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Whatever is written is the same bytes whatever the culture of the thread, and is read under one as it was written under another.</summary>
public sealed class EveryCultureTests : IDisposable
{
    private static readonly SavingRow[] Rows = [new() { Tokens = ["selam", "ISTANBUL", "-1.5", "ሰላም"] }, new() { Tokens = ["Iı", "iİ", "12:30"] }];

    private readonly SavingFolder _folder = new();
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        _folder.Dispose();
    }

    [Theory]
    [InlineData("sv-SE")] // Another minus sign, U+2212, and a decimal comma.
    [InlineData("tr-TR")] // I and i are not one letter.
    [InlineData("fa-IR")] // Another calendar, and a minus sign behind a mark of direction.
    public void Everything_written_has_the_bytes_of_the_invariant_culture(string culture)
    {
        Dictionary<string, byte[]> expected = WriteAll(CultureInfo.InvariantCulture);
        Dictionary<string, byte[]> found = WriteAll(CultureInfo.GetCultureInfo(culture));
        Assert.Equal(10, expected.Count);
        foreach ((string file, byte[] bytes) in expected) Assert.True(bytes.AsSpan().SequenceEqual(found[file]), $"{file} is another file under {culture}.");
    }

    private Dictionary<string, byte[]> WriteAll(CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        var mlContext = new MLContext(seed: -1);
        IDataView data = mlContext.Data.LoadFromEnumerable(Rows);
        DistillEmbEncoder encoder = TestEncoders.WithExactWords(TestEncoders.Create(TestEncoders.WithChosenNgrams, EncoderHead.SideBySide([("word2vec", 10), ("fasttext", 6)]), seed: 7), "selam", "ISTANBUL");
        var tagger = new DistillEmbNerTransformer(mlContext, TestTaggers.Create(frequent: ["selam", "ISTANBUL"]), new NerColumns("Tokens", "PredictedLabel", "Confidence"));
        var classifier = new DistillEmbTextClassificationTransformer(mlContext, TestClassifiers.Create(TextPooling.Attention), new TextClassifierColumns("Tokens", "PredictedLabel", "Score"));
        var options = new ApplyDistillEmbOptions { Encoder = encoder, InputColumnName = "Tokens", Weighting = TokenWeighting.InverseFrequency, RemovedComponents = 1 };
        Save("encoder.zip", mlContext.Transforms.ApplyDistillEmb("Features", encoder, "Tokens").Fit(data));
        Save("int8.zip", mlContext.Transforms.ApplyDistillEmb("Features", encoder.WithPrecision(WeightPrecision.Int8), "Tokens").Fit(data));
        Save("learnt.zip", mlContext.Transforms.ApplyDistillEmb(options).Fit(data));
        Save("tagger.zip", tagger);
        Save("classifier.zip", classifier);
        Save("entities.zip", mlContext.Transforms.TagsToEntities(tagsColumnName: "Tokens").Fit(data));
        encoder.ExportOnnx(_folder["encoder.onnx"]);
        encoder.ExportVectors(Rows.SelectMany(row => row.Tokens), _folder["vectors.vec"]);
        mlContext.Data.SaveAsConllFile(tagger.Transform(data), _folder["tags.txt"], tagsColumnName: "PredictedLabel");
        NerMetrics metrics = NerMetrics.Compute([(["B-A", "I-A", "O"], ["B-A", "O", "O"]), (["B-I"], ["B-i"])]);
        File.WriteAllText(_folder["metrics.txt"], $"{metrics}\n{metrics.Confusion}\n{NamedEntity.FromTags(["Iı"], ["B-I"])[0]}");
        return _folder.Files.ToDictionary(file => file, file => File.ReadAllBytes(_folder[file]));

        void Save(string file, ITransformer model) => mlContext.Model.SaveAtomically(model, data.Schema, _folder[file]);
    }
}
