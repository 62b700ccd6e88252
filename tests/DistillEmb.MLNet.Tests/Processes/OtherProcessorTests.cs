using System.Globalization;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>A program on a processor with narrower vectors, or without any, gets the same vectors to within rounding.</summary>
public sealed class OtherProcessorTests : IDisposable
{
    private const float Tolerance = 1e-4f;

    private static readonly string[][] Sentences = [["selam"], ["alem", "x", "\u1230\u120B\u121D"], [.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), 1 + (i % 14)))]];

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public static TheoryData<string, string, int> Processors
    {
        get
        {
            var all = new TheoryData<string, string, int>();
            foreach (string network in (string[])["positional", "positional in few bits", "small", "medium"])
            {
                all.Add(network, "", 512);
                all.Add(network, "AVX512 AVX512F", 256);
                all.Add(network, "AVX512 AVX512F AVX2", 128);
                all.Add(network, "HWIntrinsic", 0);
            }

            return all;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Processors))]
    public void Vectors_are_those_of_this_processor(string network, string without, int mostBits)
    {
        EncoderArchitecture architecture = network switch
        {
            "small" => EncoderArchitecture.Small,
            "medium" => EncoderArchitecture.Medium,
            "positional in few bits" => new PositionalArchitecture { EmbeddingSize = 8, Convolutions = [new(1, 8), new(2, 32)], HiddenSize = 40, Ngrams = new NgramBag(64, 80, 2, 3, MinimumCount: 0) },
            _ => new PositionalArchitecture { EmbeddingSize = 8, Convolutions = [new(1, 8), new(2, 32), new(3, 56)], HiddenSize = 40, Ngrams = new NgramBag(64, 40, 2, 3, MinimumCount: 0) },
        };
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbEncoder encoder = TestEncoders.Create(architecture, EncoderHead.SideBySide([("a", 30), ("b", 20)]), maxWordLength: 13);
        if (network.EndsWith("few bits", StringComparison.Ordinal)) encoder = encoder.WithPrecision(WeightPrecision.Int4);
        DistillEmbTransformer model = _mlContext.Transforms.ApplyDistillEmb("Vectors", encoder, "Tokens", DistillEmbOutput.Tokens).Fit(data);
        _mlContext.Model.Save(model, data.Schema, _folder["model.zip"]);

        OtherProcessReport report = OtherProcessConsumer.Apply(
            _folder["model.zip"], "Vectors", Sentences, [.. without.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(set => ($"DOTNET_Enable{set}", "0"))]);
        Assert.True(report.VectorBits <= mostBits, $"The other process used vectors of {report.VectorBits} bits.");
        for (int row = 0; row < Sentences.Length; row++)
        {
            float[] expected = [.. encoder.Embed(Sentences[row]).SelectMany(vector => vector)];
            float[] actual = [.. report.Rows[row].Split(' ').Select(bits => BitConverter.UInt32BitsToSingle(uint.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }
}
