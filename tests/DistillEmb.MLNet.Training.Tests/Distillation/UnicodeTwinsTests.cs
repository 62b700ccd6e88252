using System.Text;
using DistillEmb.MLNet.Training.Tests.Evaluation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Words that differ in their Unicode form alone are one word to the network, which reads NFC.</summary>
public sealed class UnicodeTwinsTests
{
    private static readonly MadeUpLanguage Accented = new(300, letters: "\u00E9\u00E0\u00FC\u00F1\u1EB9\u1ECDnrst");
    private static readonly float[][] Vectors = Accented.Vectors(24, 1);
    private static readonly string[] Twins = [.. Accented.Words.Select(word => word.Normalize(NormalizationForm.FormD))];

    // Which words are in a batch, the queue, the pool of negatives and the census of characters and n-grams all show in the weights.
    [Theory]
    [InlineData(NegativeMining.None)]
    [InlineData(NegativeMining.Window)]
    public void The_first_of_two_forms_is_trained_on_as_though_the_other_were_not_there(NegativeMining mining)
    {
        int[] doubled = [.. Enumerable.Range(0, Twins.Length).Where(word => Twins[word] != Accented.Words[word])];
        Assert.InRange(doubled.Length, 100, 299);
        float[][] elsewhere = [.. HandMadeTables.Random(doubled.Length, 24, 3).Select(row => row.Vector)];
        DistillEmbEncoder once = Fit(mining, Accented.Words, Vectors, Accented.Words);
        DistillEmbEncoder twice = Fit(mining, [.. Accented.Words, .. doubled.Select(word => Twins[word])], [.. Vectors, .. elsewhere], Accented.Words);
        Assert.Equal(once.Embed(Accented.Words), twice.Embed(Accented.Words));
        Assert.Equal(once.CharacterCount, twice.CharacterCount);
    }

    [Fact]
    public void Tokens_of_the_corpus_count_for_their_word_in_whichever_form_of_it_the_teachers_know()
    {
        int[] doubled = [.. Enumerable.Range(0, Twins.Length).Where(word => Twins[word] != Accented.Words[word])];
        string[] words = [.. Accented.Words, .. doubled.Select(word => Twins[word])];
        float[][] vectors = [.. Vectors, .. HandMadeTables.Random(doubled.Length, 24, 3).Select(row => row.Vector)];
        Assert.Equal(Fit(NegativeMining.Window, words, vectors, Accented.Words).Embed(words), Fit(NegativeMining.Window, words, vectors, Twins).Embed(words));
    }

    [Fact]
    public void The_vector_of_a_word_in_another_form_is_no_wrong_answer_before_its_own()
    {
        DistillEmbEncoder encoder = HandMadeTables.Encoder();
        string[] words = [.. new MadeUpLanguage(200).Words.Where(word => word.Length < 6).Take(40).Select(word => $"{word}\u00E9")];
        string[] all = [.. words, .. words.Select(word => word.Normalize(NormalizationForm.FormD))];
        EncoderHead head = encoder.Heads[0];

        // The twin has the network's own vector, and is nearer than the word itself; all others are far.
        float[][] near = [.. encoder.Embed(words).Select(vector => vector[head.Offset..(head.Offset + head.Dimension)])];
        var random = new Random(1);
        float[][] beside = [.. near.Select(vector => vector.Select(number => number + (0.02f * (random.NextSingle() - 0.5f))).ToArray())];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher(head.Name, all, [.. beside, .. near])]);
        TeacherVocabulary alone = TeacherVocabulary.Load([new MemoryTeacher(head.Name, words, beside)]);
        RetrievalMetrics expected = Assert.Single(new RetrievalEvaluator(alone).Evaluate(encoder, words));
        RetrievalMetrics actual = Assert.Single(new RetrievalEvaluator(vocabulary).Evaluate(encoder, words));
        Assert.Equal(words.Length, actual.Queries);
        Assert.True(expected.HitsAt1 > 0.5, expected.ToString());
        Assert.Equal((expected.HitsAt1, expected.MeanCosine), (actual.HitsAt1, actual.MeanCosine));
    }

    // All forms have one vector in an encoder's table: the nearest word to the question's third is often this one itself.
    [Fact]
    public void Another_form_of_a_question_s_word_is_no_answer_and_one_of_the_answer_is_right()
    {
        const string Third = "caf\u00E9", Answer = "th\u00E9";
        (string, float[])[] rows = [("a", [1, 0, 0]), ("b", [0.9f, 0.436f, 0]), (Third, [0, 0, 1]), (Answer, [0, 0.6f, 0.8f]), ("other", [0, -1, 0])];
        WordVectorTable table = HandMadeTables.Plain([(Decomposed(Answer), [0, 0.6f, 0.8f]), .. rows, (Decomposed(Third), [0, 0, 1])]);
        AnalogyQuestion[] questions = [new AnalogyQuestion("s", "a", "b", Third, Answer)];
        Assert.Equal(1, AnalogyEvaluator.Evaluate(HandMadeTables.Plain(rows), questions).Total.Correct);
        Assert.Equal(1, AnalogyEvaluator.Evaluate(table, questions).Total.Correct);

        static string Decomposed(string word) => word.Normalize(NormalizationForm.FormD);
    }

    [Fact]
    public void Another_form_of_a_word_is_none_of_its_neighbours_in_either_table()
    {
        (string, float[])[] teacher = [("\u00E9", [1, 0]), ("e\u0301", [-1, 0]), ("x", [0.8f, 0.6f]), ("y", [0, 1])];
        (string, float[])[] student = [("\u00E9", [1, 0]), ("e\u0301", [1, 0]), ("x", [0.8f, 0.6f]), ("y", [0, 1])];
        Assert.Equal(1, NeighborOverlapEvaluator.Evaluate(HandMadeTables.Plain(teacher), HandMadeTables.Plain(student), ["\u00E9"], 1).Overlap);
        Assert.Equal("e\u0301", HandMadeTables.Plain(student).FindNeighbors("\u00E9", 1)[0].Word); // A table's own search tells forms apart.
    }

    private static DistillEmbEncoder Fit(NegativeMining mining, IReadOnlyList<string> words, IReadOnlyList<float[]> vectors, IReadOnlyList<string> corpus)
    {
        var mlContext = new MLContext();
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("accented", words, vectors));
        (options.Mining, options.Epochs, options.Architecture, options.BatchSize, options.MinimumCharacterCount, options.FrequencyWeight) = (mining, 1, TinyNetwork.WithNgrams, 32, 1, 0.5);
        (options.QueuedNegatives, options.MaxWordLength) = (64, 16);
        IDataView rows = mlContext.Data.LoadFromEnumerable(corpus.Chunk(8).Select(row => new MadeUpLanguage.TokenRow { Tokens = row }).ToArray());
        return TinyDistillation.Fit(options, mlContext, rows).Encoder;
    }
}
