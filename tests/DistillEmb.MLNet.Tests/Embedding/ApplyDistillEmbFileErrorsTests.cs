using System.IO.Compression;
using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>A file that holds no encoder is refused with a documented exception that names it.</summary>
public sealed class ApplyDistillEmbFileErrorsTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file()
    {
        string path = _folder["missing.zip"];
        var failure = Assert.Throws<FileNotFoundException>(() => _mlContext.Transforms.ApplyDistillEmb("Vectors", path, "Tokens"));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(path, failure.FileName);
    }

    [Fact]
    public void A_missing_folder() => Assert.Throws<FileNotFoundException>(() => Load(_folder[Path.Combine("missing", "model.zip")]));

    [Fact]
    public void A_text_file() => Refused(path => File.WriteAllText(path, "selam 0.5 0.25\nalem 1 2\n"));

    [Fact]
    public void An_empty_file() => Refused(path => File.WriteAllBytes(path, []));

    [Fact]
    public void A_zip_that_is_no_model() => Refused(path =>
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("readme.txt").Open());
        writer.Write("Nothing to see here.");
    });

    [Fact]
    public void A_zip_without_entries() => Refused(path => ZipFile.Open(path, ZipArchiveMode.Create).Dispose());

    [Fact]
    public void A_model_without_a_DistillEmb_transformer()
    {
        string message = Refused(path =>
        {
            IDataView data = SavingRow.View(_mlContext);
            _mlContext.Model.Save(_mlContext.Transforms.CopyColumns("Copy", "Tokens").Fit(data), data.Schema, path);
        });
        Assert.Contains("has no DistillEmb encoder in it", message, StringComparison.Ordinal);
    }

    // A pipeline of ML.NET's own word embedding whose vector file is gone does not load: what is missing is not the model.
    [Fact]
    public void A_model_that_ML_NET_itself_cannot_load() => Refused(path =>
    {
        File.WriteAllText(_folder["own.vec"], "selam 1 2 3\n");
        IDataView data = SavingRow.View(_mlContext);
        _mlContext.Model.Save(_mlContext.Transforms.Text.ApplyWordEmbedding("Vectors", _folder["own.vec"], "Tokens").Fit(data), data.Schema, path);
        File.Delete(_folder["own.vec"]);
    });

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_model_that_is_cut_off(double part) => Refused(path =>
    {
        SaveModel(path);
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * part)]);
    });

    [Fact]
    public void A_model_whose_encoder_entry_is_gone() => Refused(path => ChangeEntries(path, entry => entry.Delete()));

    [Fact]
    public void A_model_whose_encoder_entry_is_empty() => Refused(path => ChangeEntries(path, entry =>
    {
        using Stream stream = entry.Open();
        stream.SetLength(0);
    }));

    [Fact]
    public void A_model_whose_encoder_entry_is_cut_off() => Refused(path => ChangeEntries(path, entry =>
    {
        using Stream stream = entry.Open();
        stream.SetLength(stream.Length - 40);
    }));

    [Fact]
    public void A_model_with_one_changed_bit() => Refused(path => ChangeEntries(path, entry =>
    {
        using Stream stream = entry.Open();
        stream.Position = stream.Length / 2;
        int old = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(old ^ 1));
    }));

    [Fact]
    public void A_zip_whose_bytes_are_damaged_anywhere_is_refused_or_read_right()
    {
        string path = _folder["model.zip"];
        SaveModel(path);
        byte[] bytes = File.ReadAllBytes(path);
        float[] expected = TestEncoders.Create().Embed("selam");
        var random = new Random(11);
        for (int i = 0; i < 60; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            try
            {
                Assert.Equal(expected, DistillEmbEncoder.Load(path).Embed("selam"));
            }
            catch (InvalidDataException failure)
            {
                Assert.Contains(path, failure.Message, StringComparison.Ordinal);
            }
        }
    }

    private static void ChangeEntries(string path, Action<ZipArchiveEntry> change)
    {
        SaveModel(path);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update);
        change(Assert.Single(zip.Entries, entry => entry.Name == "DistillEmb.bin"));
    }

    private static void SaveModel(string path)
    {
        var mlContext = new MLContext();
        mlContext.Model.Save(SavingRow.Model(mlContext, TestEncoders.Create()), SavingRow.View(mlContext).Schema, path);
    }

    private string Refused(Action<string> write)
    {
        string path = _folder["model.zip"];
        write(path);
        var failure = Assert.Throws<InvalidDataException>(() => Load(path));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }

    private void Load(string path) => _mlContext.Transforms.ApplyDistillEmb("Vectors", path, "Tokens");
}
