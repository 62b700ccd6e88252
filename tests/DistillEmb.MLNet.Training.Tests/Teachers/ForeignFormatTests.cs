using System.Text;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Teachers;

/// <summary>What is taken for word vectors and is something else is refused by its right name, whatever the file's.</summary>
public sealed class ForeignFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n", "a Git LFS pointer", "git lfs pull")]
    [InlineData("<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n", "a web page (HTML)", "browser")]
    [InlineData("\n <html lang=\"en\">\n", "a web page (HTML)", "browser")]
    [InlineData("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "an XML document", "what went wrong")]
    [InlineData("{\"words\": [1, 2]}", "a JSON document", "as text")]
    [InlineData("[\n  \"ሰላም\",\n  \"ቤት\"\n]\n", "a JSON document", "as text")]
    [InlineData("4 2 2 5 2 2166136261 < >\n0 0.5 1.5\n1 0.5 1.5\n2 0.5 1.5\n3 0.5 1.5\n", "a floret table", ".vec file")]
    public void Text(string text, string what, string advice) => AssertRefused(Encoding.UTF8.GetBytes(text), what, advice);

    public static TheoryData<byte[], string, string> Binary() => new()
    {
        { [0x80, 4, 0x95, 1, 0, 0, 0, 0, 0, 0, 0], "a Python pickle", "save_word2vec_format" },
        { [0x80, 2, .. "cgensim.models.keyedvectors\n"u8], "a Python pickle", "save_word2vec_format" },
        { [0x93, .. "NUMPY"u8, 1, 0, 0x76, 0, .. "{'descr': '<f4', }"u8], "a NumPy array (.npy)", "without words" },
        { [0x89, .. "HDF\r\n"u8, 0x1A, .. "\n"u8], "an HDF5 file", "as text" },
        { [.. "PAR1"u8, 0x15, 0], "a Parquet file", "as text" },
        { [.. "SQLite format 3\0"u8, 16, 0], "a SQLite database", "as text" },
        { [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], "a 7z archive", "Unpack" },
        { [.. "Rar!"u8, 0x1A, 7, 1, 0], "a RAR archive", "Unpack" },
        { [0x04, 0x22, 0x4D, 0x18, 0x64], "packed with lz4", "Unpack" },
        { [16, 0, 0, 0, 0, 0, 0, 0, .. "{\"a\":{}}"u8, 0, 0], "a safetensors file", "without words" },
        { [.. new byte[257], .. "ustar"u8, .. new byte[250]], "a tar archive", "Unpack" },
        { [.. "%PDF-1.7\n"u8], "a PDF document", "" },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ሰላም 0.5 1.5\n")], "text in UTF-16", "iconv" },
        { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("ሰላም 0.5 1.5\n")], "text in UTF-16", "iconv" },
        { OldFastTextModel(), "a fastText model of a version before models had a mark", ".vec file" },
    };

    [Theory]
    [MemberData(nameof(Binary))]
    public void Bytes(byte[] bytes, string what, string advice)
    {
        AssertRefused(bytes, what, advice);
        AssertRefused(TemporaryFolder.Gzip(bytes), what, advice);
    }

    private static byte[] OldFastTextModel()
    {
        int[] settings = [6, 5, 5, 5, 5, 1, 2, 2, 100, 3, 6, 100];
        return [.. settings.SelectMany(BitConverter.GetBytes), .. BitConverter.GetBytes(1e-4), .. new int[] { 1, 1, 0 }.SelectMany(BitConverter.GetBytes), .. BitConverter.GetBytes(100L), .. "ሰላም\0"u8];
    }

    private void AssertRefused(byte[] bytes, string what, string advice)
    {
        foreach (string name in new[] { "file.vec", "file.bin", "file.gz", "file" })
        {
            string path = _folder.Write(name, bytes);
            string message = Assert.Throws<InvalidDataException>(() => TeacherVocabulary.Load([Teacher.FromFile(path)])).Message;
            Assert.StartsWith($"The teacher file '{path}' is {what}", message, StringComparison.Ordinal);
            Assert.Contains(advice, message, StringComparison.Ordinal);
        }
    }
}
