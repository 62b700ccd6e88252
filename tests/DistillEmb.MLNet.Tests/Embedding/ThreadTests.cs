using System.Runtime.InteropServices;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

public class ThreadTests
{
    private const int Threads = 64;

    [Fact]
    public void Many_threads_get_the_vectors_of_one()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        string[] words = [.. Enumerable.Range(0, 500).Select(i => $"{(char)('a' + (i % 26))}{(char)(0x1200 + (i % 71))}{new string('b', i % 17)}")];
        float[][] expected = [.. words.Select(TestEncoders.Create().Embed)];
        RunTogether(number =>
        {
            var random = new Random(number);
            for (int round = 0; round < 8; round++)
            {
                int start = random.Next(words.Length);
                int count = random.Next(1, Math.Min(120, words.Length - start) + 1);
                float[][] found = encoder.Embed(words.Skip(start).Take(count));
                for (int i = 0; i < count; i++) AssertSameBits(expected[start + i], found[i]);
                AssertSameBits(expected[start], encoder.Embed(words[start]));
            }
        });
    }

    [Fact]
    public void Many_threads_search_one_index()
    {
        DistillEmbEncoder encoder = TestEncoders.Create();
        string[] words = [.. Enumerable.Range(0, 200).Select(i => $"{(char)('a' + (i % 26))}{(char)(0x1200 + (i % 71))}")];
        WordIndex index = encoder.CreateIndex(words);
        IReadOnlyList<WordNeighbor>[] expected = [.. words.Select(word => index.FindNeighbors(word, 5))];
        RunTogether(number =>
        {
            for (int i = number; i < words.Length; i += 11) Assert.Equal(expected[i], index.FindNeighbors(words[i], 5));
        });
    }

    private static void AssertSameBits(float[] expected, float[] found) =>
        Assert.True(MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(found)));

    private static void RunTogether(Action<int> work)
    {
        using var barrier = new Barrier(Threads);
        Exception?[] faults = new Exception?[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            barrier.SignalAndWait();
            faults[number] = Record.Exception(() => work(number));
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(faults, Assert.Null);
    }
}
