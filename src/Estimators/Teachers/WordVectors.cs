using DistillEmb.Characters;

namespace DistillEmb.MLNet.Teachers;

/// <summary>Words, each once, and their vectors.</summary>
/// <param name="dimension">Dimension of a vector.</param>
/// <param name="unit">What a place in the source is called in messages: "line", "word" or "row".</param>
/// <param name="keepsVectors">Whether the vectors are kept, or the words alone.</param>
internal sealed class WordVectors(int dimension, string unit, bool keepsVectors = true)
{
    private readonly WordPlaces _places = new();
    private readonly List<string> _notes = [];
    private readonly List<string> _findings = [];
    private string? _firstRepeated;
    private int _otherForms; // Of the repeated ones.

    public int Dimension => dimension;

    public WordTable Table { get; } = new();

    /// <summary>The vectors in the order of the words.</summary>
    public VectorBlocks Vectors { get; } = new(dimension);

    public IReadOnlyList<string> Words => Table.Words;

    /// <summary>How often a word came that was there already, in whatever form; the first vector counts.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many words were blank or could not be read; they are passed over.</summary>
    public int PassedOver { get; private set; }

    /// <summary>The first such word: its place, and what is wrong with it.</summary>
    public (string Place, string What) FirstPassedOver { get; private set; }

    /// <summary>How many words came, those that repeat another and those that were passed over among them.</summary>
    public long Read { get; private set; }

    /// <summary>How they were made, where they were trained from a corpus: a sentence each.</summary>
    public IReadOnlyList<string> Findings => _findings;

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
            PassOver(place, "the word is blank");
            return;
        }

        Read++;
        if (!Table.TryAdd(form))
        {
            _firstRepeated ??= Describe(word, place);
            Repeated++;
            if (!ReferenceEquals(form, word)) _otherForms++;
            return;
        }

        _places.Add(Table.Count - 1, place);
        if (keepsVectors) Vectors.Add(vector);
    }

    /// <summary>Counts a word that is none.</summary>
    /// <param name="place">The number of the line, word or row where it stands.</param>
    /// <param name="what">What is wrong with it.</param>
    public void PassOver(long place, string what)
    {
        if (PassedOver == 0) FirstPassedOver = ($"{unit} {place}", what);
        PassedOver++;
        Read++;
    }

    /// <summary>Adds what is to be said of the source as a whole, as behind its name.</summary>
    public void Note(string what) => _notes.Add(what);

    /// <summary>Adds how they were made.</summary>
    /// <param name="sentence">A whole sentence.</param>
    public void Find(string sentence) => _findings.Add(sentence);

    /// <summary>What was passed over while the words were added, a sentence each.</summary>
    public IEnumerable<string> Warnings(string teacher)
    {
        foreach (string note in _notes) yield return $"{teacher} {note}.";
        string forms = _otherForms > 0 ? $" ({_otherForms} of them in another Unicode form, or with invisible characters)" : "";
        if (Repeated > 0) yield return $"{teacher} repeats words, {Repeated} in all{forms}; their first vector counts. The first is {_firstRepeated}.";
        if (PassedOver > 0) yield return $"{teacher} has words that cannot be read, {PassedOver} in all; they are passed over. The first is in {FirstPassedOver.Place}: {FirstPassedOver.What}.";
    }

    private string Describe(string word, long place) => $"'{word}' ({unit} {place})";
}
