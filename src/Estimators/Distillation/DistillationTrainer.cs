using System.Diagnostics;
using System.Globalization;
using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Encoder;
using DistillEmb.MLNet.Persistence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>The training loop: batches in, an encoder judged by dev words after every epoch, the best one out.</summary>
internal sealed class DistillationTrainer
{
    private const int ReportsPerEpoch = 4;
    private const int MostThreads = 8;

    private readonly TeacherVocabulary _vocabulary;
    private readonly DistillEmbOptions _options;
    private readonly Func<bool> _isCancelled;
    private readonly Action<DistillationProgress> _report;

    /// <param name="vocabulary">The teachers.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="isCancelled">Asked before every step.</param>
    /// <param name="report">Told how far training has come.</param>
    public DistillationTrainer(TeacherVocabulary vocabulary, DistillEmbOptions options, Func<bool> isCancelled, Action<DistillationProgress> report)
    {
        _vocabulary = vocabulary;
        _options = options;
        _isCancelled = isCancelled;
        _report = report;
    }

    /// <summary>Trains.</summary>
    /// <param name="corpus">Tokens to mine negatives from, as indexes into the vocabulary.</param>
    /// <param name="device">Where the student lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <returns>The best encoder of the epochs that were completed, with its exact words, which no epoch was judged by.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public DistillEmbEncoder Train(int[] corpus, Device device, int seed)
    {
        int[] trainWords = _vocabulary.IndexesOf(WordSubset.Train);
        if (trainWords.Length < 2)
            throw new InvalidDataException($"The teachers share {_vocabulary.Words.Count} words, of which {trainWords.Length} are for training; at least 2 are needed.");
        EncoderHead[] heads = Heads();
        int vectorSize = EncoderHead.VectorSizeOf(heads);
        if (vectorSize > EncoderSections.MaximumVectorSize)
            throw new InvalidDataException($"The vectors of the teachers have {vectorSize} numbers together; a model holds at most {EncoderSections.MaximumVectorSize}.");
        if ((long)Math.Min(_options.ExactWords, trainWords.Length) * vectorSize > ExactWords.MostNumbers)
        {
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.ExactWords)} is {_options.ExactWords}; with vectors of {vectorSize} numbers it must be {ExactWords.MostNumbers / vectorSize} or less.");
        }

        CharacterVocabulary characters = CharacterCensus.Take(trainWords.Select(word => _vocabulary.Words[word]), _options.MinimumCharacterCount);
        EncoderArchitecture architecture = _options.Architecture;
        var sequence = new CharacterSequence(characters, _options.MaxWordLength ?? architecture.UsualWordLength, architecture.Framing);
        var random = new Random(seed);
        int threadsBefore = get_num_threads();
        int threads = _options.Threads > 0 ? _options.Threads : Math.Min(MostThreads, Environment.ProcessorCount);
        try
        {
            using Student student = Student.Create(architecture, sequence, vectorSize, random, device);
            using GradientPass pass = GradientPass.Create(student, DistillationLoss.Create(_vocabulary, heads, _options), threads);
            var miner = NegativeMiner.Create(_vocabulary, WithoutHeldOut(corpus, trainWords), _options);
            using var producer = new BatchProducer(trainWords, _vocabulary.Words, sequence, miner, _options, random.Next());
            DistillEmbEncoder best = Train(student, pass, producer, epoch => Encoder(student, sequence, heads, seed, epoch));
            return ExactWordChoice.Attach(best, _vocabulary, corpus, _options.ExactWords);
        }
        finally
        {
            set_num_threads(threadsBefore);
        }
    }

    private DistillEmbEncoder Train(Student student, GradientPass pass, BatchProducer producer, Func<int, DistillEmbEncoder> encoderOf)
    {
        int steps = (int)Math.Min(int.MaxValue, (long)producer.StepsPerEpoch * _options.Epochs);
        var schedule = new LearningRateSchedule(_options.LearningRate, steps);
        Parameter[] parameters = [.. student.Parameters.Select(weight => weight.Parameter)];
        using var optimizer = new AdamWOptimizer(parameters, _options.WeightDecay);
        var judge = new EncoderJudge(_vocabulary, _options.DevWords);
        var clock = Stopwatch.StartNew();
        DistillEmbEncoder? best = null;
        double bestScore = double.NegativeInfinity;
        int step = 0;
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            double lossSum = 0;
            for (int stepOfEpoch = 1; stepOfEpoch <= producer.StepsPerEpoch; stepOfEpoch++)
            {
                if (_isCancelled()) return best ?? throw new OperationCanceledException("The distillation was cancelled before its first epoch was complete.", _options.CancellationToken);
                double loss = pass.Run(producer.Take());
                if (!double.IsFinite(loss)) throw Diverged(epoch, loss);
                if (_options.GradientClip > 0) nn.utils.clip_grad_norm_(parameters, _options.GradientClip);
                optimizer.Step(schedule.RateOf(step++));
                lossSum += loss;
                if (stepOfEpoch < producer.StepsPerEpoch && stepOfEpoch % Math.Max(1, producer.StepsPerEpoch / ReportsPerEpoch) == 0)
                    Report(epoch, step, steps, lossSum / stepOfEpoch, producer.BatchSize, clock.Elapsed, dev: null, isBest: false);
            }

            DistillEmbEncoder encoder = encoderOf(epoch);
            IReadOnlyList<RetrievalMetrics> dev = judge.Judge(encoder);
            double score = judge.Score(dev);
            bool isBest = score > bestScore;
            if (isBest) (best, bestScore) = (encoder, score);
            Report(epoch, step, steps, lossSum / producer.StepsPerEpoch, producer.BatchSize, clock.Elapsed, dev, isBest);
        }

        return best!;
    }

    private EncoderHead[] Heads()
    {
        IReadOnlyList<Teachers.TeacherHead> teachers = _vocabulary.HeadList;
        if (_options.HeadLayout == HeadLayout.PerTeacher) return EncoderHead.SideBySide([.. teachers.Select(teacher => (teacher.Name, teacher.Dimension))]);
        if (teachers.Any(teacher => teacher.Dimension != teachers[0].Dimension))
        {
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.HeadLayout)} is {HeadLayout.Shared}, which needs teachers of one dimension; {string.Join(", ", teachers.Select(teacher => $"'{teacher.Name}' has {teacher.Dimension}"))}.");
        }

        return [.. teachers.Select(teacher => new EncoderHead(teacher.Name, 0, teacher.Dimension))];
    }

    // Held-out words are not even negatives: nothing of training has seen their vectors.
    private int[] WithoutHeldOut(int[] corpus, int[] trainWords)
    {
        bool[] isTrain = new bool[_vocabulary.Words.Count];
        foreach (int word in trainWords) isTrain[word] = true;
        int[] kept = Array.FindAll(corpus, word => isTrain[word]);
        return kept.Length > 0 ? kept : throw new InvalidDataException($"None of the corpus' {corpus.Length} teacher words is for training; give a larger corpus.");
    }

    private DistillEmbEncoder Encoder(Student student, CharacterSequence sequence, EncoderHead[] heads, int seed, int epoch)
    {
        EncoderWeights weights;
        try
        {
            weights = student.Export().Round(_options.WeightPrecision); // Judged as it will be used.
        }
        catch (InvalidDataException)
        {
            throw Diverged(epoch, double.NaN);
        }

        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture),
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["teachers"] = string.Join(", ", _vocabulary.Teachers),
            ["unicode"] = CanonicalTable.Instance.UnicodeVersion.ToString(),
            ["words"] = _vocabulary.Words.Count.ToString(CultureInfo.InvariantCulture),
        };
        return new DistillEmbEncoder(_options.Architecture, sequence, heads, _options.NormalizeHeads, weights, properties);
    }

    private void Report(int epoch, int step, int steps, double loss, int batchSize, TimeSpan elapsed, IReadOnlyList<RetrievalMetrics>? dev, bool isBest)
    {
        double wordsPerSecond = (double)step * batchSize / elapsed.TotalSeconds;
        TimeSpan remaining = elapsed * ((double)(steps - step) / step);
        _report(new DistillationProgress(epoch, _options.Epochs, step, steps, loss, wordsPerSecond, elapsed, remaining, dev, isBest));
    }

    private InvalidOperationException Diverged(int epoch, double loss) => new(
        string.Create(CultureInfo.InvariantCulture, $"Training diverged in epoch {epoch} (loss {loss}): lower {nameof(DistillEmbOptions.LearningRate)}, now {_options.LearningRate}."));
}
