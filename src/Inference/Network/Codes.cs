using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DistillEmb.Network;

/// <summary>Reads codes (values of 8 bits) as vectors of floats.</summary>
internal static class Codes
{
    /// <summary>Sixteen codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSixteen(ref readonly sbyte codes, nuint offset)
    {
        Vector128<sbyte> bytes = Vector128.LoadUnsafe(in codes, offset);
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Single(Avx512F.ConvertToVector512Int32(bytes));
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(bytes);
        return Vector512.Create(Singles(low), Singles(high));
    }

    /// <summary>Eight codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadEight(ref readonly sbyte codes, nuint offset)
    {
        Vector128<sbyte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(in Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in codes), offset)))).AsSByte();
        return Avx2.IsSupported ? Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(bytes)) : Singles(Vector128.WidenLower(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Singles(Vector128<short> values)
    {
        (Vector128<int> low, Vector128<int> high) = Vector128.Widen(values);
        return Vector256.ConvertToSingle(Vector256.Create(low, high));
    }
}
