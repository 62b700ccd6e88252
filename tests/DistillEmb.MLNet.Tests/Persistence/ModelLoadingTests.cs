using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Transforms;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

public sealed class ModelLoadingTests : IDisposable
{
    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();
    private readonly IDataView _data;
    private readonly DistillEmbTransformer _model;

    public ModelLoadingTests()
    {
        _data = SavingRow.View(_mlContext);
        _model = SavingRow.Model(_mlContext, TestEncoders.Create());
    }

    private string Path => _folder["model.zip"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_model_is_loaded_with_its_schema()
    {
        _mlContext.Model.Save(_model, _data.Schema, Path);
        ITransformer loaded = new MLContext().Model.LoadVerified(Path, out DataViewSchema? schema);
        Assert.Equal(["Tokens"], schema!.Select(column => column.Name));
        Assert.Equal(TransformContract.Rows(_model.Transform(_data), "Vectors"), TransformContract.Rows(loaded.Transform(_data), "Vectors"));
    }

    [Fact]
    public void The_input_schema_may_be_unknown()
    {
        _mlContext.Model.SaveAtomically(_model, null, Path);
        Assert.IsType<DistillEmbTransformer>(_mlContext.Model.LoadVerified(Path, out DataViewSchema? schema));
        Assert.Null(schema);
    }

    [Fact]
    public void A_model_of_MLNet_alone_is_loaded()
    {
        _mlContext.Model.Save(_mlContext.Transforms.CopyColumns("Copy", "Tokens").Fit(_data), _data.Schema, Path);
        Assert.IsType<ColumnCopyingTransformer>(_mlContext.Model.LoadVerified(Path, out _));
    }

    // A stream that cannot go back has an entry's sizes and checksum written after its contents.
    [Fact]
    public void A_model_that_was_saved_through_a_stream_and_packed_anew_is_loaded()
    {
        using var saved = new MemoryStream();
        _mlContext.Model.Save(_model, _data.Schema, saved);
        using (var source = new ZipArchive(saved, ZipArchiveMode.Read))
        using (var target = new ZipArchive(new ForwardStream(File.Create(Path)), ZipArchiveMode.Create))
        {
            foreach (ZipArchiveEntry entry in source.Entries.Reverse())
            {
                using Stream from = entry.Open();
                using Stream to = target.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                from.CopyTo(to);
            }
        }

        Assert.IsType<DistillEmbTransformer>(_mlContext.Model.LoadVerified(Path, out _));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => _mlContext.Model.LoadVerified(_folder["missing.zip"], out _));
        Assert.Equal(_folder["missing.zip"], failure.FileName);
        Assert.Throws<ArgumentException>("filePath", () => _mlContext.Model.LoadVerified("", out _));
        Assert.Throws<ArgumentNullException>("catalog", () => default(ModelOperationsCatalog)!.LoadVerified(Path, out _));
    }

    [Fact]
    public void The_file_is_free_after_loading_and_after_failing()
    {
        _mlContext.Model.SaveAtomically(_model, null, Path);
        _mlContext.Model.LoadVerified(Path, out _);
        using (File.Open(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
        File.WriteAllText(Path, "no zip");
        Assert.Throws<InvalidDataException>(() => _mlContext.Model.LoadVerified(Path, out _));
        using (File.Open(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
    }

    private sealed class ForwardStream(Stream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

        protected override void Dispose(bool disposing)
        {
            if (disposing) target.Dispose();
            base.Dispose(disposing);
        }
    }
}
