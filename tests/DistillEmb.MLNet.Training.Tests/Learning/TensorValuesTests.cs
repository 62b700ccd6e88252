using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using Xunit;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Training.Tests.Learning;

/// <summary>Matrices stand in memory as libtorch aligns it, wherever .NET had their numbers: otherwise products round by chance.</summary>
public class TensorValuesTests
{
    private const int Alignment = 64;

    [Fact]
    public void A_copy_is_aligned_and_has_the_numbers()
    {
        for (int size = 1; size < 200; size++)
        {
            float[] numbers = [.. Enumerable.Range(0, size).Select(i => i + 0.5f)];
            using Tensor tensor = numbers.ToAligned([size], CPU);
            Assert.Equal(numbers, NetworkParameters.ValuesOf(tensor));
            Assert.Equal(0, Misplaced(tensor));
            numbers[0] = -1;
            Assert.Equal(0.5f, NetworkParameters.ValuesOf(tensor)[0]);
        }
    }

    [Fact]
    public void Parameters_are_aligned()
    {
        TensorShape[] shapes = [.. Enumerable.Range(1, 100).Select(size => new TensorShape($"weight {size}", size, 3))];
        using var parameters = new NetworkParameters(shapes, shape => new float[shape.Length], CPU);
        Assert.All(parameters.Parameters, weight => Assert.Equal(0, Misplaced(weight.Parameter)));
    }

    private static int Misplaced(Tensor tensor) => (int)(Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(tensor.bytes)) % Alignment);
}
