using System.IO.Compression;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Tagging;

/// <summary>A tagger that is used without a data view, out of a file that ML.NET saved.</summary>
public sealed class DistillEmbTaggerTests : IDisposable
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden", "tagger-v1.zip");
    private static readonly string[][] Sentences = [["ሰላም", "ለዓለም"], [], ["አዲስ", "አበባ", "ትልቅ", "ከተማ", "ናት"], ["x"]];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_gives_what_the_transformer_gives()
    {
        IDataView view = _mlContext.Data.LoadFromEnumerable(Sentences.Select(tokens => new Row { Tokens = tokens }));
        IDataView expected = _mlContext.Model.Load(Golden, out _).Transform(view);
        float[][] confidences = [.. expected.GetColumn<VBuffer<float>>("Confidence").Select(row => row.DenseValues().ToArray())];
        uint[][] tags = [.. expected.GetColumn<VBuffer<uint>>("PredictedLabel").Select(row => row.DenseValues().ToArray())];
        DistillEmbTagger tagger = DistillEmbTagger.Load(Golden);
        IReadOnlyList<TaggedSentence> tagged = tagger.TagAll(Sentences);
        Assert.Equal(Sentences.Length, tagged.Count);
        for (int i = 0; i < Sentences.Length; i++)
        {
            Assert.Equal(Sentences[i], tagged[i].Tokens);
            Assert.Equal(tags[i].Select(key => tagger.Tags[(int)key - 1]), tagged[i].Tags);
            Assert.Equal(confidences[i], tagged[i].Confidences);
            Assert.Equal(tagged[i].Tags, tagger.Tag(Sentences[i]).Tags);
            Assert.Equal(NamedEntity.FromTags(Sentences[i], tagged[i].Tags, tagged[i].Confidences), tagged[i].Entities());
        }
    }

    [Fact]
    public void It_is_read_from_a_stream_that_cannot_seek_and_from_the_middle_of_one()
    {
        byte[] model = File.ReadAllBytes(Golden);
        string[] expected = [.. DistillEmbTagger.Load(Golden).Tag(Sentences[2]).Tags];
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(model);
        packed.Position = 0;
        using (var unpacked = new GZipStream(packed, CompressionMode.Decompress)) Assert.Equal(expected, DistillEmbTagger.Load(unpacked).Tag(Sentences[2]).Tags);
        using var behind = new MemoryStream([1, 2, 3, .. model]);
        behind.Position = 3;
        Assert.Equal(expected, DistillEmbTagger.Load(behind).Tag(Sentences[2]).Tags);
        Assert.True(behind.CanRead); // Left open.
    }

    [Fact]
    public void The_steps_before_it_are_named_and_those_behind_it_are_not()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new Text { Line = "ሰላም ለዓለም" }]);
        ITransformer tagger = _mlContext.Model.Load(Golden, out _);
        ITransformer tokenizer = _mlContext.Transforms.Text.TokenizeEthiopic("Tokens", "Line").Fit(data);
        _mlContext.Model.SaveAtomically(new TransformerChain<ITransformer>(tokenizer, tagger), data.Schema, _folder["model.zip"]);
        Assert.Equal(["TokenizeEthiopic"], DistillEmbTagger.Load(_folder["model.zip"]).PrecedingSteps);
        Assert.Empty(DistillEmbTagger.Load(Golden).PrecedingSteps);
    }

    [Fact]
    public void A_model_of_something_else_is_told_with_what_it_has()
    {
        IDataView data = SavingRow.View(_mlContext);
        _mlContext.Model.SaveAtomically(SavingRow.Model(_mlContext, TestEncoders.Create()), data.Schema, _folder["model.zip"]);
        string message = Assert.Throws<InvalidDataException>(() => DistillEmbTagger.Load(_folder["model.zip"])).Message;
        Assert.Equal($"The model '{_folder["model.zip"]}' could not be read: it has no DistillEmb tagger in it, but DistillEmbTransform.", message);
        Assert.Throws<FileNotFoundException>(() => DistillEmbTagger.Load(_folder["missing.zip"]));
        File.WriteAllText(_folder["text.zip"], "no zip");
        Assert.StartsWith($"The model '{_folder["text.zip"]}' could not be read: it is no zip", Assert.Throws<InvalidDataException>(() => DistillEmbTagger.Load(_folder["text.zip"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_get_the_same()
    {
        DistillEmbTagger tagger = DistillEmbTagger.Load(Golden);
        string[] expected = [.. tagger.TagAll(Sentences).SelectMany(sentence => sentence.Tags)];
        Parallel.For(0, 64, _ => Assert.Equal(expected, tagger.TagAll(Sentences).SelectMany(sentence => sentence.Tags)));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        DistillEmbTagger tagger = DistillEmbTagger.Load(Golden);
        Assert.Throws<ArgumentNullException>("tokens", () => tagger.Tag(null!));
        Assert.Contains("Token 1 of row 0 is null", Assert.Throws<ArgumentException>(() => tagger.Tag(["a", null!])).Message, StringComparison.Ordinal);
        Assert.Contains("Row 1 is null", Assert.Throws<ArgumentException>(() => tagger.TagAll([["a"], null!])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("stream", () => DistillEmbTagger.Load((Stream)null!));
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class Text
    {
        public string Line { get; set; } = "";
    }
}
