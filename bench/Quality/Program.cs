using DistillEmb.MLNet.Bench;

// Trains one encoder on real data and prints its held-out figures; see Experiment for the arguments.
try
{
    return Experiment.Run(args);
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
