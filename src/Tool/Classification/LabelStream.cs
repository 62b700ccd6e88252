using System.Buffers;
using System.Text;
using System.Text.Json;
using DistillEmb.MLNet.Tool.Output;
using DistillEmb.MLNet.Tool.Streams;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>Classifies an input of any size.</summary>
internal sealed class LabelStream : IDisposable
{
    private const int BatchSize = 16; // Texts are long.

    private readonly LabeledFormat _format;
    private readonly bool _quoted;
    private readonly IReadOnlyList<string> _classes;
    private readonly TextLabeler[] _labelers;
    private readonly BatchWriter<string> _writer;

    /// <param name="model">What classifies.</param>
    /// <param name="format">How texts are written.</param>
    /// <param name="quoted">Whether a text that needs it is enclosed by quotation marks, as those of several lines do.</param>
    /// <param name="threads">Threads to use.</param>
    public LabelStream(TextModel model, LabeledFormat format, bool quoted, int threads)
    {
        _format = format;
        _classes = model.Classifier.Classes;
        _quoted = quoted;
        _labelers = [.. Enumerable.Range(0, threads).Select(_ => model.CreateLabeler())];
        _writer = new BatchWriter<string>(threads, BatchSize, Label);
    }

    public void Run(PlainTexts texts, Stream output, CancellationToken stop)
    {
        var batch = new List<string>();
        while (texts.Read(batch, _writer.Capacity)) _writer.Write(batch, output, stop);
    }

    public void Dispose()
    {
        foreach (TextLabeler labeler in _labelers) labeler.Dispose();
    }

    private void Label(string[] texts, int worker, ArrayBufferWriter<byte> buffer)
    {
        foreach (string text in texts)
        {
            TextPrediction prediction = _labelers[worker].Label(text);
            if (_format == LabeledFormat.Json) AppendJson(buffer, text, prediction);
            else AppendTsv(buffer, _quoted && text.AsSpan().IndexOfAny("\t\n\"") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text, prediction);
        }
    }

    private static void AppendTsv(ArrayBufferWriter<byte> buffer, string text, TextPrediction prediction)
    {
        Encoding.UTF8.GetBytes(prediction.Label, buffer);
        buffer.Write("\t"u8);
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write("\n"u8);
    }

    private void AppendJson(ArrayBufferWriter<byte> buffer, string text, TextPrediction prediction)
    {
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Line))
        {
            writer.WriteStartObject();
            writer.WriteString("label", prediction.Label);
            writer.WriteStartObject("scores");
            for (int i = 0; i < _classes.Count; i++) writer.WriteNumber(_classes[i], JsonText.Rounded(prediction.Probabilities[i]));
            writer.WriteEndObject();
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }
}
