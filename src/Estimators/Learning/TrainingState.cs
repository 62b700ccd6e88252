using DistillEmb.Network;

namespace DistillEmb.MLNet.Learning;

/// <summary>
/// All of a training that changes from epoch to epoch. What is random is not in it: it follows from the seed and the epoch.
/// </summary>
/// <param name="update">The weights, and what moves them.</param>
internal sealed class TrainingState<TJudgement>(WeightUpdate update)
    where TJudgement : class, IJudgement<TJudgement>
{
    /// <summary>Epochs that were completed.</summary>
    public int Epoch { get; private set; }

    /// <summary>The weights of the best epoch as they will be stored; null before the first epoch is complete.</summary>
    public IReadOnlyList<NetworkWeights>? Best { get; private set; }

    public int BestEpoch { get; private set; }

    public double BestScore { get; private set; } = double.NegativeInfinity;

    /// <summary>How the best epoch did; null before the first epoch is complete.</summary>
    public TJudgement? BestJudgement { get; private set; }

    /// <summary>The mean loss of the last epoch.</summary>
    public double Loss { get; private set; }

    /// <summary>Counts an epoch.</summary>
    /// <param name="weights">The weights at its end, as they will be stored.</param>
    /// <param name="judgement">How they do.</param>
    /// <param name="loss">The epoch's mean loss.</param>
    /// <returns>Whether they are the best so far.</returns>
    public bool Complete(IReadOnlyList<NetworkWeights> weights, TJudgement judgement, double loss)
    {
        Epoch++;
        Loss = loss;
        double score = judgement.Score ?? Epoch;
        if (!(score > BestScore)) return false;
        (Best, BestEpoch, BestScore, BestJudgement) = (weights, Epoch, score, judgement);
        return true;
    }

    /// <summary>Writes the state after an epoch.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(BestEpoch);
        writer.Write(BestScore);
        writer.Write(Loss);
        BestJudgement!.Write(writer);
        WeightUpdate.Write(writer, Best!);
        update.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, weights and moments into where they belong.</summary>
    /// <exception cref="InvalidDataException">It is the state of another network.</exception>
    public void Read(BinaryReader reader)
    {
        Epoch = reader.ReadInt32();
        BestEpoch = reader.ReadInt32();
        BestScore = reader.ReadDouble();
        Loss = reader.ReadDouble();
        BestJudgement = TJudgement.Read(reader);
        Best = update.ReadExported(reader);
        update.Read(reader);
    }
}
