using DistillEmb;
using DistillEmb.MLNet;
using Microsoft.ML;

namespace Amharic;

public partial class AmharicModel
{
    /// <summary>Trains the model on a corpus and two teachers, and saves it.</summary>
    /// <param name="source">The corpus and the teachers.</param>
    /// <param name="outputModelPath">The <c>.zip</c> to write.</param>
    /// <param name="settings">What differs from the default options.</param>
    /// <param name="progress">Told how training goes.</param>
    /// <param name="cancellation">Stops training; the best model so far is saved.</param>
    public static ITransformer Train(
        TrainingSource source,
        string outputModelPath,
        TrainingSettings settings,
        IProgress<DistillationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var mlContext = new MLContext(settings.Seed);
        IDataView corpus = mlContext.Data.LoadFromEnumerable(source.ReadSentences().Select(text => new ModelInput { Text = text }));
        IEstimator<ITransformer> pipeline = BuildPipeline(mlContext, source, settings, progress, cancellation);
        ITransformer model = pipeline.Fit(corpus);
        mlContext.Model.SaveAtomically(model, corpus.Schema, outputModelPath);
        return model;
    }

    /// <summary>Text to tokens, tokens to the vectors of a distilled encoder.</summary>
    public static IEstimator<ITransformer> BuildPipeline(
        MLContext mlContext,
        TrainingSource source,
        TrainingSettings settings,
        IProgress<DistillationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var options = new DistillEmbOptions
        {
            Output = DistillEmbOutput.Tokens,
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Threads = settings.Threads,
            Progress = progress,
            CancellationToken = cancellation,
        };
        foreach (string teacher in source.TeacherFiles) options.Teachers.Add(Teacher.FromFile(teacher));
        return mlContext.Transforms.Text.TokenizeIntoWords("Tokens", nameof(ModelInput.Text), [' '])
            .Append(mlContext.Transforms.DistillEmbed(nameof(ModelOutput.Vectors), "Tokens", options));
    }
}
