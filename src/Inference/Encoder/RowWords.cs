using DistillEmb.Network;

namespace DistillEmb.Encoder;

/// <summary>The tokens of a row: where there are many, those that are letter by letter the same are one word, which is looked up once. For one row at a time.</summary>
internal sealed class RowWords
{
    private const int Few = 64; // As many vectors may be held twice: a table would cost such a row more than it saves.

    private readonly SlotTable _table = new(); // Numbers the words.
    private Word[] _words = [];
    private int[] _slots = [];
    private int _count; // Words, but for those of a row of few tokens that a cache held.

    /// <summary>The slot in the scratch of a token of the row that was looked up last.</summary>
    public int this[int token] => _slots[token];

    /// <summary>Looks the words of a row up.</summary>
    /// <param name="tokens">The row.</param>
    /// <param name="scratch">Gets the words, or their vectors out of the cache.</param>
    /// <param name="cache">The cache; null for none.</param>
    /// <returns>The slot of each token in the scratch; there until the next call.</returns>
    public ReadOnlySpan<int> Gather(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache)
    {
        scratch.Begin();
        _count = 0;
        Span<int> slots = RowBuffer.Room(ref _slots, tokens.Length);
        if (tokens.Length <= Few) GatherFew(tokens, scratch, cache, slots);
        else GatherMany(tokens, scratch, cache, slots);
        return slots;
    }

    /// <summary>Puts the words into a cache that the network made vectors of.</summary>
    /// <param name="tokens">The row that was looked up last.</param>
    /// <param name="scratch">What has the vectors.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="offset">Where the values begin in a vector that the cache keeps.</param>
    public void Keep(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache cache, int offset)
    {
        foreach (Word word in _words.AsSpan(0, _count))
        {
            if (EncoderScratch.IsOfNetwork(word.Slot))
                cache.Add(tokens[word.Token].Span, word.Hash, scratch.PartOf(word.Slot, offset, cache.Size), scratch.IsEmpty(word.Slot));
        }
    }

    /// <summary>Lets buffers go that a huge row made.</summary>
    public void LetGo()
    {
        _table.LetGo();
        RowBuffer.LetGo(ref _words);
        RowBuffer.LetGo(ref _slots);
    }

    private void GatherFew(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache, Span<int> slots)
    {
        RowBuffer.Grow(ref _words, Few);
        for (int token = 0; token < tokens.Length; token++)
        {
            ReadOnlySpan<char> letters = tokens[token].Span;
            ulong hash = cache is null ? 0 : WordHash.Of(letters);
            int slot = cache is null ? -1 : scratch.AddCached(cache, letters, hash);
            if (slot < 0)
            {
                slot = scratch.Add(letters);
                _words[_count++] = new Word(token, slot, hash);
            }

            slots[token] = slot;
        }
    }

    private void GatherMany(ReadOnlySpan<ReadOnlyMemory<char>> tokens, EncoderScratch scratch, WordVectorCache? cache, Span<int> slots)
    {
        _table.Clear();
        for (int token = 0; token < tokens.Length; token++)
        {
            ReadOnlySpan<char> letters = tokens[token].Span;
            ulong hash = WordHash.Of(letters);
            int word = Find(tokens, letters, (int)hash);
            if (word < 0)
            {
                int slot = cache is null ? -1 : scratch.AddCached(cache, letters, hash);
                if (slot < 0) slot = scratch.Add(letters);
                word = _table.Add((int)hash);
                RowBuffer.Grow(ref _words, word + 1);
                _words[word] = new Word(token, slot, hash);
                _count = word + 1;
            }

            slots[token] = _words[word].Slot;
        }
    }

    private int Find(ReadOnlySpan<ReadOnlyMemory<char>> tokens, ReadOnlySpan<char> letters, int hash)
    {
        int place = hash;
        int word;
        while ((word = _table.Find(hash, ref place)) >= 0 && !tokens[_words[word].Token].Span.SequenceEqual(letters))
        {
            // Another word of the same hash.
        }

        return word;
    }

    /// <param name="Token">The first of its tokens.</param>
    /// <param name="Slot">Its slot in the scratch.</param>
    /// <param name="Hash">Its hash.</param>
    private readonly record struct Word(int Token, int Slot, ulong Hash);
}
