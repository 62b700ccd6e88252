using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TorchSharp;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>benchmark [network]</c>: the kernels of <c>throughput</c> under BenchmarkDotNet, a short job in this process; time and allocations a batch.
/// </summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int KnownWords = 2_000;

    private SpeedNetwork? _network;
    private WordBatch? _batch;
    private ManagedKernel? _managed;
    private OnnxNetwork? _onnx;
    private TorchNetwork? _torch;

    [Params("default", "light", "small")]
    public string Network { get; set; } = "";

    [Params(1, 8, 64, 512)]
    public int Words { get; set; }

    internal static int Run()
    {
        BenchmarkRunner.Run<KernelBenchmarks>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    }

    [GlobalSetup]
    public void Prepare()
    {
        torch.set_num_threads(1);
        string[] words = SpeedWords.Take(corpus: null, KnownWords);
        _network = SpeedNetwork.All(words, Network).Single();
        _batch = WordBatch.Of(words[..Words], _network.Sequence);
        _managed = new ManagedKernel(_network, Words);
        _onnx = new OnnxNetwork(_network, Words);
        _torch = new TorchNetwork(_network);
    }

    [GlobalCleanup]
    public void Release()
    {
        _onnx?.Dispose();
        _network?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Managed() => _managed!.Run(_batch!);

    [Benchmark]
    public void OnnxRuntime() => _onnx!.Run(_batch!);

    [Benchmark]
    public void TorchSharp() => _torch!.Run(_batch!);
}
