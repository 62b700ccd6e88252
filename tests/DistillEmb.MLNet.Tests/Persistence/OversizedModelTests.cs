using System.Buffers.Binary;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Files whose sections are each within their limits, but together ask for more than an array holds.</summary>
public class OversizedModelTests
{
    private const int MostCharacters = 0x110000;
    private const int WidestBank = 16;
    private const int LargestLayer = 4096;

    [Fact]
    public void An_embedding_larger_than_an_array_is_refused()
    {
        var architecture = new PositionalArchitecture { EmbeddingSize = LargestLayer, Convolutions = [new(1, 8)], HiddenSize = 8, Ngrams = null };
        AssertRefused(architecture, withWeights: false, "embedding");
    }

    [Fact]
    public void A_character_table_larger_than_an_array_is_refused()
    {
        var architecture = new PositionalArchitecture { EmbeddingSize = 1, Convolutions = [new(WidestBank, LargestLayer)], HiddenSize = 8, Ngrams = null };
        AssertRefused(architecture, withWeights: true, "character");
    }

    private static void AssertRefused(PositionalArchitecture architecture, bool withWeights, string part)
    {
        byte[] shape = EncoderBytes.Section(architecture.Write);
        byte[] characters = new byte[8 + (4 * MostCharacters)];
        BinaryPrimitives.WriteInt32LittleEndian(characters, 14);
        BinaryPrimitives.WriteInt32LittleEndian(characters.AsSpan(4), MostCharacters);
        for (int i = 0; i < MostCharacters; i++) BinaryPrimitives.WriteInt32LittleEndian(characters.AsSpan(8 + (4 * i)), i);
        byte[] heads = EncoderBytes.Section(writer =>
        {
            writer.Write(true);
            writer.Write(1);
            writer.Write("head");
            writer.Write(2);
        });
        byte[] weights = EncoderBytes.Section(writer =>
        {
            foreach (var tensor in architecture.DescribeTensors(4 + MostCharacters, sequenceLength: 16, vectorSize: 2))
            {
                writer.Write(tensor.Name);
                writer.Write(0);
                writer.Write(withWeights ? tensor.Length : 1);
                writer.Write(new float[withWeights ? tensor.Length : 1].AsSpan());
            }
        });
        byte[] container = EncoderBytes.Join([("ARCH", shape), ("CHAR", characters), ("HEAD", heads), ("WGHT", weights)]);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(container));
        Assert.Contains(part, fault.Message);
    }
}
