using System.Globalization;

namespace NerPipeline;

/// <summary>A sentence on the console, its names in colour; where the output is no terminal, or NO_COLOR is set, in brackets.</summary>
internal static class TaggedLine
{
    private static readonly bool HasColour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Write(NerModel.ModelInput sentence, NerModel.ModelOutput tagged)
    {
        Console.Write(' ');
        int name = 0;
        for (int i = 0; i < sentence.Tokens.Length; i++)
        {
            Console.Write(' ');
            if (name == tagged.Firsts.Length || tagged.Firsts[name] != i)
            {
                Console.Write(sentence.Tokens[i]);
                continue;
            }

            WriteName(tagged.Names[name], tagged.Types[name], tagged.Confidences[name]);
            i = tagged.Lasts[name++];
        }

        Console.WriteLine();
    }

    private static void WriteName(string text, string type, float confidence)
    {
        string note = string.Create(CultureInfo.InvariantCulture, $"{type} {confidence:P0}");
        if (!HasColour)
        {
            Console.Write($"[{text}]({note})");
            return;
        }

        Console.ForegroundColor = type switch
        {
            "PER" => ConsoleColor.Yellow,
            "LOC" => ConsoleColor.Green,
            "ORG" => ConsoleColor.Cyan,
            _ => ConsoleColor.Magenta,
        };
        Console.Write(text);
        Console.ForegroundColor = ConsoleColor.DarkGray;
        Console.Write($" {note}");
        Console.ResetColor();
    }
}
