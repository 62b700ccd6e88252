using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Sequences;

/// <summary>What a network over rows is trained for: what stands on it, and the model that comes of it.</summary>
internal abstract class SentenceTask<TModel>
    where TModel : class
{
    /// <summary>What the result depends on besides the options and the training rows, each by its name and texts: the labels, the rows to validate on.</summary>
    public abstract IEnumerable<(string Name, IEnumerable<string> Texts)> Facts { get; }

    /// <summary>What <see cref="Judge"/> counts, in the field's words.</summary>
    public abstract string ScoreName { get; }

    /// <summary>What stands on the network.</summary>
    public abstract SentenceHead CreateHead(SentenceShape shape);

    /// <summary>Makes a model of what was trained.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="tables">What has a vector of its own.</param>
    /// <param name="shape">What reads a row.</param>
    /// <param name="weights">All weights but the encoder's.</param>
    public abstract TModel Assemble(DistillEmbEncoder encoder, TokenTables tables, SentenceShape shape, NetworkWeights weights);

    /// <summary>How good a model is by the validation rows, the higher the better; null where there are none, and the latest epoch is the best.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract double? Judge(TModel model, CancellationToken cancellation);
}
