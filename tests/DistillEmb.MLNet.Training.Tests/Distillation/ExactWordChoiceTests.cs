using System.Text;
using DistillEmb.MLNet.Distillation;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Evaluation;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Which words keep their teachers' vectors, and in what space these are.</summary>
public sealed class ExactWordChoiceTests
{
    // Random vectors of the encoder's dimensions, 10 and 6, for 400 words.
    private static readonly TeacherVocabulary Vocabulary = Load(HandMadeTables.Random(400, 10, 1), HandMadeTables.Random(400, 6, 2));
    private static readonly int[] Train = Vocabulary.IndexesOf(WordSubset.Train);
    private static readonly DistillEmbEncoder Network = HandMadeTables.Encoder();

    [Fact]
    public void The_words_of_the_corpus_come_first_by_their_count_and_the_others_in_the_vocabularys_order()
    {
        int[] corpus = [Train[200], Train[50], Train[300], Train[300], Train[50], Train[300]];
        Assert.Equal([Train[300]], ExactOf(corpus, 1));
        Assert.Equal([Train[300], Train[50], Train[200], Train[0], Train[1]], ExactOf(corpus, 5));
        Assert.Equal(Train[..7], ExactOf([], 7));
    }

    [Fact]
    public void Held_out_words_are_never_among_them_however_frequent()
    {
        int[] heldOut = [.. Vocabulary.IndexesOf(WordSubset.Dev), .. Vocabulary.IndexesOf(WordSubset.Test)];
        Assert.NotEmpty(heldOut);
        int[] corpus = [.. heldOut, .. heldOut, Train[9]];
        Assert.Equal([Train[9], Train[0]], ExactOf(corpus, 2));
        Assert.Equal(Train.Order(), ExactOf(corpus, 1_000_000).Order());
        string[] words = [.. heldOut.Select(index => Vocabulary.Words[index])];
        Assert.Equal(Network.Embed(words), ExactWordChoice.Attach(Network, Vocabulary, CorpusTokens.Count(corpus, Vocabulary.Words.Count), 1_000_000).Embed(words));
    }

    [Fact]
    public void A_held_out_word_is_not_given_away_by_another_Unicode_form_of_it()
    {
        string[] composed = [.. Enumerable.Range(0, 3000).Select(i => $"{i}\u00E9")];
        string held = composed.First(word => HeldOutWords.SubsetOf(word) == WordSubset.Test);
        string twice = composed.First(word => HeldOutWords.SubsetOf(word) == WordSubset.Train);
        string[] words = [held.Normalize(NormalizationForm.FormD), held, twice.Normalize(NormalizationForm.FormD), twice];
        TeacherVocabulary vocabulary = Load(Rows(words, 10, 1), Rows(words, 6, 2));
        DistillEmbEncoder encoder = ExactWordChoice.Attach(Network, vocabulary, new int[vocabulary.Words.Count], 10);
        Assert.Equal(1, encoder.ExactWordCount);
        Assert.Equal(Network.Embed(words[..2]), encoder.Embed(words[..2]));
        AssertIsTeachers(vocabulary, 1, encoder.Embed(twice)); // Of two forms the first.
    }

    [Fact]
    public void An_exact_word_has_the_vectors_of_its_teachers()
    {
        DistillEmbEncoder encoder = ExactWordChoice.Attach(Network, Vocabulary, new int[Vocabulary.Words.Count], 20);
        foreach (int word in Train[..20]) AssertIsTeachers(Vocabulary, word, encoder.Embed(Vocabulary.Words[word]));
        string[] others = [.. Train[20..].Select(word => Vocabulary.Words[word])];
        Assert.Equal(Network.Embed(others), encoder.Embed(others));
    }

    [Fact]
    public void A_part_that_teachers_share_has_the_direction_of_the_mean_of_their_unit_vectors()
    {
        TeacherVocabulary vocabulary = Load(HandMadeTables.Random(100, 10, 1), HandMadeTables.Random(100, 10, 2));
        DistillEmbEncoder network = HandMadeTables.Encoder();
        EncoderHead[] heads = [new("first", 0, 10), new("second", 0, 10)];
        using MLNet.Learning.TrainableNetwork student = TinyNetwork.RandomNetwork(TinyNetwork.Architecture, network.Sequence, 10, seed: 5);
        var shared = new DistillEmbEncoder(TinyNetwork.Architecture, network.Sequence, heads, true, student.Export(), new Dictionary<string, string>());
        DistillEmbEncoder encoder = ExactWordChoice.Attach(shared, vocabulary, new int[vocabulary.Words.Count], 50);
        int word = vocabulary.IndexesOf(WordSubset.Train)[0];
        float[] mean = [.. Enumerable.Range(0, 10).Select(i => vocabulary.HeadList[0][word][i] + vocabulary.HeadList[1][word][i])];
        Assert.InRange(DistillEmbEncoder.Cosine(mean, encoder.Embed(vocabulary.Words[word])), 0.9999f, 1f);
    }

    [Fact]
    public void Raw_heads_have_the_networks_mean_length_over_training_words()
    {
        DistillEmbEncoder raw = HandMadeTables.Encoder(normalizeHeads: false);
        DistillEmbEncoder encoder = ExactWordChoice.Attach(raw, Vocabulary, new int[Vocabulary.Words.Count], 20);
        foreach (EncoderHead head in raw.Heads)
        {
            double mean = Train.Average(word => Length(raw.Embed(Vocabulary.Words[word]), head));
            Assert.NotEqual(1, mean, 1e-2);
            foreach (int word in Train[..20]) Assert.Equal(mean, Length(encoder.Embed(Vocabulary.Words[word]), head), mean * 1e-6);
        }
    }

    [Fact]
    public void Without_a_word_to_keep_the_encoder_stays_as_it_is()
    {
        Assert.Same(Network, ExactWordChoice.Attach(Network, Vocabulary, new int[Vocabulary.Words.Count], 0));
        TeacherVocabulary unspellable = Load(Rows(["\ud800"], 10, 1), Rows(["\ud800"], 6, 2));
        Assert.Same(Network, ExactWordChoice.Attach(Network, unspellable, new int[unspellable.Words.Count], 5));
    }

    private static int[] ExactOf(int[] corpus, int count)
    {
        DistillEmbEncoder encoder = ExactWordChoice.Attach(Network, Vocabulary, CorpusTokens.Count(corpus, Vocabulary.Words.Count), count);
        int[] counts = [.. Enumerable.Range(0, Vocabulary.Words.Count).Select(word => corpus.Count(token => token == word))];
        int[] exact = [.. Enumerable.Range(0, counts.Length).Where(word => encoder.ExactWords!.Find(Vocabulary.Words[word]) >= 0).OrderByDescending(word => counts[word])];
        Assert.Equal(encoder.ExactWordCount, exact.Length);
        return exact;
    }

    private static void AssertIsTeachers(TeacherVocabulary vocabulary, int word, float[] vector)
    {
        int offset = 0;
        foreach (TeacherHead head in vocabulary.HeadList)
        {
            Assert.InRange(DistillEmbEncoder.Cosine(head[word], vector.AsSpan(offset, head.Dimension)), 0.9999f, 1f);
            offset += head.Dimension;
        }
    }

    private static double Length(float[] vector, EncoderHead head) => Math.Sqrt(vector.Skip(head.Offset).Take(head.Dimension).Sum(number => (double)number * number));

    private static (string Word, float[] Vector)[] Rows(string[] words, int dimension, int seed) =>
        [.. HandMadeTables.Random(words.Length, dimension, seed).Zip(words, (row, word) => (word, row.Vector))];

    private static TeacherVocabulary Load((string Word, float[] Vector)[] first, (string Word, float[] Vector)[] second) =>
        TeacherVocabulary.Load([new Teachers.MemoryTeacher("first", [.. first.Select(row => row.Word)], [.. first.Select(row => row.Vector)]), new Teachers.MemoryTeacher("second", [.. second.Select(row => row.Word)], [.. second.Select(row => row.Vector)])]);
}
