using System.Globalization;
using System.IO.Compression;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using DistillEmb.Encoder;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>The model of every released format, which has to be read for ever, and to give the vectors that it gave.</summary>
public class GoldenFileTests
{
    // Another processor rounds differently; another meaning of the bytes is far off.
    private const float Tolerance = 1e-5f;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>The files, and the column that each gives.</summary>
    public static TheoryData<string, string> Released => new()
    {
        { "encoder-v1", "Vectors" },
        { "encoder-v1-float16", "Vectors" },
        { "encoder-v1-int8", "Vectors" },
        { "encoder-v1-int4", "Vectors" },
        { "encoder-v1-ngrams", "Vectors" },
        { "encoder-v1-exact", "Vectors" },
        { "encoder-v1-shared", "Vectors" },
        { "encoder-v1-fused", "Vectors" },
        { "encoder-v1-pooling", "Vectors" },
        { "tagger-v1", "Confidence" },
        { "tagger-v1-strays", "Confidence" },
        { "classifier-v1", "Score" },
        { "classifier-v1-final-states", "Score" },
        { "classifier-v1-maximum", "Score" },
        { "classifier-v1-numbers", "Score" },
        { "words-v1", "Vectors" },
        { "words-v1-ngrams", "Vectors" },
        { "words-v1-buckets", "Vectors" },
    };

    public static TheoryData<string> Names => [.. Released.Select(row => row.Data.Item1)];

    [Fact]
    public void No_file_is_forgotten()
    {
        string[] files = [.. Directory.GetFiles(Folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names.Select(row => row.Data).Order(StringComparer.Ordinal), files);
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void A_released_format_gives_the_numbers_that_it_gave(string name, string column) =>
        AssertSame(name, column, (expected, actual) => MathF.Abs(expected - actual) <= Tolerance);

    // Taggers and classifiers take e^x and logarithms from the C library too, which each system has its own of.
    [Theory]
    [MemberData(nameof(Released))]
    public void And_the_same_bits_where_vectors_are_as_wide_as_they_were(string name, string column)
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated, "The golden files' numbers were calculated with vectors of 512 bits.");
        Assert.SkipUnless(column == "Vectors" || OperatingSystem.IsLinux(), "The golden files' numbers were calculated on Linux.");
        AssertSame(name, column, (expected, actual) => BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(actual));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_loaded_and_saved_again_has_the_same_bytes(string name)
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(Path.Combine(Folder, $"{name}.zip"), out DataViewSchema schema);
        using var saved = new MemoryStream();
        mlContext.Model.Save(model, schema, saved);
        using FileStream released = File.OpenRead(Path.Combine(Folder, $"{name}.zip"));
        Assert.Equal(Entry(released), Entry(saved));
    }

    [Theory]
    [InlineData("encoder-v1", WeightPrecision.Float32)]
    [InlineData("encoder-v1-float16", WeightPrecision.Float16)]
    [InlineData("encoder-v1-int8", WeightPrecision.Int8)]
    [InlineData("encoder-v1-exact", WeightPrecision.Int8)]
    [InlineData("encoder-v1-ngrams", WeightPrecision.Int8)]
    [InlineData("encoder-v1-int4", WeightPrecision.Int4)]
    [InlineData("encoder-v1-shared", WeightPrecision.Int4)]
    [InlineData("encoder-v1-fused", WeightPrecision.Int4)]
    [InlineData("encoder-v1-pooling", WeightPrecision.Int4)]
    public void The_encoder_alone_is_found_in_a_released_format(string name, WeightPrecision precision)
    {
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(Path.Combine(Folder, $"{name}.zip"));
        Assert.NotEmpty(encoder.Heads);
        Assert.Equal(precision, encoder.Precision);
        Assert.Contains(encoder.Embed("\u1230\u120B\u121D"), value => value != 0);
    }

    [Fact]
    public void A_released_tagger_with_stray_tags_keeps_the_rules_of_the_others()
    {
        DistillEmbTagger tagger = DistillEmbTagger.Load(Path.Combine(Folder, "tagger-v1-strays.zip"));
        Assert.Equal(TagScheme.Iob2, tagger.Tagger.Tags.Rules);
        Assert.Equal(["0", "IO"], tagger.Tagger.Tags.Strays.Order(StringComparer.Ordinal));
        Assert.Contains("B-LO", tagger.Tags);
    }

    // Where nothing is computed, nothing is rounded: exact words have the bits that they had, on every processor.
    [Fact]
    public void Exact_words_of_a_released_format_give_the_bits_that_they_gave()
    {
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(Path.Combine(Folder, "encoder-v1-exact.zip"));
        Assert.Equal(100, encoder.ExactWordCount);
        int compared = 0;
        foreach ((Row row, float[] expected) in Rows().Zip(Vectors("encoder-v1-exact")))
        {
            for (int i = 0; i < row.Tokens.Length; i++)
            {
                if (encoder.ExactWords!.Find(row.Tokens[i]) < 0) continue;
                Assert.Equal(expected[(i * encoder.VectorSize)..((i + 1) * encoder.VectorSize)], encoder.Embed(row.Tokens[i]));
                compared++;
            }
        }

        Assert.InRange(compared, 1, 5);
    }

    // Values are added and divided one by one: no processor rounds otherwise.
    [Theory]
    [InlineData("words-v1", WeightPrecision.Float32, 0)]
    [InlineData("words-v1-ngrams", WeightPrecision.Float16, 0)]
    [InlineData("words-v1-buckets", WeightPrecision.Int4, 500)]
    public void Word_vectors_of_a_released_format_give_the_bits_that_they_gave(string name, WeightPrecision precision, int buckets)
    {
        AssertSame(name, "Vectors", (expected, actual) => BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(actual));
        var words = (WordVectorTransformer)new MLContext().Model.Load(Path.Combine(Folder, $"{name}.zip"), out _);
        Assert.Equal((precision, buckets, name != "words-v1"), (words.Precision, words.Table.Ngrams?.Buckets ?? 0, words.NgramCount > 0));
        string[] tokens = [.. Rows().SelectMany(row => row.Tokens)];
        string[] known = [.. Enumerable.Range(0, words.WordCount).Select(words.WordAt)];
        Assert.Contains(tokens, known.Contains);
        Assert.Contains(tokens, token => !known.Contains(token) && words.TryGetVector(token, new float[words.Dimension]) == words.NgramCount > 0);
    }

    [Fact]
    public void A_row_without_tokens_is_among_them_and_gives_zeros()
    {
        int empty = Array.FindIndex(Rows(), row => row.Tokens.Length == 0);
        Assert.True(empty >= 0);
        Assert.All(Vectors("encoder-v1")[empty], value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Classes_that_are_numbers_come_back_as_numbers()
    {
        var mlContext = new MLContext();
        IDataView output = mlContext.Model.Load(Path.Combine(Folder, "classifier-v1-numbers.zip"), out _).Transform(mlContext.Data.LoadFromEnumerable(Rows()));
        VBuffer<int> classes = default;
        output.Schema["PredictedLabel"].GetKeyValues(ref classes);
        Assert.Equal([10, 20, 30, 40, 50, 60], classes.DenseValues());
        Assert.Equal(["10", "20", "30", "40", "50", "60"], DistillEmbTextClassifier.Load(Path.Combine(Folder, "classifier-v1-numbers.zip")).Classes);
    }

    // What the kinds are for has to be in the files.
    [Fact]
    public void Shared_heads_treated_teachers_and_learnt_averages_are_among_them()
    {
        DistillEmbEncoder shared = Load("encoder-v1-shared").Encoder;
        Assert.Equal([0, 0], shared.Heads.Select(head => head.Offset));
        Assert.Equal(TeacherSpaceKind.Aligned, shared.Space!.Kind);
        DistillEmbEncoder fused = Load("encoder-v1-fused").Encoder;
        Assert.Equal((1, 24, false), (fused.Heads.Count, fused.VectorSize, fused.NormalizeHeads));
        Assert.Equal(TeacherSpaceKind.Fused, fused.Space!.Kind);
        DistillEmbTransformer pooling = Load("encoder-v1-pooling");
        Assert.Equal((TokenWeighting.InverseFrequency, 1), (pooling.Weighting, pooling.RemovedComponents));
    }

    private static DistillEmbTransformer Load(string name) => (DistillEmbTransformer)new MLContext().Model.Load(Path.Combine(Folder, $"{name}.zip"), out _);

    private static byte[] Entry(Stream model)
    {
        using var zip = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        using Stream entry = Assert.Single(zip.Entries, entry => entry.Name.StartsWith("DistillEmb", StringComparison.Ordinal)).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void AssertSame(string name, string column, Func<float, float, bool> isSame)
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(Path.Combine(Folder, $"{name}.zip"), out _);
        float[][] expected = Vectors(name);
        float[][] actual = TransformContract.Rows(model.Transform(mlContext.Data.LoadFromEnumerable(Rows())), column);
        Assert.Equal(expected.Length, actual.Length);
        for (int row = 0; row < expected.Length; row++)
        {
            Assert.Equal(expected[row].Length, actual[row].Length);
            for (int i = 0; i < expected[row].Length; i++)
            {
                if (!isSame(expected[row][i], actual[row][i])) Assert.Fail($"{name}, row {row}, number {i}: {actual[row][i]:R}; it was {expected[row][i]:R}.");
            }
        }
    }

    private static Row[] Rows() =>
        [.. File.ReadAllLines(Path.Combine(Folder, "rows.txt")).Select(line => new Row { Tokens = line.Length == 0 ? [] : [.. line.Split(' ').Select(Unescape)], Text = Unescape(line) })];

    private static float[][] Vectors(string name) =>
        [.. File.ReadAllLines(Path.Combine(Folder, $"{name}.vectors.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Single).ToArray())];

    private static float Single(string bits) => BitConverter.UInt32BitsToSingle(uint.Parse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static string Unescape(string token) =>
        Regex.Replace(token, @"\\u([0-9a-fA-F]{4})", match => $"{(char)Convert.ToUInt16(match.Groups[1].Value, 16)}");

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];

        public string Text { get; set; } = "";
    }
}
