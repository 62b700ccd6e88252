using DistillEmb.Network;
using TorchSharp.Modules;

namespace DistillEmb.MLNet.Distillation;

/// <summary>
/// All of a training that changes from epoch to epoch. What is random is not in it: it follows from the seed and the epoch.
/// </summary>
internal sealed class TrainingState(TrainableNetwork network, AdamWOptimizer optimizer, WeightAverage? average)
{
    /// <summary>The average of the weights; null where those of the last step are taken.</summary>
    public WeightAverage? Average { get; } = average;

    /// <summary>Epochs that were completed.</summary>
    public int Epoch { get; private set; }

    /// <summary>The weights of the best epoch as they will be stored; null before the first epoch is complete.</summary>
    public NetworkWeights? Best { get; private set; }

    public int BestEpoch { get; private set; }

    public double BestScore { get; private set; } = double.NegativeInfinity;

    /// <summary>How the best epoch did on dev words, one result a teacher; null before the first epoch is complete.</summary>
    public IReadOnlyList<RetrievalMetrics>? BestDev { get; private set; }

    /// <summary>The mean loss of the last epoch.</summary>
    public double Loss { get; private set; }

    /// <summary>A copy of the weights that an encoder would have now.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights Export() => Average is null ? network.Export() : network.Export(name => Average[name]);

    /// <summary>Counts an epoch.</summary>
    /// <param name="weights">The weights at its end, as they will be stored.</param>
    /// <param name="dev">How they do on dev words.</param>
    /// <param name="score">How good that is.</param>
    /// <param name="loss">The epoch's mean loss.</param>
    /// <returns>Whether they are the best so far.</returns>
    public bool Complete(NetworkWeights weights, IReadOnlyList<RetrievalMetrics> dev, double score, double loss)
    {
        Epoch++;
        Loss = loss;
        if (!(score > BestScore)) return false;
        (Best, BestEpoch, BestScore, BestDev) = (weights, Epoch, score, dev);
        return true;
    }

    /// <summary>Writes the state after an epoch.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(BestEpoch);
        writer.Write(BestScore);
        writer.Write(Loss);
        writer.Write(BestDev!.Count);
        foreach (RetrievalMetrics metrics in BestDev) metrics.Write(writer);
        foreach (TensorShape shape in Best!.Shapes)
        {
            writer.Write((int)Best.PrecisionOf(shape.Name));
            TensorNumbers.Write(writer, Best[shape.Name]);
        }

        foreach ((_, Parameter parameter) in network.Parameters) TensorNumbers.Write(writer, parameter);
        optimizer.Write(writer);
        Average?.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, weights and moments into where they belong.</summary>
    /// <exception cref="InvalidDataException">It is the state of another network.</exception>
    public void Read(BinaryReader reader)
    {
        Epoch = reader.ReadInt32();
        BestEpoch = reader.ReadInt32();
        BestScore = reader.ReadDouble();
        Loss = reader.ReadDouble();
        var dev = new RetrievalMetrics[reader.ReadInt32()];
        for (int head = 0; head < dev.Length; head++) dev[head] = RetrievalMetrics.Read(reader);
        BestDev = dev;
        Best = new NetworkWeights(network.Shapes, shape =>
        {
            var precision = (WeightPrecision)reader.ReadInt32();
            return StoredWeight.Round(shape, TensorNumbers.Read(reader, shape.Length), precision); // They are rounded: it changes nothing.
        });
        foreach ((_, Parameter parameter) in network.Parameters) TensorNumbers.Read(reader, parameter);
        optimizer.Read(reader);
        Average?.Read(reader);
    }
}
