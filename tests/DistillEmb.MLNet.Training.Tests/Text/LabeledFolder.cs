using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Text;

/// <summary>Labelled files of a test's own, deleted after it, and what ML.NET's log says of them.</summary>
internal sealed class LabeledFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("distillemb-labeled-").FullName;

    public string this[string file] => Path.Combine(_path, file);

    /// <summary>The line that says what was read last.</summary>
    public string Summary { get; private set; } = "";

    public List<string> Warnings { get; } = [];

    public string Write(string file, string text, Encoding? encoding = null)
    {
        Encoding chosen = encoding ?? new UTF8Encoding(false);
        return Write(file, [.. chosen.GetPreamble(), .. chosen.GetBytes(text)]);
    }

    public string Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(this[file], bytes);
        return this[file];
    }

    public string Pack(string file, string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Write(file, packed.ToArray());
    }

    /// <summary>The rows of a text as <c>label: text</c>.</summary>
    public string[] Rows(string text, LabeledTextOptions? options = null) => RowsOf(Write($"{Guid.NewGuid():N}.txt", text), options);

    public string[] RowsOf(string path, LabeledTextOptions? options = null)
    {
        IDataView data = Load(path, options);
        return [.. data.GetColumn<string>("Label").Zip(data.GetColumn<string>("Text"), (label, words) => $"{label}: {words}")];
    }

    public IDataView Load(string path, LabeledTextOptions? options = null)
    {
        Warnings.Clear();
        var mlContext = new MLContext();
        mlContext.Log += (_, message) =>
        {
            if (message.Source != "LabeledTextCatalog; LabeledText") return;
            if (message.Kind == ChannelMessageKind.Warning) Warnings.Add(message.Message);
            else if (message.Kind == ChannelMessageKind.Info) Summary = message.Message;
        };
        return mlContext.Data.LoadLabeledText(path, options);
    }

    /// <summary>Asserts that a text is refused with a message that says all of this.</summary>
    public void Refused(string text, params string[] parts) => Refused(text, null, parts);

    public void Refused(string text, LabeledTextOptions? options, params string[] parts) => RefusedFile(Write("refused.txt", text), options, parts);

    public void RefusedFile(string path, LabeledTextOptions? options, params string[] parts)
    {
        string message = Assert.Throws<InvalidDataException>(() => Load(path, options)).Message;
        Assert.All(parts.Prepend(path), part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    /// <summary>Asserts that there is one warning, and that it says all of this.</summary>
    public void Warned(params string[] parts)
    {
        string warning = Assert.Single(Warnings);
        Assert.All(parts, part => Assert.Contains(part, warning, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
