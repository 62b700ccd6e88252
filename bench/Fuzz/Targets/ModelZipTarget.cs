namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>A model's zip as it is: its directory, its entries and what ML.NET wrote into it.</summary>
internal sealed class ModelZipTarget() : FuzzTarget("model-zip")
{
    public override int LongestInput => 1 << 15;

    public override long Allowance => 96L << 20;

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.zip").Where(file => new FileInfo(file).Length < SectionsTarget.LargestSeed)
            .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)));

    public override void Read(byte[] input)
    {
        try
        {
            DistillEmbEncoder.Load(new MemoryStream(input));
        }
        catch (InvalidDataException)
        {
            try
            {
                DistillEmbTagger.Load(new MemoryStream(input));
            }
            catch (InvalidDataException)
            {
                DistillEmbTextClassifier.Load(new MemoryStream(input));
            }
        }
    }
}
