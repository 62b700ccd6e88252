using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.MLNet.Learning;
using DistillEmb.Network;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Distillation;

/// <summary>Sets up a distillation: characters, n-grams, network, negatives and batches of the teachers' words; the loop does the rest.</summary>
/// <param name="vocabulary">The teachers, as the options treat them: see <see cref="TeacherTarget"/>.</param>
/// <param name="options">Checked options.</param>
/// <param name="loop">The training loop.</param>
/// <param name="startEpoch">The first epoch that is trained, from 1.</param>
internal sealed class DistillationTrainer(TeacherVocabulary vocabulary, DistillEmbOptions options, TrainingLoop<DistillEmbEncoder, DevJudgement> loop, int startEpoch)
{
    /// <summary>Trains.</summary>
    /// <param name="corpus">Tokens of the corpus, as indexes into the vocabulary; none where it was not read.</param>
    /// <param name="device">Where the network lives.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <returns>The best encoder of the epochs that were completed, with its exact words, which no epoch was judged by.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged before the first epoch was complete.</exception>
    public DistillEmbEncoder Train(int[] corpus, Device device, int seed)
    {
        int[] trainWords = TrainingWords.Choose(vocabulary);
        EncoderHead[] heads = Heads();
        int vectorSize = EncoderHead.VectorSizeOf(heads);
        if (vectorSize > DistillEmbEncoder.LargestVectorSize)
            throw new InvalidDataException($"The vectors of the teachers have {vectorSize} values together; a model holds at most {DistillEmbEncoder.LargestVectorSize}.");
        if ((long)Math.Min(options.ExactWords, trainWords.Length) * vectorSize > ExactWords.MostNumbers)
        {
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.ExactWords)} is {options.ExactWords}; with vectors of dimension {vectorSize} it must be {ExactWords.MostNumbers / vectorSize} or less.");
        }

        string[] words = [.. trainWords.Select(word => vocabulary.Words[word])];
        CharacterVocabulary characters = CharacterCensus.Take(words, options.MinimumCharacterCount, options.ContinueFrom?.Sequence.Vocabulary);
        var sequence = new CharacterSequence(characters, options.MaxWordLength ?? options.Architecture.UsualWordLength, options.Architecture.Framing);
        EncoderArchitecture architecture = NgramCensus.Take(options.Architecture, words, sequence, options.ContinueFrom?.Architecture);
        ContinuedWeights? continued = options.ContinueFrom is DistillEmbEncoder before ? new ContinuedWeights(before, characters, heads, architecture) : null;
        using IDisposable threads = Workers.KeepThreads();
        using TrainableNetwork network = TrainableNetwork.Create(architecture, sequence, vectorSize, new Random(seed), device, continued);
        using GradientPass pass = GradientPass.Create(network, DistillationLoss.Create(vocabulary, heads, options), Workers.CountOf(options.Threads));
        int[] counts = corpus.Length > 0 ? CorpusTokens.Count(corpus, vocabulary.Words.Count) : CorpusTokens.CountByOrder(vocabulary.Words.Count);
        var miner = NegativeMiner.Create(vocabulary, options.Mining == NegativeMining.None ? [] : OfTrainingWords(corpus, trainWords), options);
        WeightedDraw? draw = options.FrequencyWeight > 0 ? WeightedDraw.ByFrequency(trainWords, counts, options.FrequencyWeight) : null;
        using var producer = new BatchProducer(trainWords, vocabulary.Words, sequence, miner, options, seed, startEpoch, draw);
        var plan = new EncoderPlan(vocabulary, options, architecture, sequence, heads, seed);
        using var task = new DistillationTask(network, pass, producer, new EncoderJudge(vocabulary, options.DevWords), options, plan);
        return ExactWordChoice.Attach(loop.Run(task), vocabulary, counts, options.ExactWords);
    }

    private EncoderHead[] Heads()
    {
        IReadOnlyList<Teachers.TeacherHead> teachers = vocabulary.HeadList;
        if (options.HeadLayout != HeadLayout.Shared) return EncoderHead.SideBySide([.. teachers.Select(teacher => (teacher.Name, teacher.Dimension))]);
        if (teachers.Any(teacher => teacher.Dimension != teachers[0].Dimension))
        {
            string source = options.ContinueFrom is null ? "" : $", as that of {nameof(DistillEmbOptions.ContinueFrom)} is";
            throw new InvalidDataException(
                $"{nameof(DistillEmbOptions.HeadLayout)} is {HeadLayout.Shared}{source}, which needs teachers of one dimension; {Teachers.TeacherHead.Dimensions(teachers)}.");
        }

        return [.. teachers.Select(teacher => new EncoderHead(teacher.Name, 0, teacher.Dimension))];
    }

    // Held-out words are not even negatives: nothing of training has seen their vectors.
    private int[] OfTrainingWords(int[] corpus, int[] trainWords)
    {
        bool[] isTrain = new bool[vocabulary.Words.Count];
        foreach (int word in trainWords) isTrain[word] = true;
        int[] kept = Array.FindAll(corpus, word => isTrain[word]);
        return kept.Length > 0 ? kept : throw new InvalidDataException($"None of the corpus' {corpus.Length} teacher words is for training; give a larger corpus.");
    }
}
