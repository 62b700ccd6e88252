using System.Globalization;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Embedding;
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
/// <item><term>Needs to look at the data to train its parameters?</term><description>Yes: hard negatives are mined from it</description></item>
/// <item><term>Needs normalisation or caching?</term><description>No; the data is read once</description></item>
/// <item><term>Input column type</term><description>Text (one token a row), or a vector of text</description></item>
/// <item><term>Output column type</term><description>Vector of <see cref="float"/>; see <see cref="DistillEmbOutput"/></description></item>
/// <item><term>Exportable to ONNX?</term><description>The network is: <c>ExportOnnx</c></description></item>
/// <item><term>Packages beside Microsoft.ML</term><description>DistillEmb.MLNet.Training and the libtorch package of the system. Using the result needs DistillEmb.MLNet alone.</description></item>
/// </list>
/// </remarks>
public sealed class DistillEmbEstimator : IEstimator<DistillEmbTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly DistillEmbColumns _columns;
    private readonly DistillEmbOptions _options;

    internal DistillEmbEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName, DistillEmbOptions options)
    {
        _options = options.Clone(); // What is changed afterwards has not been checked.
        OptionFaults.Check(_options);
        Continuation.Adopt(_options);
        _environment = environment;
        _host = environment.Register(nameof(DistillEmbEstimator));
        _columns = new DistillEmbColumns(outputColumnName, inputColumnName, _options.Output, _options.Head);
    }

    /// <summary>Trains the encoder.</summary>
    /// <param name="input">Data with the input column. Its tokens are what hard negatives are mined from, unless the options name another corpus.</param>
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
        GetOutputSchema(SchemaShape.Create(input.Schema)); // A wrong column fails before the teachers are read.
        using IChannel channel = _host.Start("Distillation");
        using var stop = new StopRequest(_options.CancellationToken, IsHostCancelled);
        using TrainingCheckpoint? checkpoint = _options.CheckpointPath is string path ? TrainingCheckpoint.Open(path, Warn) : null;
        TorchSharp.torch.Device device = TrainingDevice.Choose(_environment, channel);
        TeacherVocabulary vocabulary = stop.Run(token => TeacherVocabulary.Load(_options.Teachers, token), "The distillation was cancelled while the teachers were being read.");
        foreach (string warning in vocabulary.Warnings) channel.Warning(warning);
        channel.Info($"{vocabulary.Words.Count} words are in all teachers ({string.Join(", ", vocabulary.Teachers)}); {vocabulary.Skipped} of the first teacher are not.");
        (int joined, int teachers) = (vocabulary.VectorSize, vocabulary.HeadList.Count);
        vocabulary = stop.Run(token => TeacherTarget.Of(vocabulary, _options, token), "The distillation was cancelled while the teachers were being aligned or fused.");
        if (_options.HeadLayout == HeadLayout.Fused)
        {
            TeacherHead fused = vocabulary.HeadList[0];
            double kept = fused.Lengths.Average(length => (double)length * length) / teachers;
            channel.Info(FormattableString.Invariant($"The teachers are fused: {fused.Dimension} of {joined} dimensions keep {100 * kept:F1} % of their squares."));
        }

        int[] corpus = CorpusTokens.Read(_options.Corpus ?? input, _options.Corpus is null ? _columns.Input : _options.CorpusColumnName ?? _columns.Input, vocabulary, () => stop.ThrowIfRequested("The distillation was cancelled while the corpus was being read."));
        channel.Info($"{corpus.Length} tokens of the corpus are teacher words.");
        int seed = _options.Seed ?? (_environment as IHostEnvironmentInternal)?.Seed ?? checkpoint?.Seed ?? Random.Shared.Next();
        checkpoint?.Begin(TrainingFingerprint.Of(vocabulary, corpus, _options, seed, DistillationTrainer.ThreadsOf(_options), device), seed);
        if (_options.ContinueFrom is not null) channel.Info(Continuation.Describe(_options.ContinueFrom, vocabulary.HeadList));
        if (checkpoint?.Epoch > 0) channel.Info($"Training goes on after epoch {checkpoint.Epoch} of {_options.Epochs}, from the checkpoint '{_options.CheckpointPath}'.");
        if (checkpoint?.HigherLearningRate is string rate) channel.Info(FormattableString.Invariant($"{nameof(DistillEmbOptions.LearningRate)} was {rate} until then, and is {_options.LearningRate} from now on."));

        using IProgressChannel progress = _host.StartProgressChannel("Distillation");
        DistillationProgress? latest = null;
        progress.SetHeader(new ProgressHeader(["loss"], ["epochs", "steps"]), entry => FillEntry(entry, latest));
        var trainer = new DistillationTrainer(vocabulary, _options, stop, report =>
        {
            latest = report;
            Log(channel, report);
            _options.Progress?.Report(report);
        });
        DistillEmbEncoder encoder = trainer.Train(corpus, device, seed, checkpoint);
        bool isComplete = checkpoint?.Epoch == _options.Epochs;
        if (trainer.DivergedIn is int epoch) channel.Warning(TellDivergence(epoch, encoder, checkpoint?.Epoch));
        if (stop.IsRequested) channel.Warning($"Cancelled: the encoder is the best so far, of epoch {encoder.Properties["epoch"]}.");
        if (stop.IsRequested && checkpoint is not null && !isComplete) channel.Info($"The same call goes on from the checkpoint '{_options.CheckpointPath}'.");
        if (_options.ExactWords > 0) channel.Info($"{encoder.ExactWordCount} words keep their teachers' vectors; {_options.ExactWords} were asked for.");
        return new DistillEmbTransformer(_environment, encoder, _columns) { WhenSaved = isComplete ? checkpoint!.Delete : null };
    }

    /// <inheritdoc />
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _columns.Extend(inputSchema);

    // The channel of fitting is closed when the model is saved.
    private void Warn(string warning)
    {
        using IChannel channel = _host.Start("Checkpoint");
        channel.Warning(warning);
    }

    private string TellDivergence(int epoch, DistillEmbEncoder encoder, int? kept)
    {
        string later = kept is null ? "" : $" and call again: training goes on after epoch {kept}, from the checkpoint '{_options.CheckpointPath}'";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged in epoch {epoch}: the encoder is the best so far, of epoch {encoder.Properties["epoch"]}. Lower {nameof(DistillEmbOptions.LearningRate)}, now {_options.LearningRate}{later}.");
    }

    private static void FillEntry(IProgressEntry entry, DistillationProgress? latest)
    {
        if (latest is null) return;
        entry.SetProgress(0, latest.Epoch, latest.Epochs);
        entry.SetProgress(1, latest.Step, latest.Steps);
        entry.SetMetric(0, latest.Loss);
    }

    private static void Log(IChannel channel, DistillationProgress report)
    {
        string head = FormattableString.Invariant($"Epoch {report.Epoch} of {report.Epochs}, step {report.Step} of {report.Steps}: loss {report.Loss:F4}, {report.WordsPerSecond:F0} words/s");
        if (report.Dev is null) channel.Trace(head);
        else channel.Info($"{head}. Dev words: {string.Join("; ", report.Dev)}{(report.IsBest ? " (best so far)" : "")}");
    }

    private bool IsHostCancelled() => _host is ICancelable { IsCanceled: true } || _environment is ICancelable { IsCanceled: true };
}
