using System.Globalization;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("encoder-v1", "Vectors")]
    [InlineData("encoder-v1-float16", "Vectors")]
    [InlineData("encoder-v1-int8", "Vectors")]
    [InlineData("encoder-v1-exact", "Vectors")]
    [InlineData("encoder-v1-ngrams", "Vectors")]
    [InlineData("encoder-v1-int4", "Vectors")]
    [InlineData("tagger-v1", "Confidence")]
    [InlineData("classifier-v1", "Score")]
    public void A_released_format_gives_the_numbers_that_it_gave(string name, string column)
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(Path.Combine(Folder, $"{name}.zip"), out _);
        Row[] rows = Rows();
        float[][] expected = Vectors(name);
        float[][] actual = TransformContract.Rows(model.Transform(mlContext.Data.LoadFromEnumerable(rows)), column);
        Assert.Equal(expected.Length, actual.Length);
        for (int row = 0; row < expected.Length; row++)
        {
            Assert.Equal(expected[row].Length, actual[row].Length);
            for (int i = 0; i < expected[row].Length; i++)
            {
                if (!(MathF.Abs(expected[row][i] - actual[row][i]) <= Tolerance))
                    Assert.Fail($"{name}, row {row}, number {i}: {actual[row][i]:R}; it was {expected[row][i]:R}.");
            }
        }
    }

    [Theory]
    [InlineData("encoder-v1", WeightPrecision.Float32)]
    [InlineData("encoder-v1-float16", WeightPrecision.Float16)]
    [InlineData("encoder-v1-int8", WeightPrecision.Int8)]
    [InlineData("encoder-v1-exact", WeightPrecision.Int8)]
    [InlineData("encoder-v1-ngrams", WeightPrecision.Int8)]
    [InlineData("encoder-v1-int4", WeightPrecision.Int4)]
    public void The_encoder_alone_is_found_in_a_released_format(string name, WeightPrecision precision)
    {
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(Path.Combine(Folder, $"{name}.zip"));
        Assert.NotEmpty(encoder.Heads);
        Assert.Equal(precision, encoder.Precision);
        Assert.Contains(encoder.Embed("\u1230\u120B\u121D"), value => value != 0);
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

    [Fact]
    public void A_row_without_tokens_is_among_them_and_gives_zeros()
    {
        int empty = Array.FindIndex(Rows(), row => row.Tokens.Length == 0);
        Assert.True(empty >= 0);
        Assert.All(Vectors("encoder-v1")[empty], value => Assert.Equal(0f, value));
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
