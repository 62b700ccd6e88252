using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Writes the numbers of tensors as they are, bit by bit, and reads them into tensors of the same size.</summary>
internal static class TensorNumbers
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = tensor.detach().cpu().contiguous();
        Write(writer, MemoryMarshal.Cast<byte, float>(values.bytes));
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <exception cref="InvalidDataException">There are more or fewer numbers than the tensor has.</exception>
    public static void Read(BinaryReader reader, Tensor tensor)
    {
        using IDisposable noGradient = no_grad();
        using Tensor values = torch.tensor(Read(reader, checked((int)tensor.numel())), tensor.shape);
        tensor.copy_(values);
    }

    /// <exception cref="InvalidDataException">There are more or fewer numbers.</exception>
    public static float[] Read(BinaryReader reader, int count)
    {
        int written = reader.ReadInt32();
        if (written != count) throw new InvalidDataException($"{written} numbers stand where {count} were expected.");
        float[] numbers = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
