using System.IO.Hashing;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using DistillEmb.Characters;

namespace DistillEmb.Encoder;

/// <summary>
/// The spellings of some words, each once, numbered in the order in which they stand in one buffer. Open addressing keeps their
/// indices: a few bytes a word beside its letters.
/// </summary>
internal sealed class ExactWordIndex
{
    private readonly byte[] _utf8;
    private readonly int[] _ends;
    private readonly int[] _slots; // The number of a word plus 1, or 0; two thirds are used at most.

    // Another one in every process: nobody can make up a file whose words all fall on one slot.
    private readonly long _seed = Random.Shared.NextInt64();

    /// <param name="utf8">The spellings, one after another, in which <see cref="FaultOf"/> finds no fault.</param>
    /// <param name="ends">Where each of them ends.</param>
    public ExactWordIndex(byte[] utf8, int[] ends)
    {
        _utf8 = utf8;
        _ends = ends;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(ends.Length + (ends.Length / 2) + 1))];
        for (int word = 0; word < ends.Length; word++) _slots[SlotOf(this[word])] = word + 1;
    }

    public int Count => _ends.Length;

    /// <summary>The spellings, one after another.</summary>
    public ReadOnlySpan<byte> Spellings => _utf8;

    public ReadOnlySpan<byte> this[int word] => Spelling(_utf8, _ends, word);

    /// <summary>What is wrong with some spellings; null where nothing is.</summary>
    /// <param name="utf8">The spellings, one after another.</param>
    /// <param name="ends">Where each of them ends, 1 to <see cref="WordSpelling.MostBytes"/> bytes after the one before it.</param>
    /// <param name="isAscending">Whether they have to stand in ascending order of their bytes; else <see cref="FirstRepeated"/> tells whether each is there once.</param>
    public static string? FaultOf(byte[] utf8, int[] ends, bool isAscending = true)
    {
        Span<char> characters = stackalloc char[WordSpelling.MostBytes];
        Span<byte> expected = stackalloc byte[WordSpelling.MostBytes];
        for (int word = 0; word < ends.Length; word++)
        {
            ReadOnlySpan<byte> spelling = Spelling(utf8, ends, word);
            if (!Utf8.IsValid(spelling)) return $"word {word} is not valid UTF-8";
            int count = Encoding.UTF8.GetChars(spelling, characters);

            // A word that is written otherwise would never be found.
            if (!spelling.SequenceEqual(expected[..WordSpelling.Write(characters[..count], expected)]))
                return $"word {word} is not the Normalization Form C of a word of at most {WordSpelling.LongestWord} characters";
            if (isAscending && word > 0 && Spelling(utf8, ends, word - 1).SequenceCompareTo(spelling) >= 0) return $"word {word} does not come after the one before it";
        }

        return null;
    }

    /// <summary>The first word that stands there again further on; -1 where none does.</summary>
    public int FirstRepeated()
    {
        for (int word = 0; word < Count; word++)
        {
            if (_slots[SlotOf(this[word])] != word + 1) return word;
        }

        return -1;
    }

    /// <summary>The number of a word, or else of what is left of it without invisible characters; -1 where neither is among them.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        Span<byte> spelling = stackalloc byte[WordSpelling.MostBytes];
        int found = Find(spelling[..WordSpelling.Write(word, spelling)]);
        return found >= 0 || !InvisibleCharacters.AreIn(word) ? found : Find(spelling[..WordSpelling.WriteForm(word, spelling)]);
    }

    private int Find(ReadOnlySpan<byte> spelling) => spelling.IsEmpty ? -1 : _slots[SlotOf(spelling)] - 1;

    private static ReadOnlySpan<byte> Spelling(byte[] utf8, int[] ends, int word)
    {
        int start = word == 0 ? 0 : ends[word - 1];
        return utf8.AsSpan(start, ends[word] - start);
    }

    // That of the spelling, or the free one where it would stand.
    private int SlotOf(ReadOnlySpan<byte> spelling)
    {
        int mask = _slots.Length - 1;
        int slot = (int)XxHash3.HashToUInt64(spelling, _seed) & mask;
        while (_slots[slot] != 0 && !this[_slots[slot] - 1].SequenceEqual(spelling)) slot = (slot + 1) & mask;
        return slot;
    }
}
