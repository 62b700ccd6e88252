using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Ethiopic;

/// <summary>Options that came later: a model of before them does what it did and keeps its bytes; with them it says so.</summary>
public sealed class EthiopicSavedOptionsTests
{
    private const string Text = "«ሠላም ነው።» አለ። ፲፪ አለ\u135F";

    // Written by the version before sentences had more than one option: NormalizeEthiopic with FoldLetters and ConvertNumerals, SplitEthiopicSentences at line ends, TokenizeEthiopic. Golden/make.sh
    // makes it again.
    private static readonly string Before = Path.Combine(AppContext.BaseDirectory, "Golden", "Text", "ethiopic-v1.zip");

    private readonly MLContext _mlContext = new();

    [Fact]
    public void A_model_of_before_cuts_as_it_did_and_has_the_same_bytes_again()
    {
        ITransformer model = _mlContext.Model.Load(Before, out DataViewSchema schema);
        SplitEthiopicSentencesTransformer splitter = ((IEnumerable<ITransformer>)model).OfType<SplitEthiopicSentencesTransformer>().Single();
        Assert.Equal((true, false, 0), (splitter.SplitAtLineEnds, splitter.KeepReportedSpeech, splitter.Abbreviations.Count));
        IDataView output = model.Transform(_mlContext.Data.LoadFromEnumerable(new[] { new EthiopicRow { Text = Text } }));
        Assert.Equal(["«ሰላም ነው።»", "አለ።", "12 አለ\u135F"], output.GetColumn<string[]>("Sentences").Single());

        using var saved = new MemoryStream();
        _mlContext.Model.Save(model, schema, saved);
        using FileStream before = File.OpenRead(Before);
        Assert.Equal(Keys(before), Keys(saved));
    }

    [Fact]
    public void New_options_survive_saving()
    {
        var sentences = new EthiopicSentenceOptions { Abbreviations = { "Inc", "ኢት." } };
        var marks = new EthiopicNormalizationOptions { RemoveMarks = true };
        IEstimator<ITransformer> pipeline = _mlContext.Transforms.Text.NormalizeEthiopic("Text", options: marks)
            .Append(_mlContext.Transforms.Text.SplitEthiopicSentences("Sentences", "Text", "Places", sentences));
        sentences.Abbreviations.Clear(); // What was chosen is no longer the caller's.
        IDataView data = _mlContext.Data.LoadFromEnumerable(new[] { new EthiopicRow { Text = $"Acme Inc. ነው። {Text}" } });
        using var saved = new MemoryStream();
        _mlContext.Model.Save(pipeline.Fit(data), data.Schema, saved);
        ITransformer model = _mlContext.Model.Load(saved, out _);
        Assert.Equal(["Acme Inc. ነው።", "«ሠላም ነው።» አለ።", "፲፪ አለ"], model.Transform(data).GetColumn<string[]>("Sentences").Single());
        SplitEthiopicSentencesTransformer splitter = ((IEnumerable<ITransformer>)model).OfType<SplitEthiopicSentencesTransformer>().Single();
        Assert.Equal(["Inc", "ኢት."], splitter.Abbreviations);
    }

    // What the transformers write of themselves.
    private static SortedDictionary<string, byte[]> Keys(Stream model)
    {
        using var zip = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        var keys = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.Name == "Model.key"))
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            keys.Add(entry.FullName, bytes.ToArray());
        }

        return keys;
    }
}
