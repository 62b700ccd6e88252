using DistillEmb.MLNet.Samples.Generator.Morphology;
using DistillEmb.MLNet.Samples.Generator.Output;

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/data/Generator -- OUTPUT_FOLDER");
    return 2;
}

Paradigms.Check();
HashSet<string> sentences = CorpusWriter.Write(args[0]);
new NerWriter(args[0], sentences).Write();
new TopicWriter(args[0], sentences).Write();
return 0;
