using System.Buffers.Binary;

namespace DistillEmb.MLNet.Teachers;

/// <summary>How a fastText model was trained, as far as its vectors depend on it.</summary>
/// <param name="Dimension">Values of a vector.</param>
/// <param name="IsSupervised">Whether it is a classifier.</param>
/// <param name="ShortestNgram">Characters of the shortest n-grams.</param>
/// <param name="LongestNgram">Characters of the longest n-grams; 0 for a model of words alone.</param>
/// <param name="Buckets">Rows of the input matrix that n-grams share.</param>
internal sealed record FastTextArguments(int Dimension, bool IsSupervised, int ShortestNgram, int LongestNgram, int Buckets)
{
    private const int Magic = 793712314; // The first four bytes of every model since mid-2017.
    private const int OldestVersion = 11;
    private const int NewestVersion = 12;
    private const int Supervised = 3; // Of the kinds of models: CBOW 1, skip-gram 2.
    private const int MostOfLoss = 4;
    private const int MostCharacters = 64; // fastText's default is 6. It bounds the n-grams of a file that is damaged.

    /// <summary>Whether a file's first bytes are those of a model with a version.</summary>
    public static bool Begin(ReadOnlySpan<byte> bytes) => bytes.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(bytes) == Magic;

    /// <summary>Whether a file's first bytes are those of a model from before there was a magic number: its arguments and the sizes of its vocabulary.</summary>
    public static bool BeginWithoutMagic(ReadOnlySpan<byte> bytes)
    {
        const int Integers = 12;
        if (bytes.Length < (Integers * sizeof(int)) + sizeof(double) + (3 * sizeof(int))) return false;
        Span<int> values = stackalloc int[Integers];
        for (int i = 0; i < Integers; i++) values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * sizeof(int))..]);
        bytes = bytes[(Integers * sizeof(int))..];
        double threshold = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
        bytes = bytes[sizeof(double)..];
        int size = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        int words = BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]);
        int labels = BinaryPrimitives.ReadInt32LittleEndian(bytes[(2 * sizeof(int))..]);
        return values[0] is > 0 and <= VectorFile.LargestDimension
            && values[6] is > 0 and < MostOfLoss && values[7] is > 0 and <= Supervised
            && values[8] >= 0 && values[9] >= 0 && values[10] is >= 0 and <= MostCharacters
            && threshold is >= 0 and <= 1
            && words >= 0 && labels >= 0 && size == (long)words + labels;
    }

    /// <summary>Reads them, with the magic number and the version before them.</summary>
    public static FastTextArguments Read(FastTextBytes bytes)
    {
        int magic = bytes.ReadInt32();
        if (magic != Magic) throw bytes.Fault($"expected fastText's magic number {Magic}; found {magic}");
        int version = bytes.ReadInt32();
        if (version is < OldestVersion or > NewestVersion) throw bytes.Fault($"it is a fastText model of version {version}; versions {OldestVersion} and {NewestVersion} are read");
        int dimension = bytes.ReadInt32();
        for (int i = 0; i < 6; i++) bytes.ReadInt32(); // Window, epochs, minimum count, negatives, n-grams of words, loss.
        bool isSupervised = bytes.ReadInt32() == Supervised;
        int buckets = bytes.ReadInt32();
        int shortest = bytes.ReadInt32();
        int longest = bytes.ReadInt32();
        bytes.ReadInt32(); // How often the learning rate was updated.
        bytes.ReadInt64(); // The threshold of subsampling.
        if (dimension is < 1 or > VectorFile.LargestDimension) throw bytes.Fault($"it announces vectors of dimension {dimension}; expected 1 to {VectorFile.LargestDimension}");
        if (buckets < 0) throw bytes.Fault($"it announces {buckets} buckets; expected 0 or more");
        if (isSupervised && version == OldestVersion) longest = 0; // fastText reads it so: classifiers had no n-grams of characters then, whatever was stored.
        if (longest > MostCharacters) throw bytes.Fault($"it announces n-grams of up to {longest} characters; expected at most {MostCharacters}");
        return new FastTextArguments(dimension, isSupervised, shortest, longest, buckets);
    }
}
