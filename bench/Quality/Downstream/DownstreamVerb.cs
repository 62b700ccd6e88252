namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// What an encoder's frozen vectors are worth to ML.NET's own trainers, beside a plain table of vectors: <c>--ner</c> scores
/// tagging (<see cref="TaggingTask"/>), <c>--classification</c> topics (<see cref="TopicTask"/>). The weight of regularisation is chosen on dev.
/// Test figures are printed only with <c>--test</c>, so that nothing is chosen by them. <c>--seed</c> is that of the standard errors.
/// </summary>
internal static class DownstreamVerb
{
    private const string Usage = "downstream (--model ZIP [--head NAME] | --teacher VEC [--and VEC]) [--ner FOLDER] [--classification FOLDER] [--test] [--seed N]";

    public static void Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "head", "teacher", "and", "ner", "classification", "seed"], ["test"]);
        if (arguments.Has("teacher") == arguments.Has("model")) throw arguments.Fault("Give either --teacher or --model.");
        if (arguments.Has("head") && !arguments.Has("model")) throw arguments.Fault("--head is of a model.");
        if (arguments.Has("and") && !arguments.Has("teacher")) throw arguments.Fault("--and is a second file beside --teacher.");
        if (!arguments.Has("ner") && !arguments.Has("classification")) throw arguments.Fault("Give --ner, --classification or both.");
        int seed = arguments.Number("seed", 1);
        bool test = arguments.Has("test");
        TokenVectors vectors = arguments["model"] is string model
            ? new EncoderVectors(DistillEmbEncoder.Load(model), arguments["head"])
            : new TableVectors(new[] { arguments["teacher"], arguments["and"] }.OfType<string>().Select(file => Teacher.FromFile(file)), cancellation);
        string title = $"{vectors.Name} ({vectors.Size} numbers)";
        if (arguments["classification"] is string topics)
        {
            foreach (DistillEmbOutput form in (DistillEmbOutput[])[DistillEmbOutput.Average, DistillEmbOutput.MinAverageMax])
                new TopicTask(topics, vectors, form).Run($"topics, {title}, {form}", test, seed, cancellation);
        }

        if (arguments["ner"] is string ner) new TaggingTask(ner, vectors).Run($"tags, {title}", test, seed, cancellation);
    }
}
