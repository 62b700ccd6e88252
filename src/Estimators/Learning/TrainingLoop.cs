using System.Globalization;
using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

/// <summary>The training loop: steps, a model that is judged after every epoch, the best one out.</summary>
/// <param name="stop">Asked before every step, and heard while an epoch is judged.</param>
/// <param name="checkpoint">What the training goes on from, and where it keeps its state; null for neither.</param>
/// <param name="report">Told how far training has come.</param>
internal sealed class TrainingLoop<TModel, TJudgement>(StopRequest stop, TrainingCheckpoint? checkpoint, Action<TrainingMoment<TJudgement>> report)
    where TModel : class
    where TJudgement : class, IJudgement<TJudgement>
{
    private const int FewestReports = 4; // An epoch.
    private const int StepsBetweenReports = 100;

    /// <summary>Passes over the training data, at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>After how many epochs that were no better than the best one training ends; 0 for none.</summary>
    public int Patience { get; init; }

    /// <summary>How the weights are stored; each epoch is judged by the model as it will be stored.</summary>
    public required WeightPrecision Precision { get; init; }

    /// <summary>The epoch in which training diverged, after good ones; null where it did not.</summary>
    public int? DivergedIn { get; private set; }

    /// <summary>Whether all epochs are done, or as many as patience asks for.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The epoch that the model is of.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Trains.</summary>
    /// <returns>The best model of the epochs that were completed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch was complete.</exception>
    /// <exception cref="InvalidOperationException">It diverged before the first epoch was complete.</exception>
    public TModel Run(TrainingTask<TModel, TJudgement> task)
    {
        var state = new TrainingState<TJudgement>(task.Update);
        checkpoint?.Load(state.Read);
        Train(task, state);
        if (state.Best is null) throw stop.Cancelled("The training was cancelled before its first epoch was complete.");
        BestEpoch = state.BestEpoch;
        return task.Assemble(state.Best, state.BestEpoch);
    }

    private void Train(TrainingTask<TModel, TJudgement> task, TrainingState<TJudgement> state)
    {
        int reportEvery = Math.Max(1, task.StepsPerEpoch / Math.Max(FewestReports, task.StepsPerEpoch / StepsBetweenReports));
        var pace = new TrainingPace((double)task.ItemsPerEpoch / task.StepsPerEpoch, task.Update.Steps, (int)Math.Min(int.MaxValue, (long)task.StepsPerEpoch * Epochs));
        if (state.Epoch > 0) Report(state.Epoch, state.Loss);
        while (!(IsComplete = state.Epoch >= Epochs || (Patience > 0 && state.Epoch - state.BestEpoch >= Patience)))
        {
            int epoch = state.Epoch + 1;
            double lossSum = 0;
            for (int step = 0; step < task.StepsPerEpoch; step++)
            {
                if (stop.IsRequested) return;
                double loss = task.Differentiate(epoch, step);
                if (!double.IsFinite(loss))
                {
                    Diverge(epoch, loss);
                    return;
                }

                task.Update.Step();
                lossSum += loss;
                int made = step + 1;
                if (made < task.StepsPerEpoch && made % reportEvery == 0) Report(epoch, lossSum / made);
            }

            if (Export(task) is not NetworkWeights[] weights)
            {
                Diverge(epoch, double.NaN);
                return;
            }

            if (Judge(task, task.Assemble(weights, epoch)) is not TJudgement judgement) return;
            bool isBest = state.Complete(weights, judgement, lossSum / task.StepsPerEpoch);
            checkpoint?.Save(state.Epoch, state.Write); // Before it is reported: what was reported is not lost.
            Report(epoch, state.Loss, judgement, isBest);
        }

        void Report(int epoch, double loss, TJudgement? judgement = null, bool isBest = false) =>
            report(pace.Tell(epoch, Epochs, task.Update.Steps, loss, judgement, isBest, state.BestJudgement));

        // The epochs before are good ones: the best of them is what training gives.
        void Diverge(int epoch, double loss)
        {
            if (state.Best is null) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Training diverged in epoch {epoch} (loss {loss}): {task.Advice}."));
            DivergedIn = epoch;
            Report(epoch, loss);
        }
    }

    // Null where it was cancelled: an epoch that was not judged to its end is not complete.
    private TJudgement? Judge(TrainingTask<TModel, TJudgement> task, TModel model)
    {
        try
        {
            return task.Judge(model, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsRequested)
        {
            return null;
        }
    }

    // Null where a weight is not finite.
    private NetworkWeights[]? Export(TrainingTask<TModel, TJudgement> task)
    {
        try
        {
            return task.Update.Export(Precision);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
