using DistillEmb.MLNet.Sequences;

namespace DistillEmb.MLNet.Tagging;

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
            if (!_hasProbabilities) tagger.FindProbabilities(Scores, Tags, _probabilities, _lattice);
            _hasProbabilities = true;
            return _probabilities.AsSpan(0, _tokens);
        }
    }

    private ReadOnlySpan<float> Scores => _scores.AsSpan(0, _tokens * tagger.Tags.Count);

    /// <summary>Tags a row.</summary>
    public void Read(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        ObjectDisposedException.ThrowIf(_scratch is null, this);
        _tokens = tokens.Length;
        _hasProbabilities = false;
        if (_tags.Length < _tokens)
        {
            int room = Math.Max(_tokens, 2 * _tags.Length);
            (_scores, _tags, _probabilities) = (new float[checked(room * tagger.Tags.Count)], new int[room], new float[room]);
        }

        tagger.Score(tokens, _scores.AsSpan(0, _tokens * tagger.Tags.Count), _scratch);
        tagger.FindBest(Scores, _tags.AsSpan(0, _tokens), _lattice);
    }

    /// <summary>Gives the buffers back; twice is once.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _scratch, null) is SequenceScratch scratch) tagger.Reader.ReturnScratch(scratch);
    }
}
