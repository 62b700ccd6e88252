using DistillEmb.MLNet.Tests.Text;
using Microsoft.ML;
using Xunit;

namespace DistillEmb.MLNet.Tests.Rows;

/// <summary>What a file is wrong in is told as its reader told it, not as ML.NET's worker that came upon it.</summary>
public sealed class FaultPlaceTests : IDisposable
{
    private readonly ConllFolder _folder = new();
    private readonly MLContext _mlContext = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_evaluation_names_file_and_line()
    {
        string path = _folder.Write("bad.txt", "a O\nb O\n\nc\n");
        IDataView tagged = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Tags", keyData: Keys()).Append(_mlContext.Transforms.CopyColumns("PredictedLabel", "Label"))
            .Fit(_mlContext.Data.LoadFromConllFile(_folder.Write("good.txt", "a O\n"))).Transform(_mlContext.Data.LoadFromConllFile(path));
        string message = Assert.Throws<InvalidDataException>(() => _mlContext.MulticlassClassification.EvaluateNer(tagged)).Message;
        Assert.StartsWith($"The CoNLL file '{path}', line 4: expected 2 columns", message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => _mlContext.Data.SaveAsConllFile(tagged, _folder["out.txt"], tagsColumnName: "Tags"));
    }

    [Fact]
    public void A_folder_is_no_missing_file()
    {
        string folder = _folder[""];
        Assert.Contains("is a folder; expected a file", Assert.Throws<FileNotFoundException>(() => DistillEmbEncoder.Load(folder)).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<FileNotFoundException>(() => DistillEmbEncoder.Load(_folder["nothing.zip"])).Message, StringComparison.Ordinal);
    }

    private IDataView Keys() => _mlContext.Data.LoadFromEnumerable(new[] { new Key() });

    private sealed class Key
    {
        public string Value { get; set; } = "O";
    }
}
