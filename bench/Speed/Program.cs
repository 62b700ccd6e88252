using DistillEmb.MLNet.Speed;

// One verb a measurement.
try
{
    switch (args)
    {
        case ["training", .. string[] rest]:
            return TrainingComparison.Run(rest);
        case ["throughput", .. string[] rest]:
            return ThroughputComparison.Run(rest);
        default:
            Console.Error.WriteLine($"Usage:\n{TrainingComparison.Usage}\n{ThroughputComparison.Usage}");
            return 2;
    }
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
