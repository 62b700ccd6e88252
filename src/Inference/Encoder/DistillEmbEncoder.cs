using System.Numerics.Tensors;
using DistillEmb.Characters;
using DistillEmb.Encoder;
using DistillEmb.Ethiopic;
using DistillEmb.Files;
using DistillEmb.Network;

namespace DistillEmb;

/// <summary>
/// A distilled encoder: gives every word a vector, from its characters alone, or from its teachers where the encoder keeps
/// their vectors for it (<see cref="ExactWordCount"/>). For programs without a data view; in a pipeline,
/// <c>DistillEmbTransformer</c> does the same to a column.
/// </summary>
/// <remarks>
/// Safe to use from many threads at once. Every text is a word: whatever it holds (no character the encoder knows, ten
/// thousand characters, lone surrogates), its vector is finite. The empty text has the vector zero. Neither its Unicode form nor invisible characters
/// (zero width spaces, soft hyphens, marks of direction and the like) change a word, but for joiners between letters.
/// A vector joins the heads in the order of the teachers; each head has length 1 unless the encoder was made with raw heads.
/// </remarks>
public sealed partial class DistillEmbEncoder
{
    /// <summary>The largest number of characters of a word that an encoder can be made to read.</summary>
    internal const int LongestWord = 64;

    /// <summary>The most heads that an encoder has.</summary>
    internal const int MostHeads = 64;

    /// <summary>The largest dimension of a vector, all heads together.</summary>
    internal const int LargestVectorSize = 1 << 16;

    /// <summary>The property that says how text becomes the encoder's words; see <see cref="TokenizerDescription"/>.</summary>
    internal const string TokenizerProperty = "tokenizer";

    // Shorter than this, a head's direction is rounding noise: it stays as it is, rather than being divided by nearly zero.
    internal const float ShortestLength = 1e-12f;

    private readonly ForwardPass _forward;
    private readonly (int Offset, int Dimension)[] _parts;

    internal DistillEmbEncoder(
        EncoderArchitecture architecture,
        CharacterSequence sequence,
        IReadOnlyList<EncoderHead> heads,
        bool normalizeHeads,
        NetworkWeights weights,
        IReadOnlyDictionary<string, string> properties,
        ExactWords? exactWords = null,
        TeacherSpace? space = null)
    {
        if (NameFaults.Of("head", heads.Select(head => head.Name)) is string fault) throw new ArgumentException(NameFaults.Sentence(fault), nameof(heads));
        Architecture = architecture;
        Sequence = sequence;
        Heads = heads;
        NormalizeHeads = normalizeHeads;
        Weights = weights;
        Properties = properties;
        ExactWords = exactWords;
        Space = space;
        VectorSize = EncoderHead.VectorSizeOf(heads);
        _parts = EncoderHead.PlacesOf(heads);
        _forward = architecture.CreateForwardPass(weights, sequence.Length, VectorSize);
    }

    /// <summary>The shape of the network.</summary>
    public EncoderArchitecture Architecture { get; }

    /// <summary>The parts of a vector, one a teacher, in the teachers' order.</summary>
    public IReadOnlyList<EncoderHead> Heads { get; }

    /// <summary>Dimension of a vector, all heads together; a part that several heads share counts once.</summary>
    public int VectorSize { get; }

    /// <summary>Whether each head of a vector is scaled to length 1.</summary>
    public bool NormalizeHeads { get; }

    /// <summary>How many characters of a word are read; what follows them is ignored.</summary>
    public int MaxWordLength => Sequence.MaxWordLength;

    /// <summary>How many different characters the encoder knows; all others are one unknown character to it.</summary>
    public int CharacterCount => Sequence.Vocabulary.Scalars.Length;

    /// <summary>Values in the network's weights.</summary>
    public long ParameterCount => Weights.ParameterCount;

    /// <summary>What the weights are rounded to, and how they are stored when the encoder is saved.</summary>
    /// <value>That of the coarsest layer: one whose values a precision cannot hold is kept in a finer one.</value>
    public WeightPrecision Precision => Weights.Precision;

    /// <summary>Words that have their teachers' own vectors, in 8 bits, rather than the network's.</summary>
    /// <value>
    /// 0 unless the encoder was trained with <c>DistillEmbOptions.ExactWords</c>. A word is one of them as a whole, up to 128 characters,
    /// and however it is written in Unicode; case counts.
    /// </value>
    public int ExactWordCount => ExactWords?.Count ?? 0;

    /// <summary>How the encoder was made (teachers, seed, epochs, held-out figures), by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>How the text was cut into the words that the encoder was distilled from, so that text can be cut alike for it.</summary>
    /// <value>Null where that is not known: it was distilled from vectors or from text that came in tokens.</value>
    /// <exception cref="InvalidDataException">A newer package made the encoder, by rules that this one does not have.</exception>
    public TextTokenizer? Tokenizer => Properties.TryGetValue(TokenizerProperty, out string? line) ? TokenizerDescription.Read(line) : null;

    internal CharacterSequence Sequence { get; }

    internal NetworkWeights Weights { get; }

    internal ExactWords? ExactWords { get; }

    /// <summary>What was made of the teachers before training; null for an encoder that was not distilled, or of before this was kept.</summary>
    internal TeacherSpace? Space { get; }

    /// <summary>Loads the encoder out of a model that <c>mlContext.Model.Save</c> wrote, wherever it stands in the pipeline.</summary>
    /// <param name="modelFile">The path of the <c>.zip</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    public static DistillEmbEncoder Load(string modelFile) => ModelArchive.Load(modelFile, EncoderModelFile.Entry);

    /// <summary>Loads the encoder out of a model, as <see cref="Load(string)"/> does.</summary>
    /// <param name="model">The <c>.zip</c>, read from where the stream stands to its end; the stream is left open.</param>
    /// <exception cref="InvalidDataException">It is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    public static DistillEmbEncoder Load(Stream model) => ModelArchive.Load(model, EncoderModelFile.Entry);

    /// <summary>An encoder whose weights are these, rounded to a precision, in which they will be stored; this one stays as it is.</summary>
    /// <param name="precision">
    /// How to store the weights. What an earlier rounding lost does not come back: <see cref="WeightPrecision.Float32"/> leaves
    /// the values as they are.
    /// </param>
    /// <returns>An encoder of equal heads, properties and exact words, whose vectors are the same before it is saved and after it is loaded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such precision.</exception>
    public DistillEmbEncoder WithPrecision(WeightPrecision precision)
    {
        if (!Enum.IsDefined(precision))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, $"The precision must be {string.Join(", ", Enum.GetNames<WeightPrecision>())}.");
        return new DistillEmbEncoder(Architecture, Sequence, Heads, NormalizeHeads, Weights.Round(precision), Properties, ExactWords, Space);
    }

    /// <summary>An encoder of the same network with other exact words; null for none.</summary>
    internal DistillEmbEncoder WithExactWords(ExactWords? exactWords) => new(Architecture, Sequence, Heads, NormalizeHeads, Weights, Properties, exactWords, Space);

    /// <summary>The vector of a word.</summary>
    /// <returns><see cref="VectorSize"/> values.</returns>
    public float[] Embed(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        float[] vector = new float[VectorSize];
        Embed(word.AsSpan(), vector);
        return vector;
    }

    /// <summary>The vector of a word, without allocating one.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Receives <see cref="VectorSize"/> values.</param>
    public void Embed(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length < VectorSize)
            throw new ArgumentException($"The destination has room for {vector.Length} values; a vector has {VectorSize}.", nameof(vector));
        EncoderScratch scratch = RentScratch();
        scratch.Begin();
        int slot = scratch.Add(word);
        Run(scratch);
        scratch.VectorOf(slot).CopyTo(vector);
        ReturnScratch(scratch);
    }

    /// <summary>The vectors of many words; each distinct one goes through the network once.</summary>
    /// <returns>One vector a word, in the order of the words.</returns>
    /// <exception cref="ArgumentException">A word is null; the message tells its place.</exception>
    public float[][] Embed(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        EncoderScratch scratch = RentScratch();
        scratch.Begin();
        var slots = new List<int>();
        foreach (string word in words)
            slots.Add(scratch.Add(word ?? throw new ArgumentException($"Word {slots.Count} is null.", nameof(words))));
        Run(scratch);
        float[][] vectors = new float[slots.Count][];
        for (int i = 0; i < vectors.Length; i++) vectors[i] = scratch.VectorOf(slots[i]).ToArray();
        ReturnScratch(scratch);
        return vectors;
    }

    /// <summary>The cosine of two words' vectors.</summary>
    /// <param name="first">A word.</param>
    /// <param name="second">Another.</param>
    /// <param name="head">The name of the head to compare by; null for all heads joined.</param>
    /// <returns>-1 to 1; 0 where one of them is the empty text.</returns>
    public float Similarity(string first, string second, string? head = null)
    {
        (int offset, int dimension) = Range(head);
        return Cosine(Embed(first).AsSpan(offset, dimension), Embed(second).AsSpan(offset, dimension));
    }

    /// <summary>Embeds a list of words once, so that neighbours can be searched in it many times.</summary>
    /// <param name="words">The words to search in.</param>
    /// <param name="head">The name of the head to compare by; null for all heads joined.</param>
    public WordIndex CreateIndex(IEnumerable<string> words, string? head = null) => new(this, words, head);

    /// <summary>The words of a list that are nearest to a word, the nearest first, the word itself left out.</summary>
    /// <param name="word">The word to search for; it need not be in the list.</param>
    /// <param name="words">The words to search in. For several searches in one list, use <see cref="CreateIndex"/>.</param>
    /// <param name="count">How many to return.</param>
    /// <param name="head">The name of the head to compare by; null for all heads joined.</param>
    public IReadOnlyList<WordNeighbor> FindNeighbors(string word, IEnumerable<string> words, int count = 10, string? head = null) =>
        CreateIndex(words, head).FindNeighbors(word, count);

    internal static float Cosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        float lengths = TensorPrimitives.Norm(first) * TensorPrimitives.Norm(second);
        return lengths > ShortestLength ? Math.Clamp(TensorPrimitives.Dot(first, second) / lengths, -1f, 1f) : 0f;
    }

    /// <summary>Where a head stands in a vector; the whole vector for null.</summary>
    internal (int Offset, int Dimension) Range(string? head)
    {
        if (head is null) return (0, VectorSize);
        EncoderHead found = Heads.FirstOrDefault(candidate => candidate.Name == head)
            ?? throw new ArgumentException($"The encoder has no head '{head}'; it has {string.Join(", ", Heads.Select(candidate => $"'{candidate.Name}'"))}.", nameof(head));
        return (found.Offset, found.Dimension);
    }
}
