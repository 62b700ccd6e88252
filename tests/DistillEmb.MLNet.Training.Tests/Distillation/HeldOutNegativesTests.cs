using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Dev and test words take no part in training, not even as negatives that the corpus brings.</summary>
public sealed class HeldOutNegativesTests
{
    private static readonly TeacherVocabulary Vocabulary = TinyDistillation.Language.Vocabulary();

    [Fact]
    public void Held_out_words_of_the_corpus_change_nothing()
    {
        string[] train = [.. Vocabulary.WordsOf(WordSubset.Train).Take(100)];
        string[] heldOut = [.. Vocabulary.WordsOf(WordSubset.Dev), .. Vocabulary.WordsOf(WordSubset.Test)];
        string[] mixed = [.. train.SelectMany((word, i) => new[] { word, heldOut[i % heldOut.Length] })];
        Assert.Equal(TinyDistillation.Bytes(Fit(train)), TinyDistillation.Bytes(Fit(mixed)));
        Assert.NotEqual(TinyDistillation.Bytes(Fit(train)), TinyDistillation.Bytes(Fit(train[..50])));
    }

    [Fact]
    public void A_corpus_of_held_out_words_only_is_an_error()
    {
        string[] heldOut = [.. Vocabulary.WordsOf(WordSubset.Dev)];
        string message = Assert.Throws<InvalidDataException>(() => Fit(heldOut)).Message;
        Assert.Contains($"{heldOut.Length} teacher words is for training", message, StringComparison.Ordinal);
    }

    private static DistillEmbTransformer Fit(string[] corpus)
    {
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable(new[] { new MadeUpLanguage.TokenRow { Tokens = corpus } });
        return mlContext.Transforms.DistillEmbed(TinyDistillation.Output, TinyDistillation.Input, TinyDistillation.Options()).Fit(data);
    }
}
