using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class NgramBagTests
{
    [Theory]
    [InlineData(2, 5, 3, 2 + 1)]
    [InlineData(2, 5, 7, 6 + 5 + 4 + 3)]
    [InlineData(1, 1, 4, 4)]
    [InlineData(3, 3, 2, 0)]
    [InlineData(2, 2, 1, 0)]
    [InlineData(1, 16, 66, 66 * 16 - 120)]
    public void Every_stretch_of_the_lengths_is_there(int shortest, int longest, int positions, int expected)
    {
        var bag = new NgramBag(1000, 8, shortest, longest);
        int[] buckets = new int[bag.LargestCount(positions)];
        Assert.Equal(expected, bag.Collect([.. Enumerable.Range(4, positions)], buckets));
        Assert.All(buckets, bucket => Assert.InRange(bucket, 0, 999));
    }

    [Fact]
    public void The_buckets_are_those_of_the_format()
    {
        var bag = new NgramBag(16_384, 8, 2, 3);
        int[] rows = [2, 40, 7, 3];
        int[] buckets = new int[bag.LargestCount(rows.Length)];
        int count = bag.Collect(rows, buckets);
        Assert.Equal([Bucket(2, 40), Bucket(2, 40, 7), Bucket(40, 7), Bucket(40, 7, 3), Bucket(7, 3)], buckets[..count]);
    }

    [Fact]
    public void The_same_stretch_in_two_words_has_the_same_bucket_and_few_others_have()
    {
        var bag = new NgramBag(1 << 20, 8, 3, 3);
        int[] first = new int[8];
        int[] second = new int[8];
        bag.Collect([2, 10, 11, 12, 3], first);
        bag.Collect([2, 9, 10, 11, 12, 13, 3], second);
        Assert.Equal(first[1], second[2]);
        var seen = new HashSet<int>();
        for (int a = 0; a < 30; a++)
        {
            for (int b = 0; b < 30; b++)
            {
                bag.Collect([a, b, 5], first);
                seen.Add(first[0]);
            }
        }

        Assert.InRange(seen.Count, 890, 900);
    }

    [Fact]
    public void The_bag_is_the_sum_of_the_rows_by_the_root_of_their_number()
    {
        var bag = new NgramBag(3, 8);
        float[] table = [.. Enumerable.Range(0, 24).Select(i => (float)i)];
        float[] sum = [.. Enumerable.Repeat(99f, 8)];
        bag.Sum([0, 2, 2, 1], table, sum);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (i + (2 * (16 + i)) + 8 + i) / 2f), sum);
        bag.Sum([], table, sum);
        Assert.All(sum, value => Assert.Equal(0f, value));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(136)]
    public void A_table_in_steps_gives_the_bits_of_its_numbers(int size)
    {
        const int Buckets = 50;
        var random = new Random(size);
        var bag = new NgramBag(Buckets, size);
        var shape = new TensorShape("ngrams", Buckets, size) { ChannelAxis = 0, Coarsest = WeightPrecision.Int4 };
        foreach (WeightPrecision precision in new[] { WeightPrecision.Int4, WeightPrecision.Int8 })
        {
            StoredWeight weight = StoredWeight.Round(shape, random.Singles(Buckets * size), precision);
            Assert.NotNull(weight.Integers);
            foreach (int count in new[] { 0, 1, 2, 7, 31 })
            {
                int[] buckets = [.. Enumerable.Range(0, count).Select(_ => random.Next(Buckets))];
                float[] expected = new float[size];
                float[] actual = [.. Enumerable.Repeat(float.NaN, size + 1)];
                bag.Sum(buckets, weight.Values, expected);
                bag.Sum(buckets, weight.Integers, actual.AsSpan(0, size));
                Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual[..size].Select(BitConverter.SingleToInt32Bits));
                Assert.True(float.IsNaN(actual[size]));
            }
        }
    }

    private static int Bucket(params int[] rows)
    {
        uint hash = 2166136261;
        foreach (int row in rows)
        {
            hash = (hash ^ (uint)row) * 16777619;
            hash ^= hash >> 15;
        }

        return (int)(hash % 16_384);
    }
}
