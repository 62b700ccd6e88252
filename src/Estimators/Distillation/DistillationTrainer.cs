using System.Globalization;
using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Network;
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
    private readonly StopRequest _stop;
    private readonly Action<DistillationProgress> _report;

    /// <param name="vocabulary">The teachers, as the options treat them: see <see cref="TeacherTarget"/>.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="stop">Asked before every step, and heard while an epoch is judged.</param>
    /// <param name="report">Told how far training has come.</param>
    public DistillationTrainer(TeacherVocabulary vocabulary, DistillEmbOptions options, StopRequest stop, Action<DistillationProgress> report)
    {
        _vocabulary = vocabulary;
        _options = options;
        _stop = stop;
        _report = report;
    }

    /// <summary>How many threads train on the CPU.</summary>
    public static int ThreadsOf(DistillEmbOptions options) => options.Threads > 0 ? options.Threads : Math.Min(MostThreads, Environment.ProcessorCount);

    /// <summary>The epoch in which training diverged, after good ones; null where it did not.</summary>
    public int? DivergedIn { get; private set; }

    /// <summary>Trains.</summary>
    /// <param name="corpus">Tokens to mine negatives from, as indexes into the vocabulary.</param>
    /// <param name="device">Where the network lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="checkpoint">What the training goes on from, and where it keeps its state; null for neither.</param>
    /// <returns>The best encoder of the epochs that were completed, with its exact words, which no epoch was judged by.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged before the first epoch was complete.</exception>
    public DistillEmbEncoder Train(int[] corpus, Device device, int seed, TrainingCheckpoint? checkpoint)
    {
        corpus = _vocabulary.Twins.FirstOf(corpus);
        int[] counts = CorpusTokens.Count(corpus, _vocabulary.Words.Count);
        int[] trainWords = TrainingWords.Choose(_vocabulary, counts, _options.MinimumCount);
        EncoderHead[] heads = Heads();
        int vectorSize = EncoderHead.VectorSizeOf(heads);
        if (vectorSize > EncoderSections.MaximumVectorSize)
            throw new InvalidDataException($"The vectors of the teachers have {vectorSize} values together; a model holds at most {EncoderSections.MaximumVectorSize}.");
        if ((long)Math.Min(_options.ExactWords, trainWords.Length) * vectorSize > ExactWords.MostNumbers)
        {
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.ExactWords)} is {_options.ExactWords}; with vectors of dimension {vectorSize} it must be {ExactWords.MostNumbers / vectorSize} or less.");
        }

        string[] words = [.. trainWords.Select(word => _vocabulary.Words[word])];
        CharacterVocabulary characters = CharacterCensus.Take(words, _options.MinimumCharacterCount, _options.ContinueFrom?.Sequence.Vocabulary);
        var sequence = new CharacterSequence(characters, _options.MaxWordLength ?? _options.Architecture.UsualWordLength, _options.Architecture.Framing);
        EncoderArchitecture architecture = NgramCensus.Take(_options.Architecture, words, sequence, _options.ContinueFrom?.Architecture);
        ContinuedWeights? continued = _options.ContinueFrom is DistillEmbEncoder before ? new ContinuedWeights(before, characters, heads, architecture) : null;
        int threadsBefore = get_num_threads();
        try
        {
            using TrainableNetwork network = TrainableNetwork.Create(architecture, sequence, vectorSize, new Random(seed), device, continued);
            using GradientPass pass = GradientPass.Create(network, DistillationLoss.Create(_vocabulary, heads, _options), ThreadsOf(_options));
            using var optimizer = new AdamWOptimizer(network.Parameters.Select(weight => weight.Parameter), _options.WeightDecay);
            using WeightAverage? average = _options.AverageWeights ? new WeightAverage(network.Parameters) : null;
            var state = new TrainingState(network, optimizer, average);
            checkpoint?.Load(state);
            var miner = NegativeMiner.Create(_vocabulary, OfTrainingWords(corpus, trainWords), trainWords, _options);
            WeightedDraw? draw = _options.FrequencyWeight > 0 ? WeightedDraw.ByFrequency(trainWords, counts, _options.FrequencyWeight) : null;
            using var producer = new BatchProducer(trainWords, _vocabulary.Words, sequence, miner, _options, seed, state.Epoch + 1, draw);
            Train(network, pass, optimizer, producer, state, checkpoint, (weights, epoch) => Encoder(architecture, weights, sequence, heads, seed, epoch));
            return ExactWordChoice.Attach(Encoder(architecture, state.Best!, sequence, heads, seed, state.BestEpoch), _vocabulary, corpus, _options.ExactWords, _options.MinimumCount);
        }
        finally
        {
            set_num_threads(threadsBefore);
        }
    }

    private void Train(
        TrainableNetwork network,
        GradientPass pass,
        AdamWOptimizer optimizer,
        BatchProducer producer,
        TrainingState state,
        TrainingCheckpoint? checkpoint,
        Func<NetworkWeights, int, DistillEmbEncoder> encoderOf)
    {
        int steps = (int)Math.Min(int.MaxValue, (long)producer.StepsPerEpoch * _options.Epochs);
        var schedule = new LearningRateSchedule(_options.LearningRate, _options.FinalLearningRate, steps);
        Parameter[] parameters = [.. network.Parameters.Select(weight => weight.Parameter)];
        var judge = new EncoderJudge(_vocabulary, _options.DevWords);
        var pace = new TrainingPace(producer.BatchSize, optimizer.Steps, steps);
        if (state.Epoch > 0) Report(state.Epoch, state.Loss);
        for (int epoch = state.Epoch + 1; epoch <= _options.Epochs; epoch++)
        {
            double lossSum = 0;
            for (int stepOfEpoch = 1; stepOfEpoch <= producer.StepsPerEpoch; stepOfEpoch++)
            {
                if (_stop.IsRequested)
                {
                    ExpectBest(state);
                    return;
                }

                double loss = pass.Run(producer.Take());
                if (!double.IsFinite(loss))
                {
                    Diverge(epoch, loss);
                    return;
                }

                if (_options.GradientClip > 0) nn.utils.clip_grad_norm_(parameters, _options.GradientClip);
                optimizer.Step(schedule.RateOf(optimizer.Steps));
                state.Average?.Update();
                lossSum += loss;
                if (stepOfEpoch < producer.StepsPerEpoch && stepOfEpoch % Math.Max(1, producer.StepsPerEpoch / ReportsPerEpoch) == 0)
                    Report(epoch, lossSum / stepOfEpoch);
            }

            if (Export(state) is not NetworkWeights weights)
            {
                Diverge(epoch, double.NaN);
                return;
            }

            if (Judge(judge, encoderOf(weights, epoch)) is not IReadOnlyList<RetrievalMetrics> dev)
            {
                ExpectBest(state);
                return;
            }

            bool isBest = state.Complete(weights, dev, EncoderJudge.Score(dev, epoch), lossSum / producer.StepsPerEpoch);
            checkpoint?.Save(state); // Before it is reported: what was reported is not lost.
            Report(epoch, state.Loss, dev, isBest);
        }

        void Report(int epoch, double loss, IReadOnlyList<RetrievalMetrics>? dev = null, bool isBest = false) =>
            _report(pace.Report(epoch, _options.Epochs, optimizer.Steps, loss, dev, isBest, state.BestDev));

        // The epochs before are good ones: the best of them is what training gives.
        void Diverge(int epoch, double loss)
        {
            if (state.Best is null)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"Training diverged in epoch {epoch} (loss {loss}): lower {nameof(DistillEmbOptions.LearningRate)}, now {_options.LearningRate}."));
            }

            DivergedIn = epoch;
            Report(epoch, loss);
        }
    }

    // Null where it was cancelled: an epoch that was not judged to its end is not complete.
    private IReadOnlyList<RetrievalMetrics>? Judge(EncoderJudge judge, DistillEmbEncoder encoder)
    {
        try
        {
            return judge.Judge(encoder, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsRequested)
        {
            return null;
        }
    }

    private void ExpectBest(TrainingState state)
    {
        if (state.Best is null) throw new OperationCanceledException("The distillation was cancelled before its first epoch was complete.", _options.CancellationToken);
    }

    private EncoderHead[] Heads()
    {
        IReadOnlyList<Teachers.TeacherHead> teachers = _vocabulary.HeadList;
        if (_options.HeadLayout != HeadLayout.Shared) return EncoderHead.SideBySide([.. teachers.Select(teacher => (teacher.Name, teacher.Dimension))]);
        if (teachers.Any(teacher => teacher.Dimension != teachers[0].Dimension))
        {
            string source = _options.ContinueFrom is null ? "" : $", as that of {nameof(DistillEmbOptions.ContinueFrom)} is";
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.HeadLayout)} is {HeadLayout.Shared}{source}, which needs teachers of one dimension; {Teachers.TeacherHead.Dimensions(teachers)}.");
        }

        return [.. teachers.Select(teacher => new EncoderHead(teacher.Name, 0, teacher.Dimension))];
    }

    // Held-out words are not even negatives: nothing of training has seen their vectors. Nor are those too rare to train on.
    private int[] OfTrainingWords(int[] corpus, int[] trainWords)
    {
        bool[] isTrain = new bool[_vocabulary.Words.Count];
        foreach (int word in trainWords) isTrain[word] = true;
        int[] kept = Array.FindAll(corpus, word => isTrain[word]);
        return kept.Length > 0 ? kept : throw new InvalidDataException($"None of the corpus' {corpus.Length} teacher words is for training; give a larger corpus.");
    }

    // Null where a weight is not finite.
    private NetworkWeights? Export(TrainingState state)
    {
        try
        {
            return state.Export().Round(_options.WeightPrecision); // Judged as it will be used.
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private DistillEmbEncoder Encoder(EncoderArchitecture architecture, NetworkWeights weights, CharacterSequence sequence, EncoderHead[] heads, int seed, int epoch)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture),
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["teachers"] = string.Join(", ", _vocabulary.Teachers),
            ["unicode"] = CanonicalTable.Instance.UnicodeVersion.ToString(),
            ["words"] = _vocabulary.Words.Count.ToString(CultureInfo.InvariantCulture),
        };
        if (_options.ContinueFrom is not null) properties["continued"] = Continuation.NameOf(_options.ContinueFrom);
        return new DistillEmbEncoder(architecture, sequence, heads, _options.NormalizeHeads, weights, properties, space: _vocabulary.Space);
    }
}
