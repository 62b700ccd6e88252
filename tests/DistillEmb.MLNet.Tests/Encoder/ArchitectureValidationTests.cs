using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class ArchitectureValidationTests
{
    [Fact]
    public void The_default_is_valid()
    {
        Assert.Empty(EncoderArchitecture.Positional.Validate());
        Assert.Equal("positional-ngrams", EncoderArchitecture.Positional.Name);
        Assert.Equal("positional", new PositionalArchitecture { Ngrams = null }.Name);
    }

    [Theory]
    [InlineData(1, 8, 1, 8)]
    [InlineData(4096, 4096, 16, 4096)]
    public void The_ends_of_the_ranges_are_valid(int embedding, int hidden, int width, int filters)
    {
        var architecture = new PositionalArchitecture { EmbeddingSize = embedding, HiddenSize = hidden, Convolutions = [new(width, filters)] };
        Assert.Empty(architecture.Validate());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4097)]
    [InlineData(int.MaxValue)]
    public void A_bad_embedding_size_is_named(int size)
    {
        AssertFault(new PositionalArchitecture { EmbeddingSize = size }, "EmbeddingSize", $"{size}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(4095)]
    [InlineData(4104)]
    [InlineData(int.MinValue)]
    public void A_bad_hidden_size_is_named(int size)
    {
        AssertFault(new PositionalArchitecture { HiddenSize = size }, "HiddenSize", $"{size}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(17)]
    public void A_bad_width_is_named(int width)
    {
        AssertFault(new PositionalArchitecture { Convolutions = [new(3, 8), new(width, 8)] }, "Convolutions", "width", $"{width}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(4104)]
    public void A_bad_number_of_filters_is_named(int filters)
    {
        AssertFault(new PositionalArchitecture { Convolutions = [new(3, filters), new(2, 8)] }, "Convolutions", $"{filters} filters");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void A_bad_number_of_banks_is_named(int banks)
    {
        AssertFault(new PositionalArchitecture { Convolutions = [.. Enumerable.Repeat(new ConvolutionBank(1, 8), banks)] }, "Convolutions", $"{banks} banks");
    }

    [Fact]
    public void No_banks_at_all_are_named()
    {
        AssertFault(new PositionalArchitecture { Convolutions = null! }, "Convolutions", "0 banks");
    }

    [Fact]
    public void Every_bad_value_has_its_own_sentence()
    {
        var architecture = new PositionalArchitecture { EmbeddingSize = 0, HiddenSize = 1, Convolutions = [new(0, 7), new(20, 8)] };
        Assert.Equal(5, architecture.Validate().Count());
    }

    [Theory]
    [InlineData(0, 64, 2, 5, "Buckets is 0")]
    [InlineData(4194305, 64, 2, 5, "Buckets is 4194305")]
    [InlineData(100, 12, 2, 5, "Size is 12")]
    [InlineData(100, 1032, 2, 5, "Size is 1032")]
    [InlineData(100, 8, 0, 5, "Shortest is 0")]
    [InlineData(100, 8, 4, 3, "Longest is 3; it must be 4 to 16")]
    [InlineData(100, 8, 2, 17, "Longest is 17")]
    public void Bad_n_grams_are_named(int buckets, int size, int shortest, int longest, string part) =>
        AssertFault(new PositionalArchitecture { Ngrams = new NgramBag(buckets, size, shortest, longest) }, "Ngrams", part);

    private static void AssertFault(PositionalArchitecture architecture, params string[] parts)
    {
        string fault = Assert.Single(architecture.Validate());
        Assert.All(parts, part => Assert.Contains(part, fault));
        Assert.EndsWith(".", fault);
    }
}
