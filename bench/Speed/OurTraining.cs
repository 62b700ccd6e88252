using Microsoft.ML;

namespace DistillEmb.MLNet.Speed;

/// <summary>Our estimator, through its public interface: from one report of progress to a later one, before any dev evaluation.</summary>
internal sealed class OurTraining(string name, TrainingMaterial material, int words, Func<DistillEmbOptions> optionsOf) : ITrainingContestant
{
    private const int LongTraining = 100; // Epochs, so that the rate is as in a real one; it is stopped long before.

    public string Name => name;

    public TrainingArithmetic Arithmetic { get; } = Multiplications.Of(optionsOf(), material);

    public TrainingPace Measure(int threads)
    {
        DistillEmbOptions options = optionsOf();
        foreach (Teacher teacher in material.Teachers) options.Teachers.Add(teacher);
        using var enough = new CancellationTokenSource();
        var stretch = new Stretch(words, options.BatchSize, enough);
        (options.Seed, options.Threads, options.Epochs, options.Progress, options.CancellationToken) = (1, threads, LongTraining, stretch, enough.Token);
        try
        {
            new MLContext(1).Transforms.DistillEmbed("Vectors", "Tokens", options).Fit(material.Corpus);
        }
        catch (OperationCanceledException)
        {
            // In the first epoch, as a rule.
        }

        return stretch.Pace;
    }

    private sealed class Stretch(int words, int batchSize, CancellationTokenSource enough) : IProgress<DistillationProgress>
    {
        private TrainingPace.Moment _start;
        private int _firstStep;

        public TrainingPace Pace { get; private set; }

        public void Report(DistillationProgress value)
        {
            if (enough.IsCancellationRequested) return;
            TrainingPace.Moment now = TrainingPace.Moment.Now();
            if (_firstStep == 0)
            {
                (_start, _firstStep) = (now, value.Step);
                return;
            }

            long made = (long)(value.Step - _firstStep) * batchSize;
            if (made < words && value.Dev is null) return;
            Pace = TrainingPace.Between(_start, now, made);
            enough.Cancel();
        }
    }
}
