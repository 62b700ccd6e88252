using System.Text.Encodings.Web;
using System.Text.Json;

namespace DistillEmb.MLNet.Tool.Output;

/// <summary>How JSON is written: letters as they are, and probabilities in a few digits.</summary>
internal static class JsonText
{
    private const int Digits = 4;

    /// <summary>A line a value.</summary>
    public static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For people too.</summary>
    public static readonly JsonWriterOptions Indented = Line with { Indented = true };

    public static float Rounded(float probability) => MathF.Round(probability, Digits);
}
