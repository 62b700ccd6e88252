using DistillEmb.Network;
using DistillEmb.Sequences;

namespace DistillEmb.Tagging;

/// <summary>A tagger at work on one row after another, for one thread at a time. A row's probabilities are computed when they are asked for.</summary>
internal sealed class TaggerRun(Tagger tagger)
{
    private readonly LatticeScratch _lattice = new();
    private SequenceScratch? _scratch = tagger.Reader.RentScratch();
    private float[] _scores = [];
    private int[] _tags = [];
    private float[] _probabilities = [];
    private int _tokens;
    private bool _hasProbabilities;

    /// <summary>The tag of each token of the row, as its place among the tags.</summary>
    public ReadOnlySpan<int> Tags => _tags.AsSpan(0, _tokens);

    /// <summary>How probable each token's tag is.</summary>
    public ReadOnlySpan<float> Probabilities
    {
        get
        {
            if (!_hasProbabilities)
            {
                tagger.FindProbabilities(Scores, Tags, RowBuffer.Room(ref _probabilities, _tokens), _lattice);
                _lattice.LetGo();
                _hasProbabilities = true;
            }

            return _probabilities.AsSpan(0, _tokens);
        }
    }

    private ReadOnlySpan<float> Scores => _scores.AsSpan(0, _tokens * tagger.Tags.Count);

    /// <summary>Tags a row.</summary>
    public void Read(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        ObjectDisposedException.ThrowIf(_scratch is null, this);
        LetGo();
        Span<float> scores = RowBuffer.Room(ref _scores, RowBuffer.LengthOf(tokens.Length, tagger.Tags.Count));
        Span<int> tags = RowBuffer.Room(ref _tags, tokens.Length);
        tagger.Score(tokens, scores, _scratch);
        _scratch.LetGo();
        tagger.FindBest(scores, tags, _lattice);
        _lattice.LetGo();
        _tokens = tokens.Length;
    }

    /// <summary>Gives the buffers back; twice is once.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _scratch, null) is SequenceScratch scratch) tagger.Reader.ReturnScratch(scratch);
    }

    // What the row before gave is asked for until the next one.
    private void LetGo()
    {
        (_tokens, _hasProbabilities) = (0, false);
        RowBuffer.LetGo(ref _scores);
        RowBuffer.LetGo(ref _tags);
        RowBuffer.LetGo(ref _probabilities);
    }
}
