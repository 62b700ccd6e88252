using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DistillEmb.Network;

/// <summary>Reads steps (numbers of 8 bits) as vectors of floats.</summary>
internal static class Steps
{
    /// <summary>Sixteen steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSixteen(ref readonly sbyte steps, nuint offset)
    {
        Vector128<sbyte> bytes = Vector128.LoadUnsafe(in steps, offset);
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Single(Avx512F.ConvertToVector512Int32(bytes));
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(bytes);
        return Vector512.Create(Singles(low), Singles(high));
    }

    /// <summary>Eight steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadEight(ref readonly sbyte steps, nuint offset)
    {
        Vector128<sbyte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(in Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in steps), offset)))).AsSByte();
        return Avx2.IsSupported ? Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(bytes)) : Singles(Vector128.WidenLower(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Singles(Vector128<short> numbers)
    {
        (Vector128<int> low, Vector128<int> high) = Vector128.Widen(numbers);
        return Vector256.ConvertToSingle(Vector256.Create(low, high));
    }
}
