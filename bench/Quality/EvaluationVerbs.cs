namespace DistillEmb.MLNet.Bench;

/// <summary>Evaluates a file of vectors or a model with the public evaluators, and prints a figure a line.</summary>
internal static class EvaluationVerbs
{
    private const string Source = "(--teacher VEC | --model ZIP";

    /// <summary>
    /// Solves analogies. A model chooses its answers among the words of <c>--vocabulary</c>; <c>--question-words</c> adds those
    /// of the questions, <c>--listed</c> asks it only what a file with the same words could be asked.
    /// </summary>
    public static void Analogies(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(
            args,
            $"analogies --questions FILE {Source} --vocabulary VEC [--head NAME] [--listed | --question-words]) [--limit N]",
            ["questions", "teacher", "model", "vocabulary", "head", "limit"],
            ["listed", "question-words"]);
        string file = arguments.Required("questions");
        int limit = arguments.Number("limit", 0);
        CheckSource(arguments, "vocabulary", "head", "listed", "question-words");
        if (arguments.Has("model")) arguments.Required("vocabulary");
        if (arguments.Has("listed") && arguments.Has("question-words")) throw arguments.Fault("--question-words lists what --listed would leave out; give one of them.");
        IReadOnlyList<AnalogyQuestion> questions = AnalogyQuestion.LoadFile(file);
        WordVectorTable table;
        if (arguments["teacher"] is string teacher)
        {
            table = WordVectorTable.Load(Teacher.FromFile(teacher), cancellation);
        }
        else
        {
            IEnumerable<string> words = WordsOf(arguments, cancellation);
            if (limit > 0) words = words.Take(limit);
            if (arguments.Has("question-words")) words = words.Concat(questions.SelectMany(question => new[] { question.A, question.B, question.C, question.Answer }));
            limit = 0; // The list of words is cut already; the words of the questions come on top.
            table = Embed(arguments, words, cancellation);
        }

        Console.WriteLine(AnalogyEvaluator.Evaluate(table, questions, limit, arguments.Has("listed"), cancellation));
    }

    /// <summary>Correlates cosines with people's scores. A model needs a vocabulary only for <c>--listed</c>.</summary>
    public static void Similarity(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(
            args,
            $"similarity --pairs FILE {Source} [--head NAME] [--listed --vocabulary VEC])",
            ["pairs", "teacher", "model", "vocabulary", "head"],
            ["listed"]);
        string file = arguments.Required("pairs");
        CheckSource(arguments, "vocabulary", "head", "listed");
        if (arguments.Has("listed") != arguments.Has("vocabulary")) throw arguments.Fault("--listed and --vocabulary go together.");
        IReadOnlyList<WordPair> pairs = WordPair.LoadFile(file);
        WordVectorTable table = arguments["teacher"] is string teacher
            ? WordVectorTable.Load(Teacher.FromFile(teacher), cancellation)
            : Embed(arguments, arguments.Has("vocabulary") ? WordsOf(arguments, cancellation) : [], cancellation);
        Console.WriteLine(SimilarityEvaluator.Evaluate(table, pairs, arguments.Has("listed"), cancellation));
    }

    /// <summary>
    /// Compares a teacher's neighbourhoods with a model's or another teacher's, over the teacher's words (or those that both
    /// teachers have): of all words, of a subset, of the first so many.
    /// </summary>
    public static void Overlap(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(
            args,
            "overlap --teacher VEC (--model ZIP [--head NAME] | --other VEC) [--subset Train|Dev|Test] [--first N] [--queries N] [--neighbors K]",
            ["teacher", "model", "other", "head", "subset", "first", "queries", "neighbors"],
            []);
        var teacher = Teacher.FromFile(arguments.Required("teacher"), "teacher");
        arguments.OneOf("model", "other");
        if (arguments.Has("head") && !arguments.Has("model")) throw arguments.Fault("--head is of a model.");
        WordSubset? subset = arguments["subset"] is not string name ? null
            : Enum.TryParse(name, out WordSubset named) && Enum.IsDefined(named) ? named
            : throw arguments.Fault($"--subset is '{name}'; it must be {string.Join(", ", Enum.GetNames<WordSubset>())}.");
        int first = arguments.Number("first", 0, least: 0);
        int queries = arguments.Number("queries", int.MaxValue);
        int neighbors = arguments.Number("neighbors", 10);
        TeacherVocabulary vocabulary = TeacherVocabulary.Load(arguments["other"] is string other ? [teacher, Teacher.FromFile(other, "other")] : [teacher], cancellation);
        WordVectorTable second = arguments.Has("model")
            ? Embed(arguments, vocabulary.Words, cancellation)
            : WordVectorTable.FromVocabulary(vocabulary, "other");
        IEnumerable<string> words = subset is WordSubset part ? vocabulary.WordsOf(part) : vocabulary.Words;
        Console.WriteLine(NeighborOverlapEvaluator.Evaluate(WordVectorTable.FromVocabulary(vocabulary, "teacher"), second, words.Skip(first).Take(queries), neighbors, cancellation));
    }

    private static void CheckSource(VerbArguments arguments, params string[] ofModels)
    {
        arguments.OneOf("teacher", "model");
        string? stray = arguments.Has("teacher") ? ofModels.FirstOrDefault(arguments.Has) : null;
        if (stray is not null) throw arguments.Fault($"--{stray} is of a model.");
    }

    private static IReadOnlyList<string> WordsOf(VerbArguments arguments, CancellationToken cancellation) =>
        TeacherVocabulary.Load([Teacher.FromFile(arguments.Required("vocabulary"))], cancellation).Words;

    private static WordVectorTable Embed(VerbArguments arguments, IEnumerable<string> words, CancellationToken cancellation) =>
        WordVectorTable.FromEncoder(DistillEmbEncoder.Load(arguments.Required("model")), words, arguments["head"], cancellation);
}
