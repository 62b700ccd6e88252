using System.Text;

namespace DistillEmb.MLNet.Teachers;

/// <summary>
/// Divides words into train, dev and test, 18 : 1 : 1, by a hash that never changes: FNV-1a of the word's UTF-8 bytes,
/// finished by the mixing steps of MurmurHash3 (the low bits of FNV-1a alone are uneven for short words).
/// </summary>
internal static class HeldOutWords
{
    private const int Parts = 20;

    public static WordSubset SubsetOf(string word) => (int)(Hash(word) % Parts) switch
    {
        0 => WordSubset.Test,
        1 => WordSubset.Dev,
        _ => WordSubset.Train,
    };

    private static ulong Hash(string word)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes(word)) hash = (hash ^ value) * 1099511628211;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
