using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>A model that a newer library saved, through every way in: the message says to update the package.</summary>
public sealed class ModelZipFormatVersionTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    private string Path => _folder["model.zip"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_future_format_says_so(bool inChain)
    {
        SaveWith(inChain, sections => EncoderBytes.Join(sections, version: 3, oldestReader: 2));
        AssertSaysToUpdate("format version 3");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_unknown_section_that_must_be_understood_says_so(bool inChain)
    {
        SaveWith(inChain, sections => EncoderBytes.Join([.. sections, ("NEWS", [1, 2, 3])], version: 2));
        AssertSaysToUpdate("'NEWS'");
    }

    [Fact]
    public void A_future_format_that_older_readers_understand_is_read()
    {
        SaveWith(inChain: true, sections => EncoderBytes.Join([.. sections, ("news", [1, 2, 3])], version: 2));
        Assert.Equal(TestEncoders.Create().Embed("selam"), DistillEmbEncoder.Load(Path).Embed("selam"));
        Assert.NotNull(_mlContext.Model.LoadVerified(Path, out _));
        Assert.NotNull(_mlContext.Model.Load(Path, out _));
    }

    private void AssertSaysToUpdate(string what)
    {
        Action[] ways =
        [
            () => DistillEmbEncoder.Load(Path),
            () => _mlContext.Transforms.ApplyDistillEmb("Vectors", Path, "Tokens"),
            () => _mlContext.Model.LoadVerified(Path, out _),
        ];
        foreach (Action way in ways)
        {
            InvalidDataException fault = Assert.Throws<InvalidDataException>(way);
            Assert.Contains(Path, fault.Message);
            Assert.Contains(what, fault.Message);
            Assert.Contains("Update the package", fault.Message);
        }

        // ML.NET wraps it; the cause is what a program's log shows last.
        Exception cause = Assert.ThrowsAny<Exception>(() => _mlContext.Model.Load(Path, out _)).GetBaseException();
        Assert.IsType<InvalidDataException>(cause);
        Assert.Contains(what, cause.Message);
        Assert.Contains("Update the package", cause.Message);
    }

    private void SaveWith(bool inChain, Func<List<(string Name, byte[] Bytes)>, byte[]> change)
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer model = SavingRow.Model(_mlContext, TestEncoders.Create());
        ITransformer saved = inChain ? new TransformerChain<ITransformer>(_mlContext.Transforms.CopyColumns("Copy", "Tokens").Fit(data), model) : model;
        _mlContext.Model.SaveAtomically(saved, data.Schema, Path);
        using ZipArchive zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        using Stream stream = Assert.Single(zip.Entries, entry => entry.Name == "DistillEmb.bin").Open();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        byte[] changed = change(EncoderBytes.Split(bytes));
        stream.SetLength(0);
        stream.Write(changed);
    }
}
