using System.Text;
using DistillEmb.MLNet.Teachers;
using DistillEmb.MLNet.Training.Tests.Evaluation;
using DistillEmb.MLNet.Training.Tests.Teachers;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Training.Tests.Distillation;

/// <summary>Words that differ in their Unicode form, or in invisible characters, are one word to the encoder, and so to all else.</summary>
public sealed class UnicodeFormTests
{
    private static readonly MadeUpLanguage Accented = new(300, letters: "\u00E9\u00E0\u00FC\u00F1\u1EB9\u1ECDnrst");
    private static readonly float[][] Vectors = Accented.Vectors(24, 1);
    private static readonly string[] Decomposed = [.. Accented.Words.Select(word => word.Normalize(NormalizationForm.FormD))];
    private static readonly string[] Invisible = [.. Accented.Words.Select((word, i) => word.Insert(i % (word.Length + 1), "\u200B"))];

    [Theory]
    [InlineData(NegativeMining.None)]
    [InlineData(NegativeMining.Window)]
    public void The_same_words_in_other_forms_give_the_same_training(NegativeMining mining)
    {
        float[][] composed = Fit(mining, Accented.Words, Vectors, Accented.Words).Embed(Accented.Words);
        Assert.Equal(composed, Fit(mining, Decomposed, Vectors, Accented.Words).Embed(Accented.Words));
        Assert.Equal(composed, Fit(mining, Accented.Words, Vectors, Decomposed).Embed(Decomposed));
        Assert.Equal(composed, Fit(mining, Invisible, Vectors, Decomposed).Embed(Invisible));
    }

    // Which words are in a batch, the queue, the pool of negatives and the census of characters and n-grams all show in the weights.
    [Fact]
    public void The_first_of_several_forms_is_trained_on_as_though_the_others_were_not_there()
    {
        int[] doubled = [.. Enumerable.Range(0, Decomposed.Length).Where(word => Decomposed[word] != Accented.Words[word])];
        Assert.InRange(doubled.Length, 100, 299);
        float[][] elsewhere = [.. HandMadeTables.Random(doubled.Length, 24, 3).Select(row => row.Vector)];
        DistillEmbEncoder once = Fit(NegativeMining.Window, Accented.Words, Vectors, Accented.Words);
        DistillEmbEncoder twice = Fit(NegativeMining.Window, [.. Accented.Words, .. doubled.Select(word => Decomposed[word])], [.. Vectors, .. elsewhere], Accented.Words);
        Assert.Equal(once.Embed(Accented.Words), twice.Embed(Accented.Words));
        Assert.Equal(once.CharacterCount, twice.CharacterCount);
    }

    [Fact]
    public void One_teacher_with_several_forms_repeats_words_and_is_told_of()
    {
        float[][] vectors = [[1, 0], [0, 1], [1, 1], [2, 1], [3, 1]];
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("t", ["caf\u00E9", "cafe\u0301", "caf\u00E9", "th\u00E9", "\u200Bthe\u0301"], vectors)]);
        Assert.Equal(["caf\u00E9", "th\u00E9"], vocabulary.Words);
        string warning = Assert.Single(vocabulary.Warnings);
        Assert.Contains("repeats words, 3 in all (2 of them in another Unicode form, or with invisible characters); their first vector counts. The first is 'cafe\u0301'", warning);
        Assert.True(vocabulary.Contains("the\u0301\u00AD"));
    }

    [Fact]
    public void Teachers_in_different_forms_share_their_words()
    {
        TeacherVocabulary vocabulary = TeacherVocabulary.Load([new MemoryTeacher("a", Accented.Words, Vectors), new MemoryTeacher("b", Decomposed, Vectors), new MemoryTeacher("c", Invisible, Vectors)]);
        Assert.Equal(Accented.Words, vocabulary.Words);
        Assert.Equal(TeacherVocabulary.Load([new MemoryTeacher("a", Accented.Words, Vectors)]).WordsOf(WordSubset.Test), vocabulary.WordsOf(WordSubset.Test));
    }

    [Fact]
    public void A_word_is_held_out_in_every_spelling()
    {
        for (int i = 0; i < Decomposed.Length; i++)
        {
            Assert.Equal(HeldOutWords.SubsetOf(Accented.Words[i]), HeldOutWords.SubsetOf(Decomposed[i]));
            Assert.Equal(HeldOutWords.SubsetOf(Accented.Words[i]), HeldOutWords.SubsetOf(Invisible[i]));
        }
    }

    [Fact]
    public void Figures_are_the_same_whatever_the_form_of_the_words_asked_for()
    {
        DistillEmbEncoder encoder = HandMadeTables.Encoder();
        float[][] vectors = Accented.Vectors(10, 2);
        TeacherVocabulary composed = TeacherVocabulary.Load([new MemoryTeacher("first", Accented.Words, vectors)]);
        TeacherVocabulary decomposed = TeacherVocabulary.Load([new MemoryTeacher("first", Decomposed, vectors)]);
        RetrievalMetrics expected = Assert.Single(new RetrievalEvaluator(composed).Evaluate(encoder, Accented.Words));
        Assert.Equal(Accented.Words.Count, expected.Queries);
        Assert.Equal($"{expected}", $"{Assert.Single(new RetrievalEvaluator(decomposed).Evaluate(encoder, Invisible))}");
        Assert.Equal($"{expected}", $"{Assert.Single(new RetrievalEvaluator(composed).Evaluate(encoder, [.. Decomposed, .. Accented.Words]))}");
    }

    [Fact]
    public void Analogies_are_solved_in_every_form()
    {
        const string Third = "caf\u00E9", Answer = "th\u00E9";
        (string, float[])[] rows = [("a", [1, 0, 0]), ("b", [0.9f, 0.436f, 0]), (Third, [0, 0, 1]), (Answer, [0, 0.6f, 0.8f]), ("other", [0, -1, 0])];
        foreach (WordVectorTable table in (WordVectorTable[])[HandMadeTables.Plain(rows), HandMadeTables.Computed(5, rows)])
        {
            AnalogyMetrics total = AnalogyEvaluator.Evaluate(table, [new AnalogyQuestion("s", "a", "\u200Bb", "cafe\u0301", "the\u0301")]).Total;
            Assert.Equal((1, 1), (total.Covered, total.Correct));
        }
    }

    [Fact]
    public void Tables_know_a_word_in_every_form_and_list_it_once()
    {
        (string, float[])[] rows = [("\u00E9", [1, 0]), ("x", [0.8f, 0.6f]), ("y", [0, 1])];
        WordVectorTable teacher = HandMadeTables.Plain([.. rows, ("e\u0301", [-1, 0])]);
        WordVectorTable student = WordVectorTable.FromFunction(["e\u0301", "x", "y", "\u00E9"], 2, words => [.. words.Select(word => word switch { "e\u0301" => new float[] { 1, 0 }, "x" => [0.8f, 0.6f], _ => [0, 1] })]);
        foreach (WordVectorTable table in (WordVectorTable[])[teacher, student])
        {
            Assert.Equal(3, table.Words.Count);
            Assert.True(table.Contains("e\u0301\u200B"));
            Assert.Equal(0.8f, table.Similarity("\u00E9", "x")!.Value, 5);
            Assert.Equal(["x", "y"], table.FindNeighbors("\u00E9").Select(neighbor => neighbor.Word));
            Assert.Equal(["x", "y"], table.FindNeighbors([1f, 0f], exclude: ["e\u0301"]).Select(neighbor => neighbor.Word));
            Assert.Equal(1, SimilarityEvaluator.Evaluate(table, [new WordPair("\u00E9", "x", 1), new WordPair("e\u0301", "y", 0)]).Spearman);
        }

        NeighborOverlapMetrics overlap = NeighborOverlapEvaluator.Evaluate(teacher, student, ["\u00E9", "e\u0301"], 1);
        Assert.Equal((1, 1.0), (overlap.Queries, overlap.Overlap));
    }

    private static DistillEmbEncoder Fit(NegativeMining mining, IReadOnlyList<string> words, IReadOnlyList<float[]> vectors, IReadOnlyList<string> corpus)
    {
        var mlContext = new MLContext();
        DistillEmbOptions options = TinyDistillation.Options(new MemoryTeacher("accented", words, vectors));
        (options.Mining, options.Epochs, options.Architecture, options.BatchSize, options.MinimumCharacterCount, options.FrequencyWeight) = (mining, 1, TinyNetwork.WithNgrams, 32, 1, 0.5);
        (options.QueuedNegatives, options.MaxWordLength, options.ExactWords) = (64, 16, 20);
        IDataView rows = mlContext.Data.LoadFromEnumerable(corpus.Chunk(8).Select(row => new MadeUpLanguage.TokenRow { Tokens = row }).ToArray());
        return TinyDistillation.Fit(options, mlContext, rows).Encoder;
    }
}
