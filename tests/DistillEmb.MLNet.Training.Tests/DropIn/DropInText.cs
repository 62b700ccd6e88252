using System.Globalization;
using DistillEmb.MLNet.Training.Tests.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;

namespace DistillEmb.MLNet.Training.Tests.DropIn;

/// <summary>Texts of two topics, which words of one half of the stems or of the other make up.</summary>
internal sealed class DropInText
{
    private const int Dimension = 24;
    private const int Words = 10;

    private static readonly MadeUpLanguage Language = TinyDistillation.Language;

    public string Topic { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Texts of words that a table has, or (<see cref="WordSubset.Test"/>) of those that neither it nor training had.</summary>
    public static IDataView View(MLContext mlContext, WordSubset subset, int count, int seed) => mlContext.Data.LoadFromEnumerable(Texts(subset, count, seed));

    /// <summary>Writes a custom file of word vectors as <c>ApplyWordEmbedding</c> reads it: the teacher's vectors of its training words.</summary>
    public static void WriteTable(string path)
    {
        int[] words = TeacherVocabulary.Load([Teacher()]).IndexesOf(WordSubset.Train);
        float[][] vectors = Language.Vectors(Dimension, 1);
        File.WriteAllLines(path, words.Select(word => $"{Language.Words[word]} {string.Join(' ', vectors[word].Select(number => number.ToString(CultureInfo.InvariantCulture)))}"));
    }

    /// <summary>An encoder that was distilled from the same vectors of the same words.</summary>
    public static DistillEmbEncoder TrainEncoder()
    {
        DistillEmbOptions options = TinyDistillation.Options(Teacher());
        options.Epochs = 15;
        return TinyDistillation.Fit(options).Encoder;
    }

    private static Teacher Teacher() => Language.Teacher("first", Dimension, 1);

    private static DropInText[] Texts(WordSubset subset, int count, int seed)
    {
        var random = new Random(seed);
        int[] words = TeacherVocabulary.Load([Teacher()]).IndexesOf(subset);
        int[][] ofTopic = [.. Enumerable.Range(0, 2).Select(topic => words.Where(word => Language.StemOf(word) % 2 == topic).ToArray())];
        return [.. Enumerable.Range(0, count).Select(i => new DropInText
        {
            Topic = i % 2 == 0 ? "even" : "odd",
            Text = string.Join(' ', Enumerable.Range(0, Words).Select(_ => Language.Words[ofTopic[i % 2][random.Next(ofTopic[i % 2].Length)]])),
        })];
    }
}
