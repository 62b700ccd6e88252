using DistillEmb.MLNet.Bench;

// Trains one encoder on real data and prints its held-out figures; see Experiment for the arguments. With "precision"
// first, rounds the weights of a trained one; see PrecisionComparison.
try
{
    return args is ["precision", ..] ? PrecisionComparison.Run(args[1..]) : Experiment.Run(args);
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 2;
}
