using System.Numerics.Tensors;
using DistillEmb.Files;
using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Classification;

/// <summary>A classifier of rows ready to run, in managed code. Safe to use from many threads, each with a run of its own.</summary>
internal sealed class TextClassifier
{
    private readonly TokenPooling _pooling;
    private readonly PackedMatrix _scores;

    public TextClassifier(DistillEmbEncoder encoder, TokenTables tables, TextClassifierShape shape, IReadOnlyList<string> classes, NetworkWeights weights)
    {
        if (NameFaults.Of("class", classes) is string fault) throw new ArgumentException(NameFaults.Sentence(fault), nameof(classes));
        Reader = new SentenceBilstm(encoder, tables, shape.Sentence, weights);
        Shape = shape;
        Classes = classes;
        Weights = weights;
        int size = shape.Sentence.Lstm.OutputSize;
        _pooling = new TokenPooling(shape.Pooling, size, shape.Pooling == TextPooling.Attention ? weights[TextClassifierShape.Tensors.Attention] : []);
        _scores = new PackedMatrix(weights[TextClassifierShape.Tensors.Weight], size, shape.Classes, weights[TextClassifierShape.Tensors.Bias]);
    }

    public SentenceBilstm Reader { get; }

    public TextClassifierShape Shape { get; }

    /// <summary>The names of the classes, in the order of their keys.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>All weights but the encoder's.</summary>
    public NetworkWeights Weights { get; }

    /// <summary>Computes how probable each class is.</summary>
    /// <param name="tokens">The row.</param>
    /// <param name="probabilities">Receives a number a class; they sum up to 1.</param>
    /// <param name="pooled">Room for <see cref="PooledSize"/> values.</param>
    /// <param name="scratch">The buffers of the reader.</param>
    public void Classify(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> probabilities, Span<float> pooled, SequenceScratch scratch)
    {
        _pooling.Pool(Reader.Read(tokens[..Math.Min(tokens.Length, Shape.MaxTokens)], scratch), pooled);
        _scores.Multiply(pooled, 1, probabilities);
        TensorPrimitives.SoftMax<float>(probabilities, probabilities);
    }

    /// <summary>Values of a row's vector.</summary>
    public int PooledSize => Shape.Sentence.Lstm.OutputSize;

    /// <summary>The most probable class of a row, as its place among the classes.</summary>
    public int Classify(IReadOnlyList<string> tokens)
    {
        var run = new TextClassifierRun(this);
        run.Read([.. tokens.Select(token => token.AsMemory())]);
        run.Release();
        return run.Best;
    }
}
