using System.Diagnostics;
using System.Globalization;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public sealed class VectorExportTests : IDisposable
{
    private static readonly string[] Words = ["abc", "\u1230\u120B\u121D", "e\u0301", "\U0001F600", "3.14", "abc", "", " ", "two words", "\uD800", "tab\tbed", "z"];
    private static readonly string[] Written = ["abc", "\u1230\u120B\u121D", "e\u0301", "\U0001F600", "3.14", "z"];
    private static readonly DistillEmbEncoder Encoder = TestEncoders.Create();

    private readonly SavingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, 16)]
    [InlineData("fasttext", 6)]
    public void The_file_holds_each_word_once_with_the_same_floats_in_every_culture(string? head, int dimension)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fr-FR");
        try
        {
            Assert.Equal(new VectorExport(6, 1, 5), Encoder.ExportVectors(Words.Select(word => word), _folder["words.vec"], head));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] lines = File.ReadAllText(_folder["words.vec"]).Split('\n');
        Assert.Equal($"0000000006 {dimension}", lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(Written, lines[1..^1].Select(line => line.Split(' ')[0]));
        foreach (string[] parts in lines[1..^1].Select(line => line.Split(' ')))
        {
            float[] expected = Encoder.Embed(parts[0])[(head is null ? 0 : 10)..];
            Assert.Equal(expected, parts[1..].Select(number => float.Parse(number, CultureInfo.InvariantCulture)));
        }

        Assert.Equal(["words.vec"], _folder.Files);
    }

    [Fact]
    public void ApplyWordEmbedding_reads_it()
    {
        Encoder.ExportVectors(Words, _folder["words.vec"], "fasttext");
        var mlContext = new MLContext();
        IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Tokens = ["abc"] }]);
        float[] row = Assert.Single(TransformContract.Rows(mlContext.Transforms.Text.ApplyWordEmbedding("Vectors", _folder["words.vec"], "Tokens").Fit(data).Transform(data), "Vectors"));
        Assert.Equal(Encoder.Embed("abc")[10..], row[6..12]);
    }

    [Fact]
    public void Gensim_reads_it()
    {
        Encoder.ExportVectors(Words, _folder["words.vec"]);
        const string Program = "import sys\ntry:\n    from gensim.models import KeyedVectors\nexcept ImportError:\n    sys.exit(77)\nv = KeyedVectors.load_word2vec_format(sys.argv[1])\nprint(len(v), v.vector_size, ' '.join(repr(float(x)) for x in v['abc']))\n";
        File.WriteAllText(_folder["read.py"], Program);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo("python3", [_folder["read.py"], _folder["words.vec"]]) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3.");
        }

        using Process python = process!;
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.SkipWhen(python.ExitCode == 77, "gensim is not installed (Debian's python3-gensim).");
        string[] parts = output.Trim().Split(' ');
        Assert.Equal(["6", "16"], parts[..2]);
        Assert.Equal(Encoder.Embed("abc"), parts[2..].Select(number => (float)double.Parse(number, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void What_goes_wrong_is_said_and_leaves_the_old_file()
    {
        File.WriteAllText(_folder["words.vec"], "old");
        Assert.Contains("Word 2 is null", Assert.Throws<ArgumentException>(() => Encoder.ExportVectors(["a", "b", null!], _folder["words.vec"])).Message, StringComparison.Ordinal);
        Assert.Contains("no head 'other'", Assert.Throws<ArgumentException>(() => Encoder.ExportVectors(["a"], _folder["words.vec"], "other")).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => Encoder.ExportVectors(["a"], Path.Combine(_folder["absent"], "words.vec")));
        Assert.Equal("old", File.ReadAllText(_folder["words.vec"]));
        Assert.Equal(["words.vec"], _folder.Files);
    }

    private sealed class Row
    {
        public string[] Tokens { get; set; } = [];
    }
}
