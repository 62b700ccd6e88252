using DistillEmb.Characters;
using DistillEmb.Network;
using Xunit;
using Names = DistillEmb.PositionalArchitecture.Tensors;

namespace DistillEmb.MLNet.Tests.Encoder;

/// <summary>The tabulated convolution against the one of the definition, over embedding and weights.</summary>
public class CharacterTableTests
{
    private const int Characters = 20;
    private const int SequenceLength = 16;

    private static readonly PositionalArchitecture Architecture = new()
    {
        EmbeddingSize = 10,
        Convolutions = [new(1, 8), new(2, 16), new(3, 8), new(4, 24), new(5, 56), new(6, 8)],
        HiddenSize = 8,
        Ngrams = null,
    };

    [Fact]
    public void Pooling_equals_a_direct_convolution_with_zero_padding()
    {
        var random = new Random(1);
        NetworkWeights weights = Weights(random);
        var table = CharacterTable.Create(Architecture, weights);
        Assert.Equal(Architecture.TapCount, table.Taps);
        for (int positions = 2; positions <= SequenceLength; positions++)
        {
            for (int attempt = 0; attempt < 5; attempt++) Compare(table, weights, Word(random, positions));
        }
    }

    [Theory]
    [InlineData(11, 2)]
    [InlineData(16, 3)]
    [InlineData(16, 16)]
    public void A_filter_may_be_wider_than_the_word(int width, int positions)
    {
        var random = new Random(width);
        var architecture = new PositionalArchitecture { EmbeddingSize = 4, Convolutions = [new(width, 8)], HiddenSize = 8, Ngrams = null };
        NetworkWeights weights = Weights(random, architecture);
        Compare(CharacterTable.Create(architecture, weights), weights, Word(random, positions), architecture);
    }

    [Fact]
    public void The_embedding_of_the_padding_symbol_adds_nothing()
    {
        var random = new Random(2);
        NetworkWeights weights = Weights(random);
        var before = CharacterTable.Create(Architecture, weights);
        weights[Names.Embedding].AsSpan(CharacterVocabulary.Padding * Architecture.EmbeddingSize, Architecture.EmbeddingSize).Fill(1000f);
        var after = CharacterTable.Create(Architecture, weights);
        for (int positions = 2; positions <= SequenceLength; positions++)
        {
            int[] word = Word(random, positions);
            Assert.Equal(Pool(before, word), Pool(after, word));
        }
    }

    [Fact]
    public void Every_number_is_written_whatever_stood_there()
    {
        var random = new Random(3);
        var table = CharacterTable.Create(Architecture, Weights(random));
        int[] word = Word(random, 5);
        float[] highest = new float[Architecture.FilterCount];
        float[] lowest = new float[Architecture.FilterCount];
        Array.Fill(highest, 1e9f);
        Array.Fill(lowest, -1e9f);
        table.PoolPositions(word, highest, lowest);
        Assert.Equal(Pool(table, word), highest.Concat(lowest));
    }

    [Fact]
    public void Positions_end_before_the_first_padding()
    {
        Assert.Equal(2, CharacterTable.PositionsOf([2, 3, 0, 0]));
        Assert.Equal(4, CharacterTable.PositionsOf([2, 5, 5, 3]));
    }

    [Theory]
    [InlineData(1, 2, 2, 3)]
    [InlineData(2, 2, 2, 4)] // An even width looks one further to the right.
    [InlineData(3, 2, 1, 4)]
    [InlineData(4, 2, 1, 5)]
    [InlineData(5, 2, 0, 5)]
    [InlineData(5, 0, 0, 3)]
    [InlineData(5, 6, 4, 7)]
    public void A_filter_reaches_around_its_position(int width, int position, int first, int end)
    {
        Assert.Equal((first, end), CharacterTable.Reach(new ConvolutionBank(width, 8), position, positions: 7));
    }

    private static void Compare(CharacterTable table, NetworkWeights weights, int[] word, PositionalArchitecture? architecture = null)
    {
        architecture ??= Architecture;
        float[] pooled = Pool(table, word);
        double[] highest = [.. Convolve(architecture, weights, word).Select(values => values.Max())];
        double[] lowest = [.. Convolve(architecture, weights, word).Select(values => values.Min())];
        for (int filter = 0; filter < highest.Length; filter++)
        {
            Assert.Equal(highest[filter], pooled[filter], 1e-4);
            Assert.Equal(lowest[filter], pooled[highest.Length + filter], 1e-4);
        }
    }

    private static float[] Pool(CharacterTable table, int[] word)
    {
        int filters = 0;
        foreach (ConvolutionBank bank in table.Banks) filters += bank.Filters;
        float[] pooled = new float[2 * filters];
        table.PoolPositions(word, pooled.AsSpan(0, filters), pooled.AsSpan(filters));
        return pooled;
    }

    /// <summary>The values of every filter at the positions that are not padding.</summary>
    private static IEnumerable<double[]> Convolve(PositionalArchitecture architecture, NetworkWeights weights, int[] word)
    {
        int size = architecture.EmbeddingSize;
        int positions = word.TakeWhile(row => row != CharacterVocabulary.Padding).Count();
        float[] embedding = weights[Names.Embedding];
        for (int i = 0; i < architecture.Convolutions.Count; i++)
        {
            (int width, int filters) = architecture.Convolutions[i];
            float[] weight = weights[Names.Convolution(i)];
            for (int filter = 0; filter < filters; filter++)
            {
                double[] values = new double[positions];
                for (int position = 0; position < positions; position++)
                {
                    for (int tap = 0; tap < width; tap++)
                    {
                        int at = position + tap - ((width - 1) / 2);
                        if (at < 0 || at >= positions) continue;
                        for (int k = 0; k < size; k++)
                            values[position] += (double)embedding[(word[at] * size) + k] * weight[(((k * width) + tap) * filters) + filter];
                    }
                }

                yield return values;
            }
        }
    }

    private static int[] Word(Random random, int positions)
    {
        int[] word = new int[SequenceLength];
        for (int i = 0; i < positions; i++) word[i] = random.Next(1, Characters);
        return word;
    }

    private static NetworkWeights Weights(Random random, PositionalArchitecture? architecture = null) =>
        new((architecture ?? Architecture).DescribeTensors(Characters, sequenceLength: 16, vectorSize: 4), shape => random.Singles(shape.Length));
}
