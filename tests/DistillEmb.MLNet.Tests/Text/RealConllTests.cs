using Microsoft.ML;
using Microsoft.ML.Data;
using Xunit;

namespace DistillEmb.MLNet.Tests.Text;

/// <summary>Over the real data in the folder of DISTILLEMB_DATA, or in ../shared/data beside the repository.</summary>
public sealed class RealConllTests
{
    [Fact]
    public void Ten_languages_are_read_whole_and_written_the_same()
    {
        string data = Environment.GetEnvironmentVariable("DISTILLEMB_DATA") is { Length: > 0 } named ? named : Path.Combine(RepositoryRoot.Path, "..", "shared", "data");
        string folder = Path.Combine(data, "ner");
        Assert.SkipUnless(Directory.Exists(folder), $"'{folder}' is absent; DISTILLEMB_DATA may name another folder.");
        var mlContext = new MLContext();
        IDataView train = mlContext.Data.LoadFromConllFile(Path.Combine(folder, "*", "train.txt"), new ConllOptions { LanguageFromFolder = true });
        (int Sentences, int Tokens)[] counts = [.. train.GetColumn<string>("Language").Zip(train.GetColumn<string[]>("Tokens")).GroupBy(row => row.First).OrderBy(language => language.Key, StringComparer.Ordinal).Select(language => (language.Count(), language.Sum(row => row.Second.Length)))];
        (int, int)[] expected =
            [(1750, 25819), (1912, 55010), (2235, 42719), (2116, 47912), (1428, 33003), (644, 18577), (2124, 52604), (2109, 56599), (1871, 36805), (2171, 56274)];
        Assert.Equal(expected, counts); // amh hau ibo kin lug luo pcm swa wol yor

        using var written = new ConllFolder();
        mlContext.Data.SaveAsConllFile(train, written["all.txt"]);
        Assert.Equal(ConllFolder.Sentences(train), ConllFolder.Sentences(mlContext.Data.LoadFromConllFile(written["all.txt"])));
    }
}
