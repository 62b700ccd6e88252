using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>Values of tensors as they are: into tensors, and bit by bit into files and back.</summary>
internal static class TensorValues
{
    /// <summary>A tensor with a copy of values in memory of libtorch's own.</summary>
    /// <remarks>
    /// TorchSharp's own <c>tensor(array)</c> leaves them where .NET has put the array: at any multiple of 8 bytes, and elsewhere in the next run. Products of
    /// matrices round by how their memory is aligned, so that the same seed gave now these bits and now those. What is multiplied as a matrix is made by this.
    /// </remarks>
    public static Tensor ToAligned(this float[] values, ReadOnlySpan<long> shape, Device device)
    {
        using Tensor there = torch.tensor(values, shape);
        return device.type == DeviceType.CPU ? there.clone() : there.to(device);
    }

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = tensor.detach().cpu().contiguous();
        Write(writer, MemoryMarshal.Cast<byte, float>(values.bytes));
    }

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="InvalidDataException">There are more or fewer values than the tensor has.</exception>
    public static void Read(BinaryReader reader, Tensor tensor)
    {
        using IDisposable noGradient = no_grad();
        using Tensor values = torch.tensor(Read(reader, checked((int)tensor.numel())), tensor.shape);
        tensor.copy_(values);
    }

    /// <exception cref="InvalidDataException">There are more or fewer values.</exception>
    public static float[] Read(BinaryReader reader, int count)
    {
        int written = reader.ReadInt32();
        if (written != count) throw new InvalidDataException($"{written} values stand where {count} were expected.");
        float[] values = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
