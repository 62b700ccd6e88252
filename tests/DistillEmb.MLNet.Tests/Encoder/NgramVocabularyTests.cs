using DistillEmb.Network;
using Xunit;

namespace DistillEmb.MLNet.Tests.Encoder;

public class NgramVocabularyTests
{
    private static readonly uint[] Hashes = [.. Enumerable.Range(1, 4000).Select(number => (uint)new Random(number).NextInt64(1L << 32))];

    [Fact]
    public void Each_n_gram_that_was_chosen_has_a_bucket_of_its_own()
    {
        NgramVocabulary vocabulary = NgramVocabulary.Choose(Hashes[..300], 1000);
        int[] buckets = new int[300];
        int count = vocabulary.Find(Hashes.AsSpan(0, 300), buckets);
        Assert.InRange(count, 280, 300); // A few find both their buckets taken.
        Assert.Equal(count, buckets[..count].Distinct().Count());
        Assert.Equal(count, vocabulary.Count);
        Assert.All(buckets, bucket => Assert.InRange(bucket, 0, 999));
    }

    [Fact]
    public void The_first_ones_are_served_first()
    {
        NgramVocabulary few = NgramVocabulary.Choose(Hashes[..100], 500);
        NgramVocabulary many = NgramVocabulary.Choose(Hashes, 500);
        int[] before = new int[100];
        int[] after = new int[100];
        Assert.Equal(few.Find(Hashes.AsSpan(0, 100), before), many.Find(Hashes.AsSpan(0, 100), after));
        Assert.Equal(before, after);
        Assert.InRange(many.Count, 495, 500);
    }

    [Fact]
    public void Others_have_none()
    {
        NgramVocabulary vocabulary = NgramVocabulary.Choose(Hashes[..500], 512);
        int[] buckets = new int[Hashes.Length];
        Assert.InRange(vocabulary.Find(Hashes.AsSpan(500), buckets), 0, 2); // 3,500 questions with a chance of 2 in 65,536 each.
    }

    [Fact]
    public void The_buckets_and_fingerprints_are_those_of_the_format()
    {
        const uint Hash = 0xABCD1234;
        NgramVocabulary vocabulary = NgramVocabulary.Choose([Hash, Hash + 1000, Hash], 1000);
        int first = (int)(Hash % 1000);
        int second = (int)((unchecked((Hash + 1000) * 0x9E3779B1) ^ ((Hash + 1000) >> 7)) % 1000); // Its first one is taken.
        Assert.Equal(0xABCD, vocabulary.Fingerprints[first]);
        Assert.Equal(0xABCD, vocabulary.Fingerprints[second]);
        int[] buckets = new int[1];
        Assert.Equal(1, NgramVocabulary.Choose([0x12], 7).Find([0x12], buckets)); // A hash without high bits is not "none".
        Assert.Equal(0x12 % 7, buckets[0]);
    }
}
