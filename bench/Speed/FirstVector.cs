using System.Diagnostics;
using System.Globalization;
using DistillEmb.MLNet.Bench;
using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// <c>first --model ZIP [--rounds N]</c>: a fresh process that loads a model and puts out the vector of one word, by turns with <c>mlContext.Model.Load</c>
/// and with the exported network in ONNX Runtime; time and peak memory. Linux only.
/// </summary>
internal static class FirstVector
{
    public const string Usage = "first --model ZIP [--rounds N]";
    public const string PipelineChild = "first-pipeline";
    public const string EncoderChild = "first-encoder";
    public const string OnnxChild = "first-onnx";

    private const int UsualRounds = 5;
    private const string Word = "ሰላም";

    public static int Run(string[] args)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "rounds"], []);
        string model = arguments.Required("model");
        DistillEmbEncoder encoder = DistillEmbEncoder.Load(model);
        string onnx = Path.Combine(Path.GetTempPath(), $"first-vector-{Environment.ProcessId}.onnx");
        encoder.ExportOnnx(onnx);
        try
        {
            (string Name, string[] Arguments)[] all =
            [
                ("`mlContext.Model.Load`, a prediction engine", [PipelineChild, model]),
                ("`DistillEmbEncoder.Load`", [EncoderChild, model]),
                ("ONNX Runtime", [OnnxChild, onnx, string.Join(',', encoder.EncodeCharacters([Word]))]),
            ];
            Series[][] measured = [.. all.Select(_ => new[] { new Series(), new Series(), new Series() })];
            for (int round = 0; round < arguments.Number("rounds", UsualRounds); round++)
            {
                for (int i = 0; i < all.Length; i++)
                {
                    double[] figures = Start(all[i].Arguments);
                    for (int figure = 0; figure < figures.Length; figure++) measured[i][figure].Add(figures[figure]);
                }
            }

            Console.WriteLine($"{MachineLoad.Describe()}; medians (least, most); {new FileInfo(model).Length} bytes of zip, {new FileInfo(onnx).Length} of ONNX");
            Console.WriteLine();
            Console.WriteLine("| | load and first vector, ms | of processor time, runtime's start included, ms | peak memory of the process, MB |");
            Console.WriteLine("|---|---|---|---|");
            for (int i = 0; i < all.Length; i++) Console.WriteLine(FormattableString.Invariant($"| {all[i].Name} | {measured[i][0]:F0} | {measured[i][1]:F0} | {measured[i][2]:F1} |"));
        }
        finally
        {
            File.Delete(onnx);
        }

        return 0;
    }

    public static int Pipeline(string model) => Report(() =>
    {
        var mlContext = new MLContext();
        ITransformer transformer = mlContext.Model.Load(model, out _);
        using PredictionEngine<Row, Output> engine = mlContext.Model.CreatePredictionEngine<Row, Output>(transformer);
        return engine.Predict(new Row { Tokens = [Word] }).Features.Length;
    });

    public static int Encoder(string model) => Report(() => DistillEmbEncoder.Load(model).Embed(Word).Length);

    public static int Onnx(string model, string characters) => Report(() =>
    {
        long[] rows = [.. characters.Split(',').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(rows, [1, rows.Length]);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["characters"], [input], ["vectors"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray().Length;
    });

    private static int Report(Func<int> load)
    {
        long start = Stopwatch.GetTimestamp();
        int numbers = load();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        string peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        double megabytes = double.Parse(peak["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024 / 1e6;
        Console.WriteLine(FormattableString.Invariant($"{milliseconds} {ProcessorClock.Seconds() * 1e3} {megabytes} {numbers}"));
        return 0;
    }

    private static double[] Start(string[] arguments)
    {
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. own, .. arguments]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidDataException($"The process of {arguments[0]} failed.");
        return [.. output.Split(' ').Take(3).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class Output
    {
        public float[] Features { get; set; } = [];
    }
}
