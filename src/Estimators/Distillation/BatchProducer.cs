using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using DistillEmb.Characters;
using DistillEmb.MLNet.Learning;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// Prepares batches on a thread of its own, a few ahead of training: shuffles or draws the words of an epoch, drops
/// characters, mines negatives. The batches of an epoch depend on the seed and its number alone, so that production can begin with any.
/// </summary>
internal sealed class BatchProducer : IDisposable
{
    private const int Ahead = 4;

    private readonly int[] _trainWords;
    private readonly int[][] _rows;
    private readonly CharacterSequence _sequence;
    private readonly NegativeMiner _miner;
    private readonly DistillEmbOptions _options;
    private readonly int _seed;
    private readonly int _firstEpoch;
    private readonly WeightedDraw? _draw;
    private readonly BlockingCollection<DistillationBatch> _batches = new(Ahead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _fault;

    /// <param name="trainWords">The words to train on, as indexes into the vocabulary.</param>
    /// <param name="words">The words of the vocabulary.</param>
    /// <param name="sequence">How a word becomes character ids.</param>
    /// <param name="miner">What finds hard negatives.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="seed">The seed of all batches.</param>
    /// <param name="firstEpoch">The epoch to begin with, from 1.</param>
    /// <param name="draw">What draws the words of a batch; null where each word comes once an epoch.</param>
    public BatchProducer(
        int[] trainWords,
        IReadOnlyList<string> words,
        CharacterSequence sequence,
        NegativeMiner miner,
        DistillEmbOptions options,
        int seed,
        int firstEpoch = 1,
        WeightedDraw? draw = null)
    {
        _trainWords = trainWords;
        _sequence = sequence;
        _miner = miner;
        _options = options;
        _seed = seed;
        _firstEpoch = firstEpoch;
        _draw = draw;
        _rows = new int[words.Count][];
        foreach (int word in trainWords)
        {
            _rows[word] = new int[sequence.Length];
            sequence.Encode(words[word], _rows[word]);
        }

        BatchSize = Math.Min(options.BatchSize, trainWords.Length);
        StepsPerEpoch = trainWords.Length / BatchSize; // What is left over is in other batches of the next shuffle.
        _thread = new Thread(Produce) { IsBackground = true, Name = "DistillEmb batches" };
        _thread.Start();
    }

    public int BatchSize { get; }

    public int StepsPerEpoch { get; }

    /// <summary>The next batch; waits for it.</summary>
    public DistillationBatch Take()
    {
        try
        {
            return _batches.Take();
        }
        catch (InvalidOperationException)
        {
            _fault?.Throw();
            throw;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _batches.Dispose();
        _stop.Dispose();
    }

    private void Produce()
    {
        try
        {
            for (int epoch = _firstEpoch; epoch <= _options.Epochs; epoch++)
            {
                Random random = RandomStream.Of(_seed, (uint)epoch);
                int[] order = Order(random);
                for (int step = 0; step < StepsPerEpoch; step++)
                {
                    int start = step * BatchSize;
                    ReadOnlySpan<int> queued = order.AsSpan(Math.Max(0, start - _options.QueuedNegatives), Math.Min(start, _options.QueuedNegatives));
                    _batches.Add(Make(order.AsSpan(start, BatchSize), queued, random), _stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Training ended before the batches did.
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
        finally
        {
            _batches.CompleteAdding();
        }
    }

    private int[] Order(Random random)
    {
        int[] order = [.. _trainWords];
        if (_draw is null)
        {
            random.Shuffle(order);
            return order;
        }

        for (int step = 0; step < StepsPerEpoch; step++) _draw.Fill(order.AsSpan(step * BatchSize, BatchSize), random);
        return order;
    }

    private DistillationBatch Make(ReadOnlySpan<int> words, ReadOnlySpan<int> queued, Random random)
    {
        int length = _sequence.Length;
        int[] ids = new int[words.Length * length];
        for (int i = 0; i < words.Length; i++)
        {
            Span<int> row = ids.AsSpan(i * length, length);
            _rows[words[i]].CopyTo(row);
            if (_options.CharacterDropout > 0) TrainingNoise.HideCharacters(row, _options.CharacterDropout, random);
        }

        MinedNegatives negatives = _miner.Mine(words, random, queued);
        int seed = random.Next();
        return new DistillationBatch(ids, negatives, words.Length) { Noise = first => new TrainingNoise(_options.NgramDropout, seed, first) };
    }
}
