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
        case ["parity", .. string[] rest]:
            return ParityTable.Run(rest);
        case ["benchmark"]:
            return KernelBenchmarks.Run();
        case ["threads", .. string[] rest]:
            return ThreadComparison.Run(rest);
        case ["soak", .. string[] rest]:
            return Soak.Run(rest);
        case ["sentences", .. string[] rest]:
            return TaggingComparison.Run(rest);
        case ["vectors", .. string[] rest]:
            return WordVectorSpeed.Run(rest);
        case ["first", .. string[] rest]:
            return FirstVector.Run(rest);
        case [FirstVector.PipelineChild, string model]:
            return FirstVector.Pipeline(model);
        case [FirstVector.EncoderChild, string model]:
            return FirstVector.Encoder(model);
        case [FirstVector.OnnxChild, string model, string characters]:
            return FirstVector.Onnx(model, characters);
        default:
            Console.Error.WriteLine($"Usage:\n{TrainingComparison.Usage}\n{ThroughputComparison.Usage}\nbenchmark\n{ParityTable.Usage}\n{ThreadComparison.Usage}\n{Soak.Usage}\n{TaggingComparison.Usage}\n{WordVectorSpeed.Usage}\n{FirstVector.Usage}");
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
