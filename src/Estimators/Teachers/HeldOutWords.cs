using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Divides words into train, dev and test, 18 : 1 : 1, by a hash that never changes: FNV-1a of the UTF-8 bytes of the word's
/// <see cref="WordForm"/>, finished by the mixing steps of MurmurHash3 (the low bits of FNV-1a alone are uneven for short words). A network reads
/// that form: a word that is held out in one spelling and trained on in another would not be held out.
/// </summary>
internal static class HeldOutWords
{
    private const int Parts = 20;
    private const int LongestOnStack = 128;

    public static WordSubset SubsetOf(string word) => (int)(Hash(WordForm.Of(word)) % Parts) switch
    {
        0 => WordSubset.Test,
        1 => WordSubset.Dev,
        _ => WordSubset.Train,
    };

    private static ulong Hash(string word)
    {
        Span<byte> utf8 = word.Length <= LongestOnStack ? stackalloc byte[3 * LongestOnStack] : new byte[Encoding.UTF8.GetByteCount(word)];
        ulong hash = 14695981039346656037;
        foreach (byte value in utf8[..Encoding.UTF8.GetBytes(word, utf8)]) hash = (hash ^ value) * 1099511628211;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
