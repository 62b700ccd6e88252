using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Classification;

/// <summary>A classifier that is used without a data view, out of a file that ML.NET saved.</summary>
public sealed class DistillEmbTextClassifierTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden", "classifier-v1.zip");
    private static readonly string[][] Texts = [["ዝናብ", "ይጥላል"], ["ዋጋ"], ["ተማሪዎች", "በትምህርት", "ቤት", "2026"]];

    [Fact]
    public void It_gives_what_the_transformer_gives()
    {
        var mlContext = new MLContext();
        IDataView view = mlContext.Data.LoadFromEnumerable(Texts.Select(tokens => new Row { Text = string.Join(' ', tokens) }));
        float[][] expected = [.. mlContext.Model.Load(Golden, out _).Transform(view).GetColumn<VBuffer<float>>("Score").Select(scores => scores.DenseValues().ToArray())];
        DistillEmbTextClassifier classifier = DistillEmbTextClassifier.Load(Golden);
        using FileStream stream = File.OpenRead(Golden);
        DistillEmbTextClassifier same = DistillEmbTextClassifier.Load(stream);
        IReadOnlyList<TextClass> classes = classifier.ClassifyAll(Texts);
        for (int i = 0; i < Texts.Length; i++)
        {
            Assert.Equal(expected[i], classes[i].Scores);
            Assert.Equal(expected[i], same.Classify(Texts[i]).Scores);
            Assert.Equal(classifier.Classes[Array.IndexOf(expected[i], expected[i].Max())], classes[i].Label);
        }

        Assert.Equal(["TokenizeTextTransform"], classifier.PrecedingSteps.Take(1));
    }

    [Fact]
    public void A_text_without_tokens_has_a_class_and_missing_ones_are_named()
    {
        DistillEmbTextClassifier classifier = DistillEmbTextClassifier.Load(Golden);
        Assert.Equal(1, classifier.Classify([]).Scores.Sum(), 1e-5f);
        Assert.Contains("Token 0 of row 0 is null", Assert.Throws<ArgumentException>(() => classifier.Classify([null!, "a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("tokens", () => classifier.Classify(null!));
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
