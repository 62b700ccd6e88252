using DistillEmb.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DistillEmb.MLNet.Learning;

/// <summary>What moves the weights of a training: the clip of the gradient's norm, AdamW with a rate for each group of parameters, and the running average.</summary>
internal sealed class WeightUpdate : IDisposable
{
    private readonly ParameterGroup[] _groups;
    private readonly AdamWOptimizer[] _optimizers;
    private readonly WeightAverage[]? _averages; // Null where the weights of the last step are taken.
    private readonly Parameter[] _all;
    private readonly double _gradientClip;

    /// <param name="groups">The parameters; they are disposed of by whoever made them.</param>
    /// <param name="weightDecay">The weight decay of AdamW.</param>
    /// <param name="gradientClip">The norm to which the gradient of all groups together is clipped; 0 for none.</param>
    /// <param name="average">Whether the weights are averaged.</param>
    public WeightUpdate(IEnumerable<ParameterGroup> groups, double weightDecay, double gradientClip, bool average)
    {
        _groups = [.. groups];
        _gradientClip = gradientClip;
        _optimizers = [.. _groups.Select(group => new AdamWOptimizer(group.Parameters.Parameters.Select(weight => weight.Parameter), weightDecay))];
        if (average) _averages = [.. _groups.Select(group => new WeightAverage(group.Parameters.Parameters))];
        _all = [.. _groups.SelectMany(group => group.Parameters.Parameters).Select(weight => weight.Parameter)];
    }

    /// <summary>Steps that were made.</summary>
    public int Steps => _optimizers[0].Steps;

    /// <summary>Moves all parameters by their gradients.</summary>
    public void Step()
    {
        if (_gradientClip > 0) nn.utils.clip_grad_norm_(_all, _gradientClip);
        int step = Steps;
        for (int i = 0; i < _groups.Length; i++) _optimizers[i].Step(_groups[i].RateOf(step));
        foreach (WeightAverage average in _averages ?? []) average.Update();
    }

    /// <summary>A copy of the weights that a model would have now, of each group, rounded as they will be stored.</summary>
    /// <exception cref="InvalidDataException">A weight is no longer finite: training has diverged.</exception>
    public NetworkWeights[] Export(WeightPrecision precision) =>
        [.. _groups.Select((group, i) => (_averages is null ? group.Parameters.Export() : group.Parameters.Export(name => _averages[i][name])).Round(precision))];

    /// <summary>Writes the parameters, and all that moves them.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach ((_, Parameter parameter) in _groups.SelectMany(group => group.Parameters.Parameters)) TensorValues.Write(writer, parameter);
        foreach (AdamWOptimizer optimizer in _optimizers) optimizer.Write(writer);
        foreach (WeightAverage average in _averages ?? []) average.Write(writer);
    }

    /// <summary>Reads what <see cref="Write(BinaryWriter)"/> wrote into where it belongs.</summary>
    /// <exception cref="InvalidDataException">They are those of another network.</exception>
    public void Read(BinaryReader reader)
    {
        foreach ((_, Parameter parameter) in _groups.SelectMany(group => group.Parameters.Parameters)) TensorValues.Read(reader, parameter);
        foreach (AdamWOptimizer optimizer in _optimizers) optimizer.Read(reader);
        foreach (WeightAverage average in _averages ?? []) average.Read(reader);
    }

    /// <summary>Writes weights that <see cref="Export"/> gave.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<NetworkWeights> weights)
    {
        foreach (NetworkWeights group in weights)
        {
            foreach (TensorShape shape in group.Shapes)
            {
                writer.Write((int)group.PrecisionOf(shape.Name));
                TensorValues.Write(writer, group[shape.Name]);
            }
        }
    }

    /// <summary>Reads weights as <see cref="Export"/> gave them.</summary>
    public NetworkWeights[] ReadExported(BinaryReader reader) => [.. _groups.Select(group => new NetworkWeights(group.Parameters.Shapes, shape =>
    {
        var precision = (WeightPrecision)reader.ReadInt32();
        return StoredWeight.Round(shape, TensorValues.Read(reader, shape.Length), precision); // They are rounded: it changes nothing.
    }))];

    public void Dispose()
    {
        foreach (WeightAverage average in _averages ?? []) average.Dispose();
        foreach (AdamWOptimizer optimizer in _optimizers) optimizer.Dispose();
    }
}
