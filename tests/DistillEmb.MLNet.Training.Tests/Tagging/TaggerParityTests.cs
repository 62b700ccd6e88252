using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.Sequences;
using DistillEmb.MLNet.Tagging;
using DistillEmb.Network;
using DistillEmb.Sequences;
using DistillEmb.Tagging;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Training.Tests.Tagging;

/// <summary>The network in TorchSharp and the managed one give the same scores, and so the same tags.</summary>
public class TaggerParityTests
{
    private const double Tolerance = 1e-4;

    private static readonly string[][] Rows =
    [
        ["ሰላም", "ለዓለም", "ሰላም"],
        ["አዲስ"],
        ["", "አበባ", "ኢትዮጵያ", "ውስጥ", "ናት", "።", "ተማሪ"],
        ["ለተማሪዎቻቸው", "ሰላም"],
    ];

    [Theory]
    [InlineData(1, 0, false, false)]
    [InlineData(2, 4, false, false)]
    [InlineData(1, 4, true, true)]
    [InlineData(3, 0, false, true)]
    public void Scores_agree(int layers, int frequent, bool frozen, bool given)
    {
        var words = new SentenceWords();
        Sentence[] sentences = [.. Rows.Select(row => new Sentence(words.Add(row), [.. row.Select((_, i) => i % 3)]))];
        var random = new Random(layers);
        var options = new DistillEmbNerOptions { Architecture = TaggedSample.SmallNetwork, VectorSize = 16, MinimumCharacterCount = 1, HiddenSize = 12, Layers = layers, WeightPrecision = WeightPrecision.Float32, Threads = 2 };
        if (given) options.Encoder = Normalized(StartingEncoder.Of(options, words.All, random));
        options.FreezeEncoder = frozen;
        DistillEmbEncoder encoder = StartingEncoder.Of(options, words.All, random);
        var tables = new TokenTables(FrequentWords.Of(words.All.Take(frequent)), FrequentWords.None);
        string[] names = ["O", "B-X", "I-X"];
        var tags = new TagSet(names, TagSet.RulesOf(names));
        var shape = new TaggerShape(new SentenceShape(encoder.VectorSize, new TableShape(tables.Words.Rows, 6), TableShape.None, 12, layers), tags.Count);
        var head = new TaggerHead(shape, tags);
        using var parameters = new NetworkParameters(shape.DescribeTensors(), weight => Numbers(weight, random), CPU);
        using TrainableNetwork? student = frozen ? null : StartingEncoder.ToNetwork(encoder, random, CPU);
        var quiet = new DistillEmbNerOptions { CharacterDropout = 0, NgramDropout = 0, Dropout = 0, WordDropout = 0 };
        using WordVectorPass vectors = student is null ? new FrozenVectorPass(encoder, words.All, CPU) : TrainedVectorPass.Create(student, encoder, words, quiet, 2);
        using var pass = new SentencePass(shape.Sentence, head, vectors, parameters, quiet, words.RowsIn(tables), 2);
        using DisposeScope scope = NewDisposeScope();
        var batch = new SentenceBatch(sentences, seed: 1);
        Tensor outputs = pass.Read(batch, new BatchShare(0, sentences.Length), vectors.Forward(batch), name => parameters[name], noise: null);
        float[] expected = NetworkParameters.ValuesOf(addmm(parameters[TaggerShape.Tensors.Bias], outputs, parameters[TaggerShape.Tensors.Weight], 1, 1));

        var tagger = new Tagger(student is null ? encoder : encoder.With(student.Export()), tables, shape, tags, parameters.Export(name => parameters[name]));
        SequenceScratch scratch = tagger.Reader.RentScratch();
        int start = 0;
        foreach (string[] row in Rows)
        {
            float[] scores = new float[row.Length * tags.Count];
            tagger.Score([.. row.Select(token => token.AsMemory())], scores, scratch);
            for (int i = 0; i < scores.Length; i++) Assert.Equal(expected[start + i], scores[i], Tolerance);
            start += scores.Length;
        }

        Assert.True(expected.Max() - expected.Min() > 0.1); // Otherwise nothing was compared.
    }

    [Fact]
    public void The_gradient_does_not_depend_on_how_the_rows_are_divided()
    {
        float[] one = Gradient(1, TrainedVectorPass.Create);
        float[] three = Gradient(3, TrainedVectorPass.Create);
        Assert.Contains(one, number => Math.Abs(number) > 1e-3);
        for (int i = 0; i < one.Length; i++) Assert.Equal(one[i], three[i], 1e-5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_fast_way_back_has_the_gradient_of_the_plain_one(bool normalized)
    {
        float[] fast = Gradient(2, TrainedVectorPass.Create, normalized);
        float[] plain = Gradient(2, (student, encoder, words, options, workers) => new AutogradVectorPass(student, encoder, words, options, workers), normalized);
        for (int i = 0; i < fast.Length; i++) Assert.Equal(plain[i], fast[i], 1e-5);
    }

    private static float[] Gradient(int workers, Func<TrainableNetwork, DistillEmbEncoder, SentenceWords, SentenceTrainingOptions, int, TrainedVectorPass> create, bool normalized = false)
    {
        var words = new SentenceWords();
        Sentence[] sentences = [.. Rows.Select(row => new Sentence(words.Add(row), [.. row.Select((_, i) => i % 3)]))];
        var random = new Random(1);
        var options = new DistillEmbNerOptions { Architecture = TaggedSample.SmallNetwork, VectorSize = 16, MinimumCharacterCount = 1, HiddenSize = 8, Layers = 2 };
        DistillEmbEncoder encoder = StartingEncoder.Of(options, words.All, random);
        if (normalized) encoder = Normalized(encoder);
        string[] names = ["N", "V", "A"];
        var tags = new TagSet(names, null);
        var shape = new TaggerShape(new SentenceShape(encoder.VectorSize, TableShape.None, TableShape.None, 8, 2), tags.Count);
        using var parameters = new NetworkParameters(shape.DescribeTensors(), weight => Numbers(weight, random), CPU);
        using TrainableNetwork student = StartingEncoder.ToNetwork(encoder, random, CPU);
        using TrainedVectorPass vectors = create(student, encoder, words, options, workers);
        using var pass = new SentencePass(shape.Sentence, new TaggerHead(shape, tags), vectors, parameters, options, words.RowsIn(TokenTables.None), workers);
        pass.Run(new SentenceBatch(sentences, seed: 7));
        return [.. parameters.Parameters.Concat(student.Parameters).SelectMany(weight => NetworkParameters.ValuesOf(weight.Parameter.grad!))];
    }

    private static float[] Numbers(TensorShape shape, Random random) => [.. Enumerable.Range(0, shape.Length).Select(_ => random.NextSingle() - 0.5f)];

    private static DistillEmbEncoder Normalized(DistillEmbEncoder encoder) =>
        new(encoder.Architecture, encoder.Sequence, EncoderHead.SideBySide([("a", 10), ("b", 6)]), normalizeHeads: true, encoder.Weights, encoder.Properties);
}
