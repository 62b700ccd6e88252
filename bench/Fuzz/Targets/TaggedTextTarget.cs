using Microsoft.ML;
using Microsoft.ML.Data;

namespace DistillEmb.MLNet.Fuzz.Targets;

/// <summary>Tagged sentences. The first byte of an input chooses the options, the rest stands in the file.</summary>
/// <param name="name">What it is called on the command line.</param>
/// <param name="ending">How the file's name ends.</param>
/// <param name="options">Options to choose from.</param>
internal abstract class TaggedTextTarget(string name, string ending, Func<ConllOptions>[] options) : FileTarget(name, ending)
{
    private static readonly MLContext Context = new(seed: 1);

    protected ConllOptions OptionsOf(byte[] input) => options[(input.Length > 0 ? input[0] : 0) % options.Length]();

    protected override byte[] ContentsOf(byte[] input) => input.Length > 0 ? input[1..] : input;

    protected override void Read(string path, byte[] input)
    {
        IDataView view = Context.Data.LoadFromConllFile(path, OptionsOf(input));
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> tokens = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(view.Schema["Tokens"]);
        VBuffer<ReadOnlyMemory<char>> row = default;
        while (cursor.MoveNext()) tokens(ref row);
    }
}
