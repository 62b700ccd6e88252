using System.Runtime.InteropServices;
using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.Pooling;

/// <summary>How many tokens are each word, and how many rows have it. It holds a number of each distinct word, and nothing of the rows.</summary>
internal sealed class TokenCensus
{
    private readonly Dictionary<string, Occurrences> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Occurrences>.AlternateLookup<ReadOnlySpan<char>> _bySpelling;

    public TokenCensus() => _bySpelling = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Tokens that are not empty.</summary>
    public long Tokens { get; private set; }

    /// <summary>Rows with such tokens.</summary>
    public long Rows { get; private set; }

    /// <summary>Words by their spelling (<see cref="WordSpelling"/>); tokens without one are among <see cref="Tokens"/> only.</summary>
    public IReadOnlyDictionary<string, Occurrences> Words => _words;

    public void Add(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        Span<byte> utf8 = stackalloc byte[WordSpelling.MostBytes];
        Span<char> spelling = stackalloc char[WordSpelling.MostBytes];
        long row = Rows + 1;
        foreach (ReadOnlyMemory<char> token in tokens)
        {
            if (token.IsEmpty) continue;
            Rows = row;
            Tokens++;
            int bytes = WordSpelling.WriteForm(token.Span, utf8);
            if (bytes == 0) continue;
            int characters = Encoding.UTF8.GetChars(utf8[..bytes], spelling);
            ref Occurrences word = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpelling, spelling[..characters], out _);
            word = new Occurrences(word.Tokens + 1, word.LastRow == row ? word.Rows : word.Rows + 1, row);
        }
    }

    /// <param name="Tokens">Tokens that are the word.</param>
    /// <param name="Rows">Rows that have it.</param>
    /// <param name="LastRow">The last of these, counted from 1.</param>
    internal readonly record struct Occurrences(long Tokens, long Rows, long LastRow);
}
