using DistillEmb.Sequences;

namespace DistillEmb.MLNet.Tests.Sequences;

/// <summary>Shapes of words as texts, for models that have vectors of them: training makes none.</summary>
internal static class TestShapes
{
    public static string Of(string word)
    {
        Span<char> shape = stackalloc char[WordShape.Longest];
        return new string(shape[..WordShape.Write(word, shape)]);
    }
}
