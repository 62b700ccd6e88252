using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public class RoundTripTests
{
    private static readonly string[] Words = ["", "a", "selam", "\u1230\u120B\u121D", "\u12A2\u1275\u12EE\u1335\u12EB\u12CD\u12EB\u1295", "caf\u00E9", "0\u4E00", "averylongwordthatiscutoff"];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_loaded_encoder_gives_the_same_vectors(int seed, bool normalizeHeads)
    {
        DistillEmbEncoder encoder = TestEncoders.Create(seed, normalizeHeads);
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Save(encoder));
        Assert.Equal(Bits(encoder), Bits(loaded));
    }

    [Fact]
    public void A_loaded_encoder_describes_itself_as_before()
    {
        DistillEmbEncoder encoder = TestEncoders.Create(normalizeHeads: false);
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Save(encoder));
        Assert.Equal(encoder.Properties.OrderBy(property => property.Key), loaded.Properties.OrderBy(property => property.Key));
        Assert.Equal(encoder.Heads.Select(head => (head.Name, head.Offset, head.Dimension)), loaded.Heads.Select(head => (head.Name, head.Offset, head.Dimension)));
        Assert.False(loaded.NormalizeHeads);
        Assert.Equal(encoder.MaxWordLength, loaded.MaxWordLength);
        Assert.Equal(encoder.CharacterCount, loaded.CharacterCount);
        Assert.Equal(encoder.ParameterCount, loaded.ParameterCount);
        var architecture = Assert.IsType<PositionalArchitecture>(loaded.Architecture);
        Assert.Equal((12, 32), (architecture.EmbeddingSize, architecture.HiddenSize));
        Assert.Equal([new(1, 8), new(2, 16), new(3, 24)], architecture.Convolutions);
    }

    [Fact]
    public void A_loaded_encoder_is_saved_as_the_same_bytes()
    {
        byte[] bytes = EncoderBytes.Save(TestEncoders.Create());
        Assert.Equal(bytes, EncoderBytes.Save(EncoderBytes.Load(bytes)));
    }

    [Fact]
    public void The_bytes_are_those_of_the_description()
    {
        byte[] bytes = EncoderBytes.Save(TestEncoders.Create());
        Assert.Equal(["ARCH", "CHAR", "HEAD", "WGHT", "prop"], EncoderBytes.Split(bytes).Select(section => section.Name));
        Assert.Equal(bytes, EncoderBytes.Join(EncoderBytes.Split(bytes)));
    }

    [Fact]
    public void Properties_may_be_absent()
    {
        byte[] bytes = EncoderBytes.Save(TestEncoders.Create());
        DistillEmbEncoder loaded = EncoderBytes.Load(EncoderBytes.Join(EncoderBytes.Split(bytes).Where(section => section.Name != "prop")));
        Assert.Empty(loaded.Properties);
        Assert.Equal(Bits(TestEncoders.Create()), Bits(loaded));
    }

    [Fact]
    public void Sections_may_stand_in_any_order()
    {
        byte[] bytes = EncoderBytes.Save(TestEncoders.Create());
        Assert.Equal(Bits(TestEncoders.Create()), Bits(EncoderBytes.Load(EncoderBytes.Join(EncoderBytes.Split(bytes).AsEnumerable().Reverse()))));
    }

    private static int[] Bits(DistillEmbEncoder encoder) => [.. encoder.Embed(Words).SelectMany(vector => vector.Select(BitConverter.SingleToInt32Bits))];
}
