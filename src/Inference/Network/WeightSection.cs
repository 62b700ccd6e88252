using DistillEmb.Files;


namespace DistillEmb.Network;

/// <summary>The weights in the architecture's order, each in its own precision.</summary>
internal static class WeightSection
{
    public static void Write(SectionWriter writer, NetworkWeights weights)
    {
        foreach (TensorShape shape in weights.Shapes)
        {
            writer.Write(shape.Name);
            writer.Write((int)weights.PrecisionOf(shape.Name));
            writer.Write(shape.Length);
            WriteNumbers(writer, weights.Stored(shape.Name));
        }
    }

    public static NetworkWeights Read(SectionReader reader, IReadOnlyList<TensorShape> shapes) => new(shapes, shape => ReadWeight(reader, shape));

    private static void WriteNumbers(SectionWriter writer, StoredWeight weight)
    {
        switch (weight.Precision)
        {
            case WeightPrecision.Float16:
                writer.Write(weight.Halves);
                break;
            case WeightPrecision.Int8:
                writer.Write(weight.Integers!.Scales.Length);
                writer.Write(weight.Integers.Scales);
                writer.Write(weight.Integers.Codes);
                break;
            case WeightPrecision.Int4:
                ushort[] halves = new ushort[weight.Integers!.Scales.Length];
                for (int i = 0; i < halves.Length; i++) halves[i] = (ushort)(BitConverter.SingleToUInt32Bits(weight.Integers.Scales[i]) >> 16);
                writer.Write(halves.Length);
                writer.Write<ushort>(halves);
                writer.Write<byte>(Nibbles.Pack(weight.Integers.Codes));
                break;
            default:
                writer.Write<float>(weight.Values);
                break;
        }
    }

    private static StoredWeight ReadWeight(SectionReader reader, TensorShape shape)
    {
        string name = reader.ReadString();
        if (name != shape.Name) throw reader.Invalid($"weight '{name}' stands where '{shape.Name}' was expected");
        int precision = reader.ReadInt32();
        if (!Enum.IsDefined((WeightPrecision)precision)) throw new InvalidDataException($"The model's weight '{name}' is stored with precision {precision}, which this DistillEmb.MLNet does not know. Update the package.");
        int length = reader.ReadInt32();
        if (length != shape.Length) throw reader.Invalid($"weight '{name}' has {length} values; expected {shape.Length}");
        return (WeightPrecision)precision switch
        {
            WeightPrecision.Float16 => new StoredWeight(reader.ReadArray<Half>(length)),
            WeightPrecision.Int8 => new StoredWeight(ReadInt8(reader, shape), WeightPrecision.Int8),
            WeightPrecision.Int4 => new StoredWeight(ReadInt4(reader, shape), WeightPrecision.Int4),
            _ => new StoredWeight(reader.ReadArray<float>(length)),
        };
    }

    private static IntegerWeight ReadInt8(SectionReader reader, TensorShape shape)
    {
        if (shape.ChannelAxis is null) throw reader.Invalid($"weight '{shape.Name}' is stored in 8 bits, but has no channels");
        IntegerChannels channels = IntegerChannels.OfEightBits(shape);
        ExpectScales(reader, shape, channels);
        float[] scales = reader.ReadArray<float>(channels.Count);
        return Checked(reader, shape, channels, reader.ReadArray<sbyte>(shape.Length), scales);
    }

    private static IntegerWeight ReadInt4(SectionReader reader, TensorShape shape)
    {
        if (shape.Coarsest < WeightPrecision.Int4) throw reader.Invalid($"weight '{shape.Name}' is stored in 4 bits, but is none that may be");
        IntegerChannels channels = IntegerChannels.OfFourBits(shape);
        ExpectScales(reader, shape, channels);
        float[] scales = Array.ConvertAll(reader.ReadArray<ushort>(channels.Count), half => BitConverter.UInt32BitsToSingle((uint)half << 16));
        return Checked(reader, shape, channels, Nibbles.Unpack(reader.ReadArray<byte>(Nibbles.BytesOf(shape.Length)), shape.Length), scales);
    }

    private static void ExpectScales(SectionReader reader, TensorShape shape, IntegerChannels channels)
    {
        int count = reader.ReadInt32();
        if (count != channels.Count) throw reader.Invalid($"weight '{shape.Name}' has {count} scales; expected {channels.Count}");
    }

    // Only what is written again as the same bytes is taken: another scale would be other weights after the next save.
    private static IntegerWeight Checked(SectionReader reader, TensorShape shape, IntegerChannels channels, sbyte[] codes, float[] scales) =>
        channels.FaultOf(codes, scales) is string fault ? throw reader.Invalid($"of weight '{shape.Name}', {fault}") : new IntegerWeight(channels, codes, scales);
}
