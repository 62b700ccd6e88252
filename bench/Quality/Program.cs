using DistillEmb.MLNet.Bench;
using DistillEmb.MLNet.Bench.Downstream;

// The first argument is a verb; without one an encoder is trained on real data and its held-out figures are printed, see
// Experiment.
using var cancellation = new CancellationTokenSource();
try
{
    switch (args)
    {
        case ["load", .. string[] rest]:
            return LoadMeasurement.Run(rest);
        case ["write", .. string[] rest]:
            return SyntheticTeacher.Run(rest);
        case ["precision", .. string[] rest]:
            return PrecisionComparison.Run(rest);
        case ["exact", .. string[] rest]:
            return ExactWordComparison.Run(rest);
        case ["tokens", .. string[] rest]:
            return TransformerSpeed.Run(rest);
        case ["speed", .. string[] rest]:
            return EncodingSpeed.Run(rest);
        case ["analogies", .. string[] rest]:
            EvaluationVerbs.Analogies(rest, CancelledByKey());
            return 0;
        case ["similarity", .. string[] rest]:
            EvaluationVerbs.Similarity(rest, CancelledByKey());
            return 0;
        case ["overlap", .. string[] rest]:
            EvaluationVerbs.Overlap(rest, CancelledByKey());
            return 0;
        case ["downstream", .. string[] rest]:
            DownstreamVerb.Run(rest, CancelledByKey());
            return 0;
        case ["drop-in", .. string[] rest]:
            return DropInVerb.Run(rest, CancelledByKey());
        case ["rows", .. string[] rest]:
            return RowsVerb.Run(rest, CancelledByKey());
        case ["table", .. string[] rest]:
            return TableModel.Run(rest, CancelledByKey());
        case ["classify", .. string[] rest]:
            return ClassificationExperiment.Run(rest, CancelledByKey());
        case ["numbers", .. string[] rest]:
            return NumberedTopics.Run(rest, CancelledByKey());
        case ["word-vectors", .. string[] rest]:
            return WordVectorModel.Run(rest, CancelledByKey());
        case ["ethiopic", .. string[] rest]:
            return EthiopicTextModel.Run(rest);
        case ["ner", .. string[] rest]:
            return NerExperiment.Run(rest, CancelledByKey());
        default:
            return Experiment.Run(args);
    }
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or OperationCanceledException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

CancellationToken CancelledByKey()
{
    Console.CancelKeyPress += (_, key) =>
    {
        key.Cancel = true;
        cancellation.Cancel();
    };
    return cancellation.Token;
}
