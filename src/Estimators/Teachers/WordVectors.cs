using DistillEmb.Characters;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Words, each once, and their vectors.</summary>
/// <param name="dimension">Dimension of a vector.</param>
/// <param name="unit">What a place in the source is called in messages: "line", "word" or "row".</param>
internal sealed class WordVectors(int dimension, string unit)
{
    private readonly WordPlaces _places = new();
    private string? _firstRepeated;
    private string? _firstBlank;
    private int _otherForms; // Of the repeated ones.

    public int Dimension => dimension;

    public WordTable Table { get; } = new();

    /// <summary>The vectors in the order of the words.</summary>
    public VectorBlocks Vectors { get; } = new(dimension);

    public IReadOnlyList<string> Words => Table.Words;

    /// <summary>How often a word came that was there already, in whatever form; the first vector counts.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many words had no visible character; they are skipped.</summary>
    public int Blank { get; private set; }

    /// <summary>What else is to be told of the source: the rest of a sentence that begins with the teacher.</summary>
    public List<string> Remarks { get; } = [];

    public ReadOnlySpan<float> this[int index] => Vectors[index];

    /// <summary>A word as messages show it, with the place where it stands.</summary>
    public string Describe(int index) => Describe(Words[index], _places[index]);

    /// <summary>Adds a word in its <see cref="WordForm"/>, unless it is blank or there already.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Its vector.</param>
    /// <param name="place">The number of the line, word or row where it stands.</param>
    public void Add(string word, ReadOnlySpan<float> vector, long place)
    {
        string form = WordForm.Of(word);
        if (string.IsNullOrWhiteSpace(form))
        {
            _firstBlank ??= $"{unit} {place}";
            Blank++;
        }
        else if (!Table.TryAdd(form))
        {
            _firstRepeated ??= Describe(word, place);
            Repeated++;
            if (!ReferenceEquals(form, word)) _otherForms++;
        }
        else
        {
            _places.Add(Vectors.Count, place);
            Vectors.Add(vector);
        }
    }

    /// <summary>What was passed over while the words were added, a sentence each.</summary>
    public IEnumerable<string> Warnings(string teacher)
    {
        foreach (string remark in Remarks) yield return $"{teacher} {remark}";
        string forms = _otherForms > 0 ? $" ({_otherForms} of them in another Unicode form, or with invisible characters)" : "";
        if (Repeated > 0) yield return $"{teacher} repeats words, {Repeated} in all{forms}; their first vector counts. The first is {_firstRepeated}.";
        if (Blank > 0) yield return $"{teacher} has blank words, {Blank} in all; they are skipped. The first is in {_firstBlank}.";
    }

    private string Describe(string word, long place) => $"'{word}' ({unit} {place})";
}
