using DistillEmb.Characters;
using Xunit;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Tests.Encoder;

public class ForwardPassTests
{
    private const string Word = "\u1230\u120B\u121D";

    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    [Fact]
    public void A_vector_does_not_depend_on_the_batch()
    {
        float[] alone = Encoder.Embed(Word);
        var random = new Random(1);
        for (int count = 1; count <= 100; count++)
        {
            foreach (int place in new HashSet<int> { 0, count / 2, count - 1, random.Next(count) })
            {
                string[] words = [.. Enumerable.Range(0, count).Select(i => i == place ? Word : RandomWord(random, i))];
                Assert.Equal(alone, Encoder.Embed(words)[place]);
            }
        }
    }

    [Fact]
    public void A_vector_does_not_depend_on_its_place_in_the_batch()
    {
        float[] alone = Encoder.Embed(Word);
        var random = new Random(2);
        for (int place = 0; place < 100; place++)
        {
            string[] words = [.. Enumerable.Range(0, 100).Select(i => i == place ? Word : RandomWord(random, i))];
            Assert.Equal(alone, Encoder.Embed(words)[place]);
        }
    }

    [Fact]
    public void Every_vector_of_a_batch_is_that_of_its_word()
    {
        var random = new Random(3);
        string[] words = [.. Enumerable.Range(0, 150).Select(i => RandomWord(random, i))];
        Assert.Equal(words.Select(Encoder.Embed), Encoder.Embed(words));
    }

    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public void A_vector_of_a_published_network_does_not_depend_on_the_batch(string name)
    {
        EncoderArchitecture architecture = name == "small" ? EncoderArchitecture.Small : name == "medium" ? EncoderArchitecture.Medium : EncoderArchitecture.Large;
        DistillEmbEncoder encoder = TestEncoders.Create(architecture, EncoderHead.SideBySide([("head", 10)]));
        var random = new Random(4);
        string[] words = [.. Enumerable.Range(0, 110).Select(i => RandomWord(random, i))];
        float[][] alone = [.. words.Select(encoder.Embed)];
        foreach (int count in (int[])[2, 5, 6, 7, 47, 48, 49, 110]) Assert.Equal(alone.Take(count), encoder.Embed(words.Take(count)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(Word)]
    [InlineData("qq\u1200")]
    [InlineData("averylongwordthatiscutoff")]
    public void A_raw_vector_is_that_of_the_definition(string word)
    {
        DistillEmbEncoder raw = TestEncoders.Create(seed: 4, normalizeHeads: false);
        double[] expected = Define(raw, word);
        float[] vector = raw.Embed(word);
        Assert.Equal(expected.Length, vector.Length);
        for (int i = 0; i < vector.Length; i++) Assert.Equal(expected[i], vector[i], 1e-4);
    }

    private static string RandomWord(Random random, int number) =>
        $"{new string([.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => (char)random.Next('a', 'z' + 1))])}{(char)(0x1200 + number)}";

    /// <summary>The network in the order of its description, in double precision.</summary>
    private static double[] Define(DistillEmbEncoder encoder, string word)
    {
        var architecture = (PositionalArchitecture)encoder.Architecture;
        int[] rows = new int[encoder.Sequence.Length];
        encoder.Sequence.Encode(word, rows);
        int positions = rows.TakeWhile(row => row != CharacterVocabulary.Padding).Count();
        int size = architecture.EmbeddingSize;
        float[] embedding = encoder.Weights[Names.Embedding];
        var features = new List<double>();
        for (int bank = 0; bank < architecture.Convolutions.Count; bank++)
        {
            (int width, int filters) = architecture.Convolutions[bank];
            float[] weight = encoder.Weights[Names.Convolution(bank)];
            for (int filter = 0; filter < filters; filter++)
            {
                float bias = encoder.Weights[Names.ConvolutionBias][features.Count];
                features.Add(Enumerable.Range(0, positions).Max(position => Gelu(bias + Taps(position).Sum())));

                IEnumerable<double> Taps(int position) =>
                    from tap in Enumerable.Range(0, width)
                    let at = position + tap - ((width - 1) / 2)
                    where at >= 0 && at < positions
                    from k in Enumerable.Range(0, size)
                    select (double)embedding[(rows[at] * size) + k] * weight[(((k * width) + tap) * filters) + filter];
            }
        }

        double[] normal = Normalize([.. features], encoder.Weights[Names.FeatureScale], encoder.Weights[Names.FeatureShift]);
        double[] hidden = [.. Dense(normal, encoder.Weights[Names.HiddenWeight], encoder.Weights[Names.HiddenBias]).Select(Gelu)];
        hidden = Normalize(hidden, encoder.Weights[Names.HiddenScale], encoder.Weights[Names.HiddenShift]);
        return Dense(hidden, encoder.Weights[Names.OutputWeight], encoder.Weights[Names.OutputBias]);
    }

    private static double[] Dense(double[] x, float[] weight, float[] bias) =>
        [.. bias.Select((offset, output) => offset + x.Select((value, input) => value * weight[(input * bias.Length) + output]).Sum())];

    private static double[] Normalize(double[] values, float[] scale, float[] shift)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) + 1e-5);
        return [.. values.Select((value, i) => ((value - mean) / deviation * scale[i]) + shift[i])];
    }

    private static double Gelu(double x)
    {
        double term = x, sum = x; // Enough terms of the series for the small numbers here.
        for (int n = 3; n < 400; n += 2) sum += term *= x * x / n;
        return x * (0.5 + (Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * sum));
    }
}
