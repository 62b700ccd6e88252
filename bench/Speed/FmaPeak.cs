using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// The most multiply-adds that cores do: independent chains in registers, more than latency times throughput of any
/// processor asks for, on the widest vectors there are.
/// </summary>
internal static class FmaPeak
{
    private const int ManyChains = 16;
    private const int Chains = 10; // AVX2 has 16 registers; a chain that does not fit would be stored and loaded.
    private const int Steps = 4_000_000;
    private const int Attempts = 5;

    /// <summary>The best of several attempts, GFLOP/s (two a multiply-add) of all threads together.</summary>
    public static double Measure(int threads)
    {
        double best = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            double[] speeds = new double[threads];
            var workers = new Thread[threads];
            for (int i = 0; i < threads; i++)
            {
                int worker = i;
                workers[i] = new Thread(() => speeds[worker] = OnThisThread(() => Stopwatch.GetElapsedTime(0).TotalSeconds));
                workers[i].Start();
            }

            foreach (Thread worker in workers) worker.Join();
            best = Math.Max(best, speeds.Sum());
        }

        return best;
    }

    /// <summary>What one thread does a second of processor time, best of several attempts, GFLOP/s.</summary>
    public static double MeasureProcessor() => Enumerable.Range(0, Attempts).Max(_ => OnThisThread(ProcessorClock.Seconds));

    private static double OnThisThread(Func<double> clock)
    {
        int lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256.IsHardwareAccelerated ? Vector256<float>.Count : Vector128<float>.Count;
        double start = clock();
        float sum = lanes == Vector512<float>.Count ? Run512() : lanes == Vector256<float>.Count ? Run256() : Run128();
        double seconds = clock() - start;
        return float.IsFinite(sum) ? 2e-9 * (lanes == Vector512<float>.Count ? ManyChains : Chains) * lanes * Steps / seconds : throw new InvalidOperationException("Sums that cannot overflow did.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> x = Vector512.Create(0.5f), y = Vector512.Create(0.25f);
        Vector512<float> a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x, a8 = x, a9 = x, aa = x, ab = x, ac = x, ad = x, ae = x, af = x;
        for (int i = 0; i < Steps; i++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, x, y);
            a1 = Vector512.FusedMultiplyAdd(a1, x, y);
            a2 = Vector512.FusedMultiplyAdd(a2, x, y);
            a3 = Vector512.FusedMultiplyAdd(a3, x, y);
            a4 = Vector512.FusedMultiplyAdd(a4, x, y);
            a5 = Vector512.FusedMultiplyAdd(a5, x, y);
            a6 = Vector512.FusedMultiplyAdd(a6, x, y);
            a7 = Vector512.FusedMultiplyAdd(a7, x, y);
            a8 = Vector512.FusedMultiplyAdd(a8, x, y);
            a9 = Vector512.FusedMultiplyAdd(a9, x, y);
            aa = Vector512.FusedMultiplyAdd(aa, x, y);
            ab = Vector512.FusedMultiplyAdd(ab, x, y);
            ac = Vector512.FusedMultiplyAdd(ac, x, y);
            ad = Vector512.FusedMultiplyAdd(ad, x, y);
            ae = Vector512.FusedMultiplyAdd(ae, x, y);
            af = Vector512.FusedMultiplyAdd(af, x, y);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + aa + ab + ac + ad + ae + af);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        Vector256<float> x = Vector256.Create(0.5f), y = Vector256.Create(0.25f);
        Vector256<float> a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x, a8 = x, a9 = x;
        for (int i = 0; i < Steps; i++)
        {
            a0 = Vector256.FusedMultiplyAdd(a0, x, y);
            a1 = Vector256.FusedMultiplyAdd(a1, x, y);
            a2 = Vector256.FusedMultiplyAdd(a2, x, y);
            a3 = Vector256.FusedMultiplyAdd(a3, x, y);
            a4 = Vector256.FusedMultiplyAdd(a4, x, y);
            a5 = Vector256.FusedMultiplyAdd(a5, x, y);
            a6 = Vector256.FusedMultiplyAdd(a6, x, y);
            a7 = Vector256.FusedMultiplyAdd(a7, x, y);
            a8 = Vector256.FusedMultiplyAdd(a8, x, y);
            a9 = Vector256.FusedMultiplyAdd(a9, x, y);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128()
    {
        Vector128<float> x = Vector128.Create(0.5f), y = Vector128.Create(0.25f);
        Vector128<float> a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x, a8 = x, a9 = x;
        for (int i = 0; i < Steps; i++)
        {
            a0 = Vector128.FusedMultiplyAdd(a0, x, y);
            a1 = Vector128.FusedMultiplyAdd(a1, x, y);
            a2 = Vector128.FusedMultiplyAdd(a2, x, y);
            a3 = Vector128.FusedMultiplyAdd(a3, x, y);
            a4 = Vector128.FusedMultiplyAdd(a4, x, y);
            a5 = Vector128.FusedMultiplyAdd(a5, x, y);
            a6 = Vector128.FusedMultiplyAdd(a6, x, y);
            a7 = Vector128.FusedMultiplyAdd(a7, x, y);
            a8 = Vector128.FusedMultiplyAdd(a8, x, y);
            a9 = Vector128.FusedMultiplyAdd(a9, x, y);
        }

        return Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9);
    }
}
