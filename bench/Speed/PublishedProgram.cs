using System.Runtime.InteropServices;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Speed;

/// <summary>
/// The structure of the method's published program, as one writes it with TorchSharp: modules, its optimiser AdamW,
/// batches of 64. With two threads libtorch gets both, and a batch is prepared while the one before is trained on.
/// </summary>
internal sealed class PublishedProgram(TrainingMaterial material, int words) : ITrainingContestant
{
    private const int BatchSize = 64;
    private const int WarmUpSteps = 30;
    private const double Rate = 1e-3;
    private const double Margin = 1;
    private const int Attempts = 3;

    private readonly PublishedLoader _loader = new(material);

    public string Name => "published structure in TorchSharp";

    public TrainingArithmetic Arithmetic { get; } = Multiplications.Of(DistillEmbOptions.Published(), material);

    public TrainingPace Measure(int threads)
    {
        int threadsBefore = get_num_threads();
        set_num_threads(threads);
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return Train(prepareAhead: threads > 1);
                }
                catch (ExternalException) when (attempt < Attempts)
                {
                    // A number that the garbage collector freed under libtorch, see TensorArithmetic: TorchSharp's optimiser has that.
                }
            }
        }
        finally
        {
            set_num_threads(threadsBefore);
        }
    }

    private TrainingPace Train(bool prepareAhead)
    {
        using var network = new PublishedNetwork(_loader.CharacterCount, material.Vocabulary.HeadList[0].Dimension);
        using AdamW optimizer = optim.AdamW(network.parameters(), Rate);
        int steps = (words + BatchSize - 1) / BatchSize;
        Task<PublishedBatch>? ahead = prepareAhead ? Task.Run(() => _loader.Next(BatchSize)) : null;
        TrainingPace.Moment start = default;
        for (int step = -WarmUpSteps; step < steps; step++)
        {
            if (step == 0) start = TrainingPace.Moment.Now();
            using PublishedBatch batch = ahead is null ? _loader.Next(BatchSize) : ahead.GetAwaiter().GetResult();
            if (ahead is not null) ahead = Task.Run(() => _loader.Next(BatchSize));
            Step(network, optimizer, batch);
        }

        TrainingPace pace = TrainingPace.Between(start, TrainingPace.Moment.Now(), (long)steps * BatchSize);
        ahead?.GetAwaiter().GetResult().Dispose();
        return pace;
    }

    private static void Step(PublishedNetwork network, AdamW optimizer, PublishedBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Tensor vectors = network.forward(batch.Characters);
        Tensor? sum = null;
        for (int teacher = 0; teacher < batch.Own.Length; teacher++)
        {
            Tensor loss = nn.functional.triplet_margin_loss(vectors, batch.Own[teacher], batch.Negatives[teacher], Margin);
            sum = sum is null ? loss : sum.Plus(loss);
        }

        Tensor mean = sum!.Times(1.0 / batch.Own.Length);
        mean.backward();
        optimizer.step();
        mean.item<float>();
    }
}
