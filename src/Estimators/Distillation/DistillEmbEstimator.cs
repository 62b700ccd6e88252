using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;
using DistillEmb.MLNet.Learning;
using DistillEmb.MLNet.SkipGram;
using DistillEmb.MLNet.Teachers;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet;

/// <summary>
/// Distils word vectors into a small network over a word's characters: its output for a word is trained to lie close to
/// the word's teacher vectors and away from those of similar words. The fitted transformer gives a vector to every word,
/// whether the teachers knew it or not.
/// </summary>
/// <remarks>
/// <para>After A. Mersha and S. Wu, "Distilling Word Embeddings via Contrastive Learning", 2022, with another network and
/// another objective; see <see cref="PositionalArchitecture"/> and <see cref="DistillEmbOptions"/>.</para>
/// <list type="table">
/// <listheader><term>Property</term><description>Value</description></listheader>
/// <item><term>Needs to look at the data to train its parameters?</term><description>No; where options ask for it (<see cref="DistillEmbOptions.Mining"/>, <see cref="DistillEmbOptions.FrequencyWeight"/>, <see cref="DistillEmbOptions.ExactWords"/>), what it has how often, and side by side</description></item>
/// <item><term>Needs normalisation or caching?</term><description>No; the data is read once</description></item>
/// <item><term>Input column type</term><description>Text (one token a row), or a vector of text</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="float"/>; see <see cref="DistillEmbOutput"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>The network is: <c>ExportOnnx</c></description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training and the libtorch package of the system. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbEstimator : IEstimator<DistillEmbTransformer>
{
    private readonly TrainingHost _host;
    private readonly DistillEmbColumns _columns;
    private readonly DistillEmbOptions _options;

    internal DistillEmbEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName, DistillEmbOptions options)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        _options.Check();
        Continuation.Adopt(_options);
        _host = new TrainingHost(environment, nameof(DistillEmbEstimator));
        _columns = new DistillEmbColumns(outputColumnName, inputColumnName, _options.Output, _options.Head);
    }

    /// <summary>Trains the encoder.</summary>
    /// <param name="input">Data with the input column. It is read only where there are no teachers, or <see cref="DistillEmbOptions.Mining"/>, <see cref="DistillEmbOptions.FrequencyWeight"/> or <see cref="DistillEmbOptions.ExactWords"/> ask for a corpus and the options name no other; without rows, the order of the first teacher's words tells how frequent they are.</param>
    /// <returns>
    /// The transformer of the epoch that did best on dev words. Where training was cancelled or diverged, that is the best of the epochs before, and the log has a warning.
    /// </returns>
    /// <exception cref="FileNotFoundException">A teacher's file does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// A teacher cannot be read, the teachers share no word, their dimensions don't suit the options, or the corpus has none of their
    /// words, or too few of them often enough; or the checkpoint is of another
    /// training (the message names every difference), damaged, or not a checkpoint.
    /// </exception>
    /// <exception cref="IOException">The checkpoint cannot be read or written.</exception>
    /// <exception cref="ArgumentException">The data lacks the input column, or it is not text.</exception>
    /// <exception cref="InvalidOperationException">libtorch cannot be loaded, the GPU asked for is not there, or training diverged before the first epoch was complete.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    public DistillEmbTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _columns.Tokens.In(input.Schema); // A wrong column fails before the teachers are read.
        using var session = new TrainingSession(_host, "Distillation", _options.Seed, _options.CheckpointPath, _options.CancellationToken);
        TorchSharp.torch.Device device = session.ChooseDevice();
        using TrainedTeachers? trained = _options.Teachers.Count == 0 ? TrainTeachers(input, session) : null;
        TeacherVocabulary vocabulary = ReadTeachers(trained?.Teachers ?? [.. _options.Teachers], session);
        int[] corpus = _options.NeedsCorpus ? ReadCorpus(input, vocabulary, session) : [];
        session.Begin(() => DistillationFingerprint.Of(vocabulary, corpus, _options, session.Seed, device));
        if (_options.ContinueFrom is not null) session.Log.Info(Continuation.Describe(_options.ContinueFrom, vocabulary.HeadList));
        TrainingLoop<DistillEmbEncoder, DevJudgement> loop = session.Loop<DistillEmbEncoder, DevJudgement>(_options.Epochs, patience: 0, _options.WeightPrecision, moment => Report(session, moment));
        DistillEmbEncoder encoder = new DistillationTrainer(vocabulary, _options, loop, session.StartEpoch).Train(corpus, device, session.Seed);
        Action? whenSaved = session.End(loop, "encoder", DistillationTask.AdviceOf(_options));
        if (_options.ExactWords > 0) session.Log.Info($"{encoder.ExactWordCount} words keep their teachers' vectors; {_options.ExactWords} were asked for.");
        return new DistillEmbTransformer(_host.Environment, encoder, _columns) { WhenSaved = whenSaved };
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);

    private TrainedTeachers TrainTeachers(IDataView input, TrainingSession session)
    {
        string? columnName = _options.Corpus is null ? null : _options.CorpusColumnName;
        var corpus = new ViewTokens(_options.Corpus ?? input, columnName ?? _columns.Input);
        TrainedTeachers trained = session.Stop.Run(
            token => TrainedTeachers.Train(corpus, _options.WordVectors ?? new WordVectorOptions(), _options.CheckpointPath, token), "The distillation was cancelled while its teachers were being trained.");
        foreach (string message in trained.Messages) session.Log.Info(message);
        return trained;
    }

    private TeacherVocabulary ReadTeachers(IReadOnlyList<Teacher> teachers, TrainingSession session)
    {
        TeacherVocabulary read = session.Stop.Run(token => TeacherVocabulary.Load(teachers, token), "The distillation was cancelled while the teachers were being read.");
        foreach (string finding in read.Findings) session.Log.Info(finding);
        foreach (string warning in read.Warnings) session.Log.Warning(warning);
        session.Log.Info($"{read.Words.Count} words are in all teachers ({string.Join(", ", read.Teachers)}); {read.Skipped} of the first teacher are not.");
        TeacherVocabulary vocabulary = session.Stop.Run(token => TeacherTarget.Of(read, _options, token), "The distillation was cancelled while the teachers were being aligned or fused.");
        if (_options.HeadLayout == HeadLayout.Fused)
        {
            TeacherHead fused = vocabulary.HeadList[0];
            double kept = fused.Lengths.Average(length => (double)length * length) / read.HeadList.Count;
            session.Log.Info(FormattableString.Invariant($"The teachers are fused: {fused.Dimension} of {read.VectorSize} dimensions keep {100 * kept:F1} % of their squares."));
        }

        return vocabulary;
    }

    private int[] ReadCorpus(IDataView input, TeacherVocabulary vocabulary, TrainingSession session)
    {
        string? columnName = _options.Corpus is null ? null : _options.CorpusColumnName;
        int[] corpus = CorpusTokens.Read(
            _options.Corpus ?? input, columnName ?? _columns.Input, vocabulary, () => session.Stop.ThrowIfRequested("The distillation was cancelled while the corpus was being read."));
        if (corpus.Length > 0) session.Log.Info($"{corpus.Length} tokens of the corpus are teacher words.");
        else if (_options.Mining == NegativeMining.None) session.Log.Info($"There is no corpus: words are taken to be the less frequent the later they stand in the teacher '{vocabulary.Teachers[0]}'.");
        else throw new InvalidDataException($"{nameof(DistillEmbOptions.Mining)} is {_options.Mining}, but the corpus has no rows; hard negatives are searched in it.");
        return corpus;
    }

    private void Report(TrainingSession session, TrainingMoment<DevJudgement> moment)
    {
        session.Report(moment, "words", moment.Judgement is null ? null : $"Dev words: {string.Join("; ", moment.Judgement.Heads)}");
        _options.Progress?.Report(new DistillationProgress(moment));
    }
}
