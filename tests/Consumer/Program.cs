using System.Globalization;
using System.Runtime.Intrinsics;
using DistillEmb.MLNet.Consumer;
using Microsoft.ML;
using Microsoft.ML.Data;

// Usage: Consumer MODEL OUTPUT_COLUMN < WORDS
// Loads a model with a bare MLContext and writes, for each line of the input taken as one row of space-separated tokens,
// the bits of the output column's numbers. A line may hold \uXXXX escapes, so that any string can be asked for.
// Then it writes "vectors: " and the bits of the widest vectors that the processor has for it, and "native: " and the native training libraries that the process has loaded.
// Usage: Consumer save TARGET MODEL...
// Saves models; see Saving.
if (args is ["save", string target, _, ..]) return Saving.Run(target, args[2..]);
if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: Consumer MODEL OUTPUT_COLUMN < WORDS\n       Consumer save TARGET MODEL...");
    return 2;
}

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out DataViewSchema inputSchema);
Console.WriteLine($"type: {model.GetType().Name}, input columns: {inputSchema?.Count ?? 0}");

var rows = new List<Row>();
while (Console.In.ReadLine() is string line)
    rows.Add(new Row { Tokens = line.Length == 0 ? [] : [.. line.Split(' ').Select(Unescape)], Text = Unescape(line) });

IDataView output = model.Transform(mlContext.Data.LoadFromEnumerable(rows));
foreach (VBuffer<float> row in output.GetColumn<VBuffer<float>>(args[1]))
    Console.WriteLine(string.Join(' ', row.DenseValues().Select(number => BitConverter.SingleToUInt32Bits(number).ToString("x8", CultureInfo.InvariantCulture))));

int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine($"vectors: {bits}");
string loaded = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/self/maps") : "";
Console.WriteLine($"native: {string.Join(' ', new[] { "libtorch", "LibTorchSharp", "onnxruntime" }.Where(loaded.Contains))}");
return 0;

static string Unescape(string token)
{
    var text = new System.Text.StringBuilder();
    for (int i = 0; i < token.Length; i++)
    {
        if (token[i] == '\\' && i + 5 < token.Length && token[i + 1] == 'u')
        {
            text.Append((char)int.Parse(token.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 5;
        }
        else
        {
            text.Append(token[i]);
        }
    }

    return text.ToString();
}

internal sealed class Row
{
    public string[] Tokens { get; set; } = [];

    public string Text { get; set; } = "";
}
