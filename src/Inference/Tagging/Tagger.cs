using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Tagging;

/// <summary>A tagger ready to run, in managed code. Safe to use from many threads, each with a run of its own.</summary>
internal sealed class Tagger
{
    private readonly PackedMatrix _scores;
    private readonly TagLattice _lattice;

    public Tagger(DistillEmbEncoder encoder, TokenTables tables, TaggerShape shape, TagSet tags, NetworkWeights weights)
    {
        Reader = new SentenceBilstm(encoder, tables, shape.Sentence, weights);
        Shape = shape;
        Tags = tags;
        Weights = weights;
        _scores = new PackedMatrix(weights[TaggerShape.Tensors.Weight], shape.Sentence.Lstm.OutputSize, shape.Tags, weights[TaggerShape.Tensors.Bias]);
        _lattice = new TagLattice(tags, weights);
    }

    public SentenceBilstm Reader { get; }

    public TaggerShape Shape { get; }

    public TagSet Tags { get; }

    /// <summary>All weights but the encoder's.</summary>
    public NetworkWeights Weights { get; }

    /// <summary>The scores of a row's tags, [tokens, tags], before transitions from tag to tag are looked at.</summary>
    public void Score(ReadOnlySpan<ReadOnlyMemory<char>> tokens, Span<float> scores, SequenceScratch scratch) =>
        _scores.Multiply(Reader.Read(tokens, scratch), tokens.Length, scores);

    /// <summary>The tags of a row of highest probability.</summary>
    public void FindBest(ReadOnlySpan<float> scores, Span<int> tags, LatticeScratch scratch) => _lattice.FindBest(scores, tags, scratch);

    /// <summary>How probable each token's tag is.</summary>
    public void FindProbabilities(ReadOnlySpan<float> scores, ReadOnlySpan<int> tags, Span<float> probabilities, LatticeScratch scratch) =>
        _lattice.FindProbabilities(scores, tags, probabilities, scratch);

    /// <summary>Tags one row.</summary>
    public int[] Tag(IReadOnlyList<string> tokens)
    {
        var run = new TaggerRun(this);
        run.Read([.. tokens.Select(token => token.AsMemory())]);
        int[] tags = run.Tags.ToArray();
        run.Release();
        return tags;
    }
}
