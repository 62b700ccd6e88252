using DistillEmb.Encoder;
using DistillEmb.MLNet.Tool.CommandLine;
using DistillEmb.MLNet.Tool.Output;

namespace DistillEmb.MLNet.Tool.Models;

/// <summary>An encoder in facts.</summary>
internal static class EncoderInfo
{
    public static void Add(DistillEmbEncoder encoder, Result result)
    {
        result.Add("network", "network", encoder.Architecture.Name);
        result.Add("parameters", "parameters", encoder.ParameterCount, "N0");
        result.Add("precision", "weights", Choice.NameOf(encoder.Precision));
        result.Add("characters", "characters known", encoder.CharacterCount, "N0");
        result.Add("maxWordLength", "characters read", encoder.MaxWordLength);
        result.Add("vectorSize", "dimension of a vector", encoder.VectorSize);
        result.Add("exactWords", "exact words", encoder.ExactWordCount, "N0");
        if (encoder.Space is TeacherSpace space) result.Add("teacherSpace", "teachers were", space.Kind == TeacherSpaceKind.Own ? "taken as they are" : Choice.NameOf(space.Kind));
        foreach ((string name, string value) in encoder.Properties.OrderBy(property => property.Key, StringComparer.Ordinal)) result.Add(name, name, value);
        result.Tables.Add(new ResultTable(
            "heads",
            "",
            [new("name", "head"), new("offset", "from number"), new("dimension", "numbers")],
            [.. encoder.Heads.Select(head => new object?[] { head.Name, head.Offset, head.Dimension })]));
    }
}
