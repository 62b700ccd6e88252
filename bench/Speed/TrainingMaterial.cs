using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Speed;

/// <summary>Teachers and a corpus, read once and then in memory.</summary>
internal sealed class TrainingMaterial
{
    private const int MostTokens = 1_000_000; // Enough to mine from; more would only take time to read.
    private const int MadeUpWords = 20_000;
    private const int MadeUpDimension = 100;
    private const int SentenceLength = 20;
    private const string Letters = "ለሉላሎሐሑሓሖመሙማሞረሩራሮሰሱሳሶቀቁቃቆበቡባቦተቱታቶነኑናኖአኡኣኦከኩካኮወዉዋዎየዩያዮደዱዳዶገጉጋጎጠጡጣጦፈፉፋፎ";

    private readonly string[][] _sentences;

    private TrainingMaterial(IReadOnlyList<Teacher> teachers, string[][] sentences)
    {
        Teachers = teachers;
        _sentences = sentences;
        Vocabulary = TeacherVocabulary.Load(teachers);
        Corpus = new MLContext().Data.LoadFromEnumerable(sentences.Select(tokens => new Sentence { Tokens = tokens }));
    }

    public IReadOnlyList<Teacher> Teachers { get; }

    public TeacherVocabulary Vocabulary { get; }

    /// <summary>Sentences, in the column <c>Tokens</c>.</summary>
    public IDataView Corpus { get; }

    public int TokenCount => _sentences.Sum(tokens => tokens.Length);

    /// <summary>The corpus' words for training, in their order, as indexes into the vocabulary.</summary>
    public int[] TrainTokens()
    {
        HashSet<int> train = [.. Vocabulary.IndexesOf(WordSubset.Train)];
        return [.. _sentences.SelectMany(tokens => tokens).Select(token => Vocabulary.TryGetIndex(token, out int index) ? index : -1).Where(train.Contains)];
    }

    public static TrainingMaterial FromFiles(IEnumerable<string> teachers, string corpus) => new([.. teachers.Select(file => Teacher.FromFile(file))], [.. Read(corpus)]);

    /// <summary>Random words whose vectors are the sums of those of their letters.</summary>
    public static TrainingMaterial MakeUp()
    {
        var random = new Random(1);
        var words = new HashSet<string>();
        while (words.Count < MadeUpWords) words.Add(string.Concat(Enumerable.Range(0, random.Next(3, 10)).Select(_ => Letters[random.Next(Letters.Length)])));
        string[] list = [.. words];
        string[][] sentences = [.. Enumerable.Range(0, MostTokens / SentenceLength).Select(_ => random.GetItems(list, SentenceLength))];
        return new([MadeUpTeacher("first", list, random), MadeUpTeacher("second", list, random)], sentences);
    }

    private static Teacher MadeUpTeacher(string name, string[] words, Random random)
    {
        Dictionary<char, float[]> letters = Letters.ToDictionary(letter => letter, _ => Enumerable.Range(0, MadeUpDimension).Select(_ => random.NextSingle() - 0.5f).ToArray());
        IEnumerable<WordVector> rows = words.Select(word => new WordVector { Word = word, Vector = [.. Enumerable.Range(0, MadeUpDimension).Select(i => word.Sum(letter => letters[letter][i]))] });
        return Teacher.FromDataView(new MLContext().Data.LoadFromEnumerable(rows.ToArray()), nameof(WordVector.Word), nameof(WordVector.Vector), name);
    }

    private static IEnumerable<string[]> Read(string file)
    {
        using Stream stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8);
        for (int tokens = 0; tokens < MostTokens && reader.ReadLine() is string line;)
        {
            string[] sentence = line.Split(' ');
            tokens += sentence.Length;
            yield return sentence;
        }
    }

    private sealed class Sentence
    {
        public string[] Tokens { get; set; } = [];
    }

    private sealed class WordVector
    {
        public string Word { get; set; } = "";

        [VectorType(MadeUpDimension)]
        public float[] Vector { get; set; } = [];
    }
}
