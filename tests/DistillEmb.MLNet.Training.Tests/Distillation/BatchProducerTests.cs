using DistillEmb.Characters;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

public sealed class BatchProducerTests
{
    private const int Hang = 60_000;

    private static readonly MadeUpLanguage Language = new(200);
    private static readonly TeacherVocabulary Vocabulary = Language.Vocabulary();
    private static readonly int[] TrainWords = Vocabulary.IndexesOf(WordSubset.Train);
    private static readonly CharacterSequence Sequence = TinyNetwork.SequenceOf(Language.Words, 8);

    [Fact(Timeout = Hang)]
    public async Task The_same_seed_gives_the_same_batches() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0.2);
        DistillationBatch[] first = All(options, seed: 1);
        DistillationBatch[] again = All(options, seed: 1);
        DistillationBatch[] other = All(options, seed: 2);
        Assert.Equal(first.Select(batch => batch.CharacterIds), again.Select(batch => batch.CharacterIds));
        Assert.Equal(first.Select(batch => batch.Negatives.Candidates), again.Select(batch => batch.Negatives.Candidates));
        Assert.NotEqual(first[0].Negatives.Candidates[..first[0].Words], other[0].Negatives.Candidates[..other[0].Words]);
    });

    [Fact(Timeout = Hang)]
    public async Task Begun_with_a_later_epoch_it_gives_the_same_batches_from_there_on() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0.2);
        using BatchProducer producer = Producer(options, seed: 1, firstEpoch: 2);
        DistillationBatch[] expected = All(options, seed: 1)[producer.StepsPerEpoch..];
        DistillationBatch[] batches = [.. expected.Select(_ => producer.Take())];
        Assert.Equal(expected.Select(batch => batch.CharacterIds), batches.Select(batch => batch.CharacterIds));
        Assert.Equal(expected.Select(batch => batch.Negatives.Candidates), batches.Select(batch => batch.Negatives.Candidates));
        Assert.Throws<InvalidOperationException>(producer.Take);
    });

    [Fact(Timeout = Hang)]
    public async Task An_epoch_has_every_training_word_once_up_to_the_remainder() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0);
        int steps = TrainWords.Length / options.BatchSize;
        Assert.NotEqual(0, TrainWords.Length % options.BatchSize);
        DistillationBatch[] batches = All(options, seed: 1);
        Assert.Equal(steps * options.Epochs, batches.Length);
        var epochs = new List<int[]>();
        foreach (DistillationBatch[] epoch in batches.Chunk(steps))
        {
            Assert.All(epoch, batch => Assert.Equal(options.BatchSize, batch.Words));
            int[] words = [.. epoch.SelectMany(batch => batch.Negatives.Candidates[..batch.Words])];
            Assert.Equal(words.Length, words.Distinct().Count());
            Assert.Subset(TrainWords.ToHashSet(), words.ToHashSet());
            epochs.Add(words);
        }

        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[0].Order(), epochs[1].Order()); // What was left over comes in another epoch.
    });

    [Fact(Timeout = Hang)]
    public async Task Drawn_by_frequency_the_words_of_a_batch_differ_and_frequent_ones_come_more_often() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0);
        options.Epochs = 60;
        int[] counts = new int[Vocabulary.Words.Count];
        foreach (int word in TrainWords[..20]) counts[word] = 8;
        var draw = WeightedDraw.ByFrequency(TrainWords, counts, 0.5); // Three times as likely as the others.
        using BatchProducer producer = Producer(options, seed: 5, draw: draw);
        Assert.Equal(TrainWords.Length / options.BatchSize, producer.StepsPerEpoch);
        int[] times = new int[Vocabulary.Words.Count];
        for (int step = 0; step < producer.StepsPerEpoch * options.Epochs; step++)
        {
            DistillationBatch batch = producer.Take();
            int[] words = batch.Negatives.Candidates[..batch.Words];
            Assert.Equal(options.BatchSize, words.Distinct().Count());
            foreach (int word in words) times[word]++;
        }

        // Less than three times as often, because a batch has them once.
        double ratio = TrainWords[..20].Average(word => times[word]) / TrainWords[20..].Average(word => times[word]);
        Assert.InRange(ratio, 2.0, 2.9);
        Assert.DoesNotContain(TrainWords, word => times[word] == 0);
    });

    [Fact(Timeout = Hang)]
    public async Task Drawn_by_frequency_an_epoch_depends_on_its_number_alone() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0.2);
        var draw = WeightedDraw.ByFrequency(TrainWords, [.. Enumerable.Range(0, Vocabulary.Words.Count)], 1);
        using BatchProducer whole = Producer(options, seed: 1, draw: draw);
        DistillationBatch[] all = [.. Enumerable.Range(0, whole.StepsPerEpoch * options.Epochs).Select(_ => whole.Take())];
        using BatchProducer later = Producer(options, seed: 1, firstEpoch: 3, draw: WeightedDraw.ByFrequency(TrainWords, [.. Enumerable.Range(0, Vocabulary.Words.Count)], 1));
        foreach (DistillationBatch expected in all[(2 * whole.StepsPerEpoch)..])
        {
            DistillationBatch batch = later.Take();
            Assert.Equal(expected.CharacterIds, batch.CharacterIds);
            Assert.Equal(expected.Negatives.Candidates, batch.Negatives.Candidates);
        }
    });

    [Fact(Timeout = Hang)]
    public async Task The_words_of_the_batches_before_are_negatives_too() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0);
        (options.Mining, options.QueuedNegatives) = (NegativeMining.None, options.BatchSize + 3);
        using BatchProducer producer = Producer(options, seed: 1);
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            int[] before = []; // Nothing of another epoch.
            for (int step = 0; step < producer.StepsPerEpoch; step++)
            {
                DistillationBatch batch = producer.Take();
                Assert.Equal(before.TakeLast(options.QueuedNegatives), batch.Negatives.Candidates[batch.Words..]);
                before = [.. before, .. batch.Negatives.Candidates[..batch.Words]];
            }
        }
    });

    [Fact(Timeout = Hang)]
    public async Task Rows_are_those_of_the_anchors() => await Task.Run(() =>
    {
        foreach (DistillationBatch batch in All(Options(dropout: 0), seed: 3)) Assert.Equal(EncodedRows(batch), batch.CharacterIds);
    });

    [Fact(Timeout = Hang)]
    public async Task Dropout_replaces_characters_and_nothing_else_by_the_unknown_one() => await Task.Run(() =>
    {
        int characters = 0;
        int dropped = 0;
        foreach (DistillationBatch batch in All(Options(dropout: 0.3), seed: 4))
        {
            int[] rows = EncodedRows(batch);
            for (int i = 0; i < rows.Length; i++)
            {
                if (rows[i] >= CharacterVocabulary.FirstCharacter) characters++;
                if (rows[i] == batch.CharacterIds[i]) continue;
                Assert.True(rows[i] >= CharacterVocabulary.FirstCharacter, $"Symbol {rows[i]} was replaced by {batch.CharacterIds[i]}.");
                Assert.Equal(CharacterVocabulary.Unknown, batch.CharacterIds[i]);
                dropped++;
            }
        }

        Assert.InRange((double)dropped / characters, 0.2, 0.4);
    });

    [Fact(Timeout = Hang)]
    public async Task A_batch_is_no_larger_than_the_training_words() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0);
        options.BatchSize = 10_000;
        using BatchProducer producer = Producer(options, seed: 1);
        Assert.Equal(TrainWords.Length, producer.BatchSize);
        Assert.Equal(1, producer.StepsPerEpoch);
        Assert.Equal(TrainWords.Length, producer.Take().Words);
    });

    [Fact(Timeout = Hang)]
    public async Task A_fault_of_the_thread_reaches_the_taker() => await Task.Run(() =>
    {
        var miner = new WindowMiner(Vocabulary, corpus: [int.MaxValue], normalized: true, perWord: 1);
        using var producer = new BatchProducer(TrainWords, Vocabulary.Words, Sequence, miner, Options(dropout: 0), seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(producer.Take);
    });

    [Fact(Timeout = Hang)]
    public async Task Disposing_does_not_wait_for_batches_that_nobody_takes() => await Task.Run(() =>
    {
        DistillEmbOptions options = Options(dropout: 0);
        options.Epochs = 10_000;
        BatchProducer producer = Producer(options, seed: 1);
        producer.Take();
        producer.Dispose();
    });

    private static DistillEmbOptions Options(double dropout) => new() { BatchSize = 32, Epochs = 3, CharacterDropout = dropout, Mining = NegativeMining.Window };

    private static BatchProducer Producer(DistillEmbOptions options, int seed, int firstEpoch = 1, WeightedDraw? draw = null)
    {
        int[] corpus = [.. Enumerable.Range(0, 200)];
        return new BatchProducer(TrainWords, Vocabulary.Words, Sequence, NegativeMiner.Create(Vocabulary, corpus, options), options, seed, firstEpoch, draw);
    }

    private static DistillationBatch[] All(DistillEmbOptions options, int seed)
    {
        using BatchProducer producer = Producer(options, seed);
        return [.. Enumerable.Range(0, producer.StepsPerEpoch * options.Epochs).Select(_ => producer.Take())];
    }

    private static int[] EncodedRows(DistillationBatch batch) => TinyNetwork.RowsOf(Sequence, [.. batch.Negatives.Candidates.Take(batch.Words).Select(word => Vocabulary.Words[word])]);
}
