using Microsoft.ML.Transforms.Text;

namespace DistillEmb.MLNet.Bench.Downstream;

/// <summary>
/// What an encoder's frozen vectors are worth to ML.NET's own trainers, beside a plain table of vectors, or a bag of n-grams (<c>--bag</c>): <c>--ner</c> scores
/// tagging (<see cref="TaggingTask"/>), <c>--classification</c> topics (<see cref="TopicTask"/>). <c>--weighting</c> and <c>--components</c> are those of
/// <see cref="ApplyDistillEmbOptions"/>, learnt of the training documents. The weight of regularisation is chosen on dev.
/// Test figures are printed only with <c>--test</c>, so that nothing is chosen by them. <c>--seed</c> is that of the standard errors.
/// </summary>
internal static class DownstreamVerb
{
    private const string Usage =
        "downstream (--model ZIP [--head NAME] [--weighting NAME] [--components N] | --teacher VEC [--and VEC] | --bag) [--ner FOLDER] [--classification FOLDER [--neighbors]] [--test] [--seed N]";

    private static readonly string[] OfModels = ["head", "weighting", "components"];

    public static void Run(string[] args, CancellationToken cancellation)
    {
        var arguments = new VerbArguments(args, Usage, ["model", "head", "weighting", "components", "teacher", "and", "ner", "classification", "seed"], ["test", "bag", "neighbors"]);
        arguments.OneOf("teacher", "model", "bag");
        if (Array.Find(OfModels, arguments.Has) is string option && !arguments.Has("model")) throw arguments.Fault($"--{option} is of a model.");
        if (arguments.Has("bag") && arguments.Has("ner")) throw arguments.Fault("--bag is for --classification.");
        if (arguments.Has("and") && !arguments.Has("teacher")) throw arguments.Fault("--and is a second file beside --teacher.");
        if (!arguments.Has("ner") && !arguments.Has("classification")) throw arguments.Fault("Give --ner, --classification or both.");
        int seed = arguments.Number("seed", 1);
        bool test = arguments.Has("test");
        if (arguments.Has("bag"))
        {
            foreach (var weighting in (NgramExtractingEstimator.WeightingCriteria[])[NgramExtractingEstimator.WeightingCriteria.Tf, NgramExtractingEstimator.WeightingCriteria.TfIdf])
            {
                var task = new BagOfNgramsTask(arguments.Required("classification"), weighting);
                task.Run($"topics, bag of n-grams, {weighting} ({task.Size} numbers)", test, seed, cancellation);
            }

            return;
        }

        TokenVectors vectors = arguments["model"] is string model
            ? new EncoderVectors(DistillEmbEncoder.Load(model), arguments["head"], WeightingOf(arguments), arguments.Number("components", 0))
            : new TableVectors(new[] { arguments["teacher"], arguments["and"] }.OfType<string>().Select(file => Teacher.FromFile(file)), cancellation);
        string title = $"{vectors.Name} ({vectors.Size} numbers)";
        if (arguments["classification"] is string topics)
        {
            foreach (DistillEmbOutput form in (DistillEmbOutput[])[DistillEmbOutput.Average, DistillEmbOutput.MinAverageMax])
                new TopicTask(topics, vectors, form).Run($"topics, {title}, {form}", test, seed, cancellation);
        }

        if (arguments.Has("neighbors")) new NeighborTask(arguments.Required("classification"), vectors).Run($"topics by neighbours, {title}", test, seed, cancellation);
        if (arguments["ner"] is string ner) new TaggingTask(ner, vectors).Run($"tags, {title}", test, seed, cancellation);
    }

    private static TokenWeighting WeightingOf(VerbArguments arguments)
    {
        if (arguments["weighting"] is not string name) return TokenWeighting.None;
        return Enum.GetNames<TokenWeighting>().Contains(name)
            ? Enum.Parse<TokenWeighting>(name)
            : throw arguments.Fault($"--weighting is '{name}'; it must be {string.Join(", ", Enum.GetNames<TokenWeighting>())}.");
    }
}
