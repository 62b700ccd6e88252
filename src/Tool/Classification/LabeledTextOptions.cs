using System.CommandLine;

namespace DistillEmb.MLNet.Tool.Classification;

/// <summary>What commands over labelled texts say alike.</summary>
internal static class LabeledTextOptions
{
    public const string Files = "a class, a tab and the text a line";

    public static Option<bool> Header() => new("--header") { Description = "The first line of each file is a heading, whatever it says (label, a tab, text is known to be one)." };
}
