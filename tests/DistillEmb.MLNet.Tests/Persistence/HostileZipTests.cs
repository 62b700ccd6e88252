using System.Security.Cryptography;
using DistillEmb.Files;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Small files that ask for much work or memory: they are refused, or read for what they are worth.</summary>
public sealed class HostileZipTests : IDisposable
{
    private const string Encoder = "DistillEmb.bin";
    private const int Zeros = 64 << 20;
    private const long SomeMegabytes = 8 << 20;

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();
    private readonly byte[] _whole;

    public HostileZipTests()
    {
        IDataView data = SavingRow.View(_mlContext);
        _mlContext.Model.SaveAtomically(SavingRow.Model(_mlContext, TestEncoders.Create()), data.Schema, _folder["model.zip"]);
        _whole = File.ReadAllBytes(_folder["model.zip"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(65_530)] // With the others, as many as the field holds: a zip that looks like one of 64 bits.
    [InlineData(65_531)]
    public void Records_that_share_an_entry_are_refused_before_it_is_read(int times)
    {
        using var stream = new CountingStream(HostileZip.Repeat(_whole, times));
        string message = Assert.Throws<InvalidDataException>(() => ModelZip.Check(stream)).Message;
        Assert.True(message.Contains("overlap", StringComparison.Ordinal) || times > 65_530, message);
        Assert.InRange(stream.Count, 1, 8 * stream.Length); // The records and the headers that they lead to, not the contents.
    }

    [Fact]
    public void A_model_with_a_shared_entry_is_named()
    {
        File.WriteAllBytes(_folder["shared.zip"], HostileZip.Repeat(_whole, 1));
        string message = Assert.Throws<InvalidDataException>(() => DistillEmbEncoder.Load(_folder["shared.zip"])).Message;
        Assert.Contains("shared.zip", message, StringComparison.Ordinal);
        Assert.Contains("overlap", message, StringComparison.Ordinal);
        Assert.Contains("overlap", Assert.Throws<InvalidDataException>(() => _mlContext.Model.LoadVerified(_folder["shared.zip"], out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_64_bits_is_read_and_its_shared_entries_are_refused()
    {
        File.WriteAllBytes(_folder["64.zip"], HostileZip.InZip64(_whole));
        Assert.Equal(TestEncoders.Create().Embed("selam"), DistillEmbEncoder.Load(_folder["64.zip"]).Embed("selam"));
        _mlContext.Model.LoadVerified(_folder["64.zip"], out _);
        using var stream = new MemoryStream(HostileZip.InZip64(HostileZip.Repeat(_whole, 3)));
        Assert.Contains("overlap", Assert.Throws<InvalidDataException>(() => ModelZip.Check(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_was_written_as_a_stream_is_read()
    {
        byte[] zip = HostileZip.Stream(_whole);
        Assert.Equal(8, zip[6]); // The sizes of the first entry stand behind it.
        File.WriteAllBytes(_folder["streamed.zip"], zip);
        Assert.Equal(TestEncoders.Create().Embed("selam"), DistillEmbEncoder.Load(_folder["streamed.zip"]).Embed("selam"));
    }

    [Fact]
    public void A_section_that_is_ignored_takes_no_memory()
    {
        byte[] zip = HostileZip.Rewrite(_whole, Encoder, WithZeros);
        Assert.InRange(zip.Length, 0, 300_000);
        File.WriteAllBytes(_folder["zeros.zip"], zip);
        float[] expected = TestEncoders.Create().Embed("selam");
        AssertFrugal(() => Assert.Equal(expected, DistillEmbEncoder.Load(_folder["zeros.zip"]).Embed("selam")));
        AssertFrugal(() => _mlContext.Model.LoadVerified(_folder["zeros.zip"], out _));
    }

    [Fact]
    public void An_ignored_section_is_under_the_checksum()
    {
        byte[] container = EncoderBytes.Join([("news", new byte[3 << 20]), .. EncoderBytes.Split(EncoderBytes.Save(TestEncoders.Create()))]);
        container[2 << 20] = 1;
        Assert.Contains("checksum", Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(container)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_stands_twice_is_refused()
    {
        List<(string Name, byte[] Bytes)> sections = EncoderBytes.Split(EncoderBytes.Save(TestEncoders.Create()));
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(EncoderBytes.Join([.. sections, sections[0]])));
        Assert.Contains($"'{sections[0].Name}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("twice", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prop", 17 << 20, "expected at most 16777216")]
    [InlineData("HEAD", 2 << 20, "expected at most 1048576")]
    public void A_section_of_words_does_not_grow_without_bound(string name, int size, string part)
    {
        byte[] contents = new byte[size];
        contents[0] = 1; // Heads of length 1, one of them.
        contents[1] = 1;
        contents.AsSpan(5, sizeof(int)).Fill(0x7F); // The length of its name.
        byte[] container = EncoderBytes.Change(EncoderBytes.Save(TestEncoders.Create()), name, _ => contents);
        InvalidDataException? fault = null;
        long allocated = Allocation.LeastOf(() => fault = Assert.Throws<InvalidDataException>(() => EncoderBytes.Load(container)), 2);
        Assert.Contains($"section '{name}'", fault!.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, SomeMegabytes);
    }

    [Fact]
    public void A_text_that_no_reader_would_take_is_not_written()
    {
        var file = new SectionFile();
        string message = Assert.Throws<InvalidOperationException>(() => file.Add("text", writer => writer.Write(new string('a', SectionWriter.LongestText + 1)))).Message;
        Assert.Contains("1048577 bytes", message, StringComparison.Ordinal);
        file.Add("text", writer => writer.Write(new string('a', SectionWriter.LongestText)));
        Assert.Equal(SectionWriter.LongestText, file.Read("text", reader => reader.ReadString()).Length);
    }

    private static void AssertFrugal(Action load)
    {
        load();
        Assert.InRange(Allocation.LeastOf(load, 2), 0, SomeMegabytes);
    }

    private static void WithZeros(byte[] container, Stream stream)
    {
        byte[] body = container[EncoderBytes.HeaderSize..^EncoderBytes.ChecksumSize];
        byte[] name = [.. "news"u8, .. BitConverter.GetBytes(Zeros)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[1 << 20];
        Write(EncoderBytes.Header(1, 1, body.Length + name.Length + Zeros));
        Write(body);
        Write(name);
        for (int written = 0; written < Zeros; written += chunk.Length) Write(chunk);
        stream.Write(hash.GetHashAndReset());

        void Write(byte[] bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>Counts the bytes that are read.</summary>
    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long Count { get; private set; }

        public override int Read(Span<byte> buffer) => Counted(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Counted(base.Read(buffer, offset, count));

        private int Counted(int read)
        {
            Count += read;
            return read;
        }
    }
}
