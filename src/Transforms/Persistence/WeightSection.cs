using DistillEmb.MLNet.Encoder;

namespace DistillEmb.MLNet.Persistence;

/// <summary>The weights in the architecture's order, each in its own precision.</summary>
internal static class WeightSection
{
    public static void Write(SectionWriter writer, EncoderWeights weights)
    {
        foreach (TensorShape shape in weights.Shapes)
        {
            writer.Write(shape.Name);
            writer.Write((int)weights.PrecisionOf(shape.Name));
            writer.Write(shape.Length);
            WriteNumbers(writer, shape, weights[shape.Name], weights.PrecisionOf(shape.Name));
        }
    }

    public static EncoderWeights Read(SectionReader reader, IReadOnlyList<TensorShape> shapes) => new(shapes, shape => ReadWeight(reader, shape));

    private static void WriteNumbers(SectionWriter writer, TensorShape shape, float[] values, WeightPrecision precision)
    {
        switch (precision)
        {
            case WeightPrecision.Float16:
                writer.Write<Half>(Array.ConvertAll(values, value => (Half)value));
                break;
            case WeightPrecision.Int8:
                IntegerChannels eight = IntegerChannels.OfEightBits(shape);
                float[] scales = eight.ScalesOf(values);
                writer.Write(scales.Length);
                writer.Write<float>(scales);
                writer.Write<sbyte>(eight.Quantize(values, scales));
                break;
            case WeightPrecision.Int4:
                IntegerChannels four = IntegerChannels.OfFourBits(shape);
                float[] halves = four.ScalesOf(values);
                writer.Write(halves.Length);
                writer.Write<ushort>(Array.ConvertAll(halves, scale => (ushort)(BitConverter.SingleToUInt32Bits(scale) >> 16)));
                writer.Write<byte>(Nibbles.Pack(four.Quantize(values, halves)));
                break;
            default:
                writer.Write<float>(values);
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
        if (length != shape.Length) throw reader.Invalid($"weight '{name}' has {length} numbers; expected {shape.Length}");
        float[] values = (WeightPrecision)precision switch
        {
            WeightPrecision.Float16 => Array.ConvertAll(reader.ReadArray<Half>(length), value => (float)value),
            WeightPrecision.Int8 => ReadInt8(reader, shape),
            WeightPrecision.Int4 => ReadInt4(reader, shape),
            _ => reader.ReadArray<float>(length),
        };
        return new StoredWeight(values, (WeightPrecision)precision);
    }

    private static float[] ReadInt8(SectionReader reader, TensorShape shape)
    {
        if (shape.ChannelAxis is null) throw reader.Invalid($"weight '{shape.Name}' is stored in 8 bits, but has no channels");
        IntegerChannels channels = IntegerChannels.OfEightBits(shape);
        ExpectScales(reader, shape, channels);
        float[] scales = reader.ReadArray<float>(channels.Count);
        return Dequantize(reader, shape, channels, reader.ReadArray<sbyte>(shape.Length), scales);
    }

    private static float[] ReadInt4(SectionReader reader, TensorShape shape)
    {
        if (shape.Coarsest < WeightPrecision.Int4) throw reader.Invalid($"weight '{shape.Name}' is stored in 4 bits, but is none that may be");
        IntegerChannels channels = IntegerChannels.OfFourBits(shape);
        ExpectScales(reader, shape, channels);
        float[] scales = Array.ConvertAll(reader.ReadArray<ushort>(channels.Count), half => BitConverter.UInt32BitsToSingle((uint)half << 16));
        return Dequantize(reader, shape, channels, Nibbles.Unpack(reader.ReadArray<byte>(Nibbles.BytesOf(shape.Length)), shape.Length), scales);
    }

    private static void ExpectScales(SectionReader reader, TensorShape shape, IntegerChannels channels)
    {
        int count = reader.ReadInt32();
        if (count != channels.Count) throw reader.Invalid($"weight '{shape.Name}' has {count} scales; expected {channels.Count}");
    }

    // Only what is written again as the same bytes is taken: another scale would be other weights after the next save.
    private static float[] Dequantize(SectionReader reader, TensorShape shape, IntegerChannels channels, sbyte[] steps, float[] scales) =>
        channels.FaultOf(steps, scales) is string fault ? throw reader.Invalid($"of weight '{shape.Name}', {fault}") : channels.Dequantize(steps, scales);
}
