using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Tool.Training;

/// <summary>Where training runs, and the ML.NET context for it: warnings go to the error stream.</summary>
internal sealed class TrainingDevice
{
    private const string Cpu = "cpu";
    private const string Gpu = "gpu";

    private readonly Option<string> _device = new("--device") { Description = "cpu, gpu, or gpu:N for the Nth one (needs a CUDA build of libtorch).", HelpName = "name", DefaultValueFactory = _ => Cpu };
    private readonly Option<string?> _libtorch = new("--libtorch") { Description = $"A folder with libtorch, or above it; otherwise that of {Libtorch.Variable}, or its package in NuGet's folder.", HelpName = "folder" };

    public TrainingDevice()
    {
        _device.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !TryParse(token.Value, out _)) result.AddError($"--device is '{token.Value}'; expected {Cpu}, {Gpu} or {Gpu}:N");
        });
    }

    public IEnumerable<Option> Options => [_device, _libtorch];

    /// <summary>Finds libtorch and makes the context that training runs in.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="wording">Says a message in the words of the command line.</param>
    public MLContext Start(ParseResult arguments, int seed, Func<string, string> wording)
    {
        Libtorch.Use(arguments.GetValue(_libtorch));
        var mlContext = new MLContext(seed);
        if (TryParse(arguments.GetValue(_device)!, out int? gpu) && gpu is not null)
        {
            mlContext.GpuDeviceId = gpu;
            mlContext.FallbackToCpu = false;
        }

        mlContext.Log += (_, message) =>
        {
            if (message.Kind is ChannelMessageKind.Warning or ChannelMessageKind.Error) Console.Error.WriteLine($"distillemb: {wording(message.RawMessage)}");
        };
        return mlContext;
    }

    private static bool TryParse(string text, out int? gpu)
    {
        gpu = text == Gpu ? 0 : null;
        if (text is Cpu or Gpu) return true;
        if (!text.StartsWith($"{Gpu}:", StringComparison.Ordinal) || !int.TryParse(text.AsSpan(Gpu.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return false;
        gpu = number;
        return true;
    }
}
