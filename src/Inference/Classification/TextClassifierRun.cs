using System.Numerics.Tensors;
using DistillEmb.Sequences;

namespace DistillEmb.Classification;

/// <summary>A classifier at work on one row after another, for one thread at a time.</summary>
internal sealed class TextClassifierRun(TextClassifier classifier)
{
    private readonly float[] _probabilities = new float[classifier.Classes.Count];
    private readonly float[] _pooled = new float[classifier.PooledSize];
    private SequenceScratch? _scratch = classifier.Reader.RentScratch();

    /// <summary>How probable each class of the row is.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>The most probable class, as its place among the classes; of equally probable ones the first.</summary>
    public int Best => TensorPrimitives.IndexOfMax<float>(_probabilities);

    /// <summary>Classifies a row.</summary>
    public void Read(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        ObjectDisposedException.ThrowIf(_scratch is null, this);
        classifier.Classify(tokens, _probabilities, _pooled, _scratch);
        _scratch.LetGo();
    }

    /// <summary>Gives the buffers back; twice is once.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _scratch, null) is SequenceScratch scratch) classifier.Reader.ReturnScratch(scratch);
    }
}
