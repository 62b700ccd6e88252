using DistillEmb.Characters;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Words, each once, numbered in the order in which they were added. It takes half the memory of a dictionary of strings
/// and integers: the words stand in one list, and open addressing keeps their indices.
/// </summary>
/// <remarks>Words are held and looked up in their <see cref="WordForm"/>: all that an encoder reads alike is one word.</remarks>
internal sealed class WordTable
{
    private readonly List<string> _words = [];
    private readonly List<int> _hashes = [];
    private int[] _slots = new int[16]; // The number of a word plus 1, or 0; three quarters are used at most.

    public IReadOnlyList<string> Words => _words;

    public int Count => _words.Count;

    /// <summary>Adds the form of a word, unless it is there.</summary>
    public bool TryAdd(string word)
    {
        word = WordForm.Of(word);
        int hash = string.GetHashCode(word, StringComparison.Ordinal);
        int slot = SlotOf(word, hash);
        if (_slots[slot] != 0) return false;
        _words.Add(word);
        _hashes.Add(hash);
        _slots[slot] = _words.Count;
        if (_words.Count > _slots.Length / 4 * 3) Grow();
        return true;
    }

    public bool TryGetIndex(ReadOnlySpan<char> word, out int index)
    {
        if (!WordForm.IsPlain(word)) word = WordForm.Of(word.ToString());
        index = _slots[SlotOf(word, string.GetHashCode(word, StringComparison.Ordinal))] - 1;
        return index >= 0;
    }

    private int SlotOf(ReadOnlySpan<char> word, int hash)
    {
        int mask = _slots.Length - 1;
        int slot = hash & mask;
        while (_slots[slot] != 0 && !(_hashes[_slots[slot] - 1] == hash && word.SequenceEqual(_words[_slots[slot] - 1]))) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[checked(_slots.Length * 2)];
        int mask = _slots.Length - 1;
        for (int i = 0; i < _hashes.Count; i++)
        {
            int slot = _hashes[i] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = i + 1;
        }
    }
}
