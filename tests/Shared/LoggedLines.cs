using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Tests;

/// <summary>What ML.NET's log tells from now on.</summary>
internal static class LoggedLines
{
    /// <summary>The lines, added as they come.</summary>
    /// <param name="mlContext">Whose log it is.</param>
    /// <param name="kinds">The kinds of lines; none for all.</param>
    public static List<string> Of(MLContext mlContext, params ChannelMessageKind[] kinds)
    {
        var lines = new List<string>();
        mlContext.Log += (_, message) =>
        {
            if (kinds.Length > 0 && !kinds.Contains(message.Kind)) return;
            lock (lines) lines.Add(message.RawMessage);
        };
        return lines;
    }
}
