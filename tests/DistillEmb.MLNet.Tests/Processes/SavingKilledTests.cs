using DistillEmb.MLNet.Tests.Persistence;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Processes;

/// <summary>A process is killed while it saves: the path holds the old model or the new one.</summary>
public sealed class SavingKilledTests : IDisposable
{
    private const int Kills = 10;

    private readonly SavingFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_process_killed_while_saving_leaves_one_of_the_two_models_whole()
    {
        IDataView data = SavingRow.View(_mlContext);
        DistillEmbTransformer[] models = [SavingRow.Model(_mlContext, TestEncoders.Create(seed: 1)), SavingRow.Model(_mlContext, TestEncoders.Create(seed: 2))];
        _mlContext.Model.SaveAtomically(models[0], data.Schema, _folder["first.zip"]);
        _mlContext.Model.SaveAtomically(models[1], data.Schema, _folder["second.zip"]);
        string[][] vectors = [.. models.Select(model => Vectors(model, data))];
        string temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
        var random = new Random(1);
        int halfway = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using (SavingProcess process = SavingProcess.Start(temporary, _folder["model.zip"], _folder["first.zip"], _folder["second.zip"]))
            {
                process.AwaitFirstSave();

                // The first save cleared away what the one killed before had left.
                Assert.InRange(_folder.Files.Count(IsPartial), 0, 1);
                Thread.Sleep(random.Next(40));
                process.Kill();
            }

            Assert.Contains(Vectors(new MLContext().Model.Load(_folder["model.zip"], out _), data), vectors);
            Assert.Contains(File.ReadAllBytes(_folder["model.zip"]), new[] { "first.zip", "second.zip" }.Select(file => File.ReadAllBytes(_folder[file])));
            string[] abandoned = [.. _folder.Files.Where(IsPartial)];
            halfway += abandoned.Length;
            foreach (string file in abandoned) File.SetLastWriteTimeUtc(_folder[file], DateTime.UtcNow.AddMinutes(-1));
        }

        Assert.InRange(halfway, 1, Kills); // Else no kill would have struck a save at work.
        _mlContext.Model.SaveAtomically(models[0], data.Schema, _folder["model.zip"]);
        Assert.Equal(["first.zip", "model.zip", "second.zip"], _folder.Files);
    }

    private static bool IsPartial(string file) => file.EndsWith(".partial", StringComparison.Ordinal);

    private static string[] Vectors(ITransformer model, IDataView data) =>
        [.. TransformContract.Rows(model.Transform(data), "Vectors").Select(OtherProcessConsumer.Bits)];
}
