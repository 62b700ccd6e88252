using System.Buffers.Binary;
using Xunit;

namespace DistillEmb.MLNet.Tests.Persistence;

/// <summary>Whatever happened to a file, loading it ends in <see cref="InvalidDataException"/> and nothing else.</summary>
public class DamageTests
{
    private const int SomeMegabytes = 8 << 20;

    private static readonly byte[] Saved = SavedIn(WeightPrecision.Float32);

    public static TheoryData<WeightPrecision> Precisions => [.. Enum.GetValues<WeightPrecision>()];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_file_that_is_cut_off_is_refused(WeightPrecision precision)
    {
        byte[] saved = SavedIn(precision);
        int step = Math.Max(1, saved.Length / 250);
        IEnumerable<int> lengths = Enumerable.Range(0, 50).Concat(Enumerable.Range(1, 40).Select(i => saved.Length - i));
        for (int length = 50; length < saved.Length; length += step) lengths = lengths.Append(length);
        foreach (int length in lengths) AssertRefused(saved[..length], $"the first {length} of {saved.Length} bytes");
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_changed_byte_is_refused(WeightPrecision precision)
    {
        byte[] saved = SavedIn(precision);
        var random = new Random(1);
        IEnumerable<int> places = Enumerable.Range(0, EncoderBytes.HeaderSize)
            .Concat(Enumerable.Range(1, EncoderBytes.ChecksumSize).Select(i => saved.Length - i))
            .Concat(Enumerable.Range(0, 600).Select(_ => random.Next(saved.Length)));
        foreach (int place in places)
        {
            byte[] bytes = [.. saved];
            bytes[place] ^= (byte)random.Next(1, 256);
            AssertRefused(bytes, $"byte {place} changed to {bytes[place]:X2}");
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(2);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            AssertRefused(bytes, "random bytes");
        }
    }

    // Behind the checksum: a file that another program wrote wrongly.
    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_changed_byte_under_a_right_checksum_is_refused_or_read(WeightPrecision precision)
    {
        var random = new Random(3);
        byte[] payload = SavedIn(precision)[..^EncoderBytes.ChecksumSize];
        int refused = 0;
        for (int i = 0; i < 700; i++)
        {
            byte[] bytes = [.. payload];
            int place = random.Next(i % 3 == 0 ? payload.Length : Math.Min(payload.Length, 3000));
            bytes[place] ^= (byte)random.Next(1, 256);
            Exception? fault = Record.Exception(() => EncoderBytes.Load(EncoderBytes.Sealed(bytes)));
            if (fault is not null and not InvalidDataException) Assert.Fail($"Byte {place} changed to {bytes[place]:X2}: {fault}");
            if (fault is not null) refused++;
        }

        Assert.InRange(refused, 50, 650);
    }

    [Theory]
    [InlineData("ARCH")]
    [InlineData("CHAR")]
    [InlineData("HEAD")]
    [InlineData("WGHT")]
    [InlineData("WORD")]
    [InlineData("prop")]
    public void A_section_that_is_cut_off_or_too_long_is_refused(string name)
    {
        int length = EncoderBytes.Split(Saved).Single(section => section.Name == name).Bytes.Length;
        for (int kept = 0; kept < length; kept += Math.Max(1, length / 60))
            AssertRefused(EncoderBytes.Change(Saved, name, bytes => bytes[..kept]), $"{kept} bytes of section {name}");
        Assert.Contains(name, AssertRefused(EncoderBytes.Change(Saved, name, bytes => [.. bytes, 0]), $"a byte more in section {name}").Message);
    }

    [Theory]
    [InlineData("ARCH")]
    [InlineData("CHAR")]
    [InlineData("HEAD")]
    [InlineData("WGHT")]
    public void A_missing_section_is_named(string name)
    {
        InvalidDataException fault = AssertRefused(EncoderBytes.Join(EncoderBytes.Split(Saved).Where(section => section.Name != name)), $"no {name}");
        Assert.Contains($"section '{name}' is missing", fault.Message);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1 << 30)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_huge_announced_length_allocates_little(int length)
    {
        byte[] container = [.. EncoderBytes.Header(1, 1, length), 1, 2, 3];
        AssertFrugal(container, $"a body of {length} bytes");
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void A_huge_announced_length_within_a_section_allocates_little(WeightPrecision precision)
    {
        byte[] saved = SavedIn(precision);
        foreach (int length in (int[])[int.MaxValue, 1 << 29, -1])
        {
            byte[] number = BitConverter.GetBytes(length);
            AssertFrugal(EncoderBytes.Join([("ARCH", number)]), $"a text of {length} bytes");
            foreach (string name in (string[])["ARCH", "CHAR", "HEAD", "WGHT", "WORD", "prop"])
            {
                for (int at = 0; at <= 40; at++)
                {
                    int place = at;
                    byte[] changed = EncoderBytes.Change(saved, name, bytes => Overwrite(bytes, place, length));
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    Exception? fault = Record.Exception(() => EncoderBytes.Load(changed));
                    Assert.True(fault is null or InvalidDataException, $"{length} at {at} of {name}: {fault}");
                    Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SomeMegabytes);
                }
            }
        }
    }

    private static byte[] SavedIn(WeightPrecision precision) => EncoderBytes.Save(TestEncoders.WithExactWords(TestEncoders.Create(), "selam", "ሰላም").WithPrecision(precision));

    private static byte[] Overwrite(byte[] bytes, int place, int number)
    {
        byte[] changed = [.. bytes];
        if (place + sizeof(int) <= changed.Length) BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(place), number);
        return changed;
    }

    private static void AssertFrugal(byte[] container, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(container, what);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, SomeMegabytes);
    }

    private static InvalidDataException AssertRefused(byte[] bytes, string what)
    {
        Exception? fault = Record.Exception(() => EncoderBytes.Load(bytes));
        Assert.True(fault is InvalidDataException, $"{what}: {fault?.ToString() ?? "was read"}");
        return (InvalidDataException)fault!;
    }
}
