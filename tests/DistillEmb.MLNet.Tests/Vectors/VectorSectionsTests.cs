using System.Buffers.Binary;
using System.Text;
using DistillEmb.Files;
using DistillEmb.MLNet.Tests.Persistence;
using DistillEmb.Vectors;
using Xunit;

namespace DistillEmb.MLNet.Tests.Vectors;

/// <summary>What is saved is read again; whatever else the bytes are, reading them ends in <see cref="InvalidDataException"/> or in a table that works.</summary>
public class VectorSectionsTests
{
    private const int SomeMegabytes = 8 << 20;

    public static MatrixTheoryData<WeightPrecision, int> Kinds => new(Enum.GetValues<WeightPrecision>(), [-1, 0, 40]); // Without n-grams, with, and with buckets.

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_read_gives_the_same_vectors_and_is_saved_as_the_same_bytes(WeightPrecision precision, int buckets)
    {
        VectorTable table = Create(precision, buckets);
        byte[] saved = Save(table);
        VectorTable read = Load(saved);
        Assert.Equal(saved, Save(read));
        Assert.Equal(TestTables.Words, Enumerable.Range(0, read.Index.Count).Select(word => Encoding.UTF8.GetString(read.Index[word])));
        foreach (string word in (string[])[.. TestTables.Words, "selamta", "xyz"])
        {
            bool expected = new VectorLookup(table).TryFind(word, out ReadOnlySpan<float> vector);
            Assert.Equal(expected, new VectorLookup(read).TryFind(word, out ReadOnlySpan<float> found));
            Assert.Equal(vector.ToArray(), found.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_changed_byte_under_a_right_checksum_is_refused_or_read(WeightPrecision precision, int buckets)
    {
        byte[] payload = Save(Create(precision, buckets))[..^EncoderBytes.ChecksumSize];
        var random = new Random(4);
        int refused = 0;
        for (int place = EncoderBytes.HeaderSize; place < payload.Length; place++)
        {
            byte[] bytes = [.. payload];
            bytes[place] ^= (byte)random.Next(1, 256);
            VectorTable? read = null;
            Exception? fault = Record.Exception(() => read = Load(EncoderBytes.Sealed(bytes)));
            if (fault is not null and not InvalidDataException) Assert.Fail($"Byte {place} changed to {bytes[place]:X2}: {fault}");
            if (fault is not null) refused++;
            if (read is null) continue;
            new VectorLookup(read).TryFind("selamta", out ReadOnlySpan<float> vector);
            Assert.All(vector.ToArray(), value => Assert.True(float.IsFinite(value)));
        }

        Assert.True(refused > 50);
    }

    [Theory]
    [InlineData("VOCA")]
    [InlineData("NGRM")]
    [InlineData("VECT")]
    public void A_section_that_is_cut_off_or_too_long_is_named(string name)
    {
        byte[] saved = Save(Create(WeightPrecision.Float32, 0));
        int length = EncoderBytes.Split(saved).Single(section => section.Name == name).Bytes.Length;
        for (int kept = 0; kept < length; kept++) AssertRefused(EncoderBytes.Change(saved, name, bytes => bytes[..kept]), name);
        AssertRefused(EncoderBytes.Change(saved, name, bytes => [.. bytes, 0]), name);
    }

    [Theory]
    [InlineData("VOCA")]
    [InlineData("VECT")]
    public void A_missing_section_is_named(string name) =>
        AssertRefused(EncoderBytes.Join(EncoderBytes.Split(Save(Create(WeightPrecision.Float32, 0))).Where(section => section.Name != name)), $"section '{name}' is missing");

    [Fact]
    public void A_word_that_stands_there_twice_is_refused()
    {
        // Of "selam" and "alem", both "alem".
        int spellings = sizeof(int) * (1 + TestTables.Words.Length);
        byte[] saved = EncoderBytes.Change(Save(TestTables.Create()), "VOCA", bytes => [.. Overwrite(bytes, sizeof(int), "alem".Length)[..spellings], .. bytes[(spellings + 1)..]]);
        Assert.Equal(TestTables.Words.Length, Load(saved).Index.Count); // "elam" is another word.
        AssertRefused(EncoderBytes.Change(saved, "VOCA", bytes => [.. bytes[..spellings], .. "alem"u8, .. bytes[(spellings + 4)..]]), "word 0 stands there twice");
    }

    [Theory]
    [InlineData(0, 0, "the number of characters of the shortest n-gram is 0")]
    [InlineData(4, 65, "the number of characters of the longest n-gram is 65")]
    [InlineData(0, 4, "the longest n-gram has 3 characters, the shortest 4")]
    [InlineData(8, -1, "the number of buckets is -1; expected 0 to 100000000")]
    [InlineData(8, 5, "expected 0 to 4")]
    [InlineData(12, 0, "the number of n-grams is 0")]
    [InlineData(12, int.MaxValue, "the number of n-grams is 2147483647")]
    [InlineData(20, -1, "n-gram 1 does not come after the one before it")]
    public void What_is_wrong_with_ngrams_is_said(int place, int number, string expected) =>
        AssertRefused(EncoderBytes.Change(Save(Create(WeightPrecision.Float32, 0)), "NGRM", bytes => Overwrite(bytes, place, number)), expected);

    [Theory]
    [InlineData("VOCA", 0)]
    [InlineData("VOCA", 4)]
    [InlineData("NGRM", 12)]
    [InlineData("VECT", 0)]
    public void A_huge_announced_number_allocates_little(string name, int place)
    {
        byte[] saved = Save(Create(WeightPrecision.Float32, 0));
        foreach (int number in (int[])[int.MaxValue, 1 << 29, 9_999_999, 65536, -1])
        {
            byte[] changed = EncoderBytes.Change(saved, name, bytes => Overwrite(bytes, place, number));
            long before = GC.GetAllocatedBytesForCurrentThread();
            AssertRefused(changed, "The model is damaged");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SomeMegabytes);
        }
    }

    private static VectorTable Create(WeightPrecision precision, int buckets) => TestTables.Create(precision, hasNgrams: buckets >= 0, Math.Max(0, buckets));

    private static byte[] Save(VectorTable table)
    {
        var file = new SectionFile();
        VectorSections.Write(file, table);
        using var stream = new MemoryStream();
        file.WriteTo(stream);
        return stream.ToArray();
    }

    private static VectorTable Load(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return VectorSections.Entry.Read(SectionFile.ReadFrom(stream, VectorSections.Entry.Sections), []);
    }

    private static byte[] Overwrite(byte[] bytes, int place, int number)
    {
        byte[] changed = [.. bytes];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), number);
        return changed;
    }

    private static void AssertRefused(byte[] bytes, string expected) => Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Load(bytes)).Message, StringComparison.Ordinal);
}
