using System.Globalization;
using DistillEmb.Encoder;
using DistillEmb.Pooling;

namespace DistillEmb.MLNet.Embedding;

/// <summary>Checks the options of an applied encoder, and names everything that is wrong at once.</summary>
internal static class ApplyOptionFaults
{
    private const double LeastConstant = 1e-6;

    /// <summary>Checks options, and loads the encoder if a file has it.</summary>
    public static DistillEmbEncoder Check(ApplyDistillEmbOptions options)
    {
        Throw([.. Columns(options), .. Sources(options), .. Choices(options), .. Numbers(options), .. options.Encoder is null ? [] : OfEncoder(options, options.Encoder)]);
        if (options.Encoder is not null) return options.Encoder;
        DistillEmbEncoder loaded = DistillEmbEncoder.Load(options.ModelFile!);
        Throw([.. OfEncoder(options, loaded)]);
        return loaded;
    }

    private static void Throw(string[] faults)
    {
        if (faults.Length > 0) throw new ArgumentException($"Invalid {nameof(ApplyDistillEmbOptions)}: {string.Join(' ', faults)}", "options");
    }

    private static IEnumerable<string> Columns(ApplyDistillEmbOptions options)
    {
        if (string.IsNullOrEmpty(options.OutputColumnName))
            yield return $"{nameof(options.OutputColumnName)} is {(options.OutputColumnName is null ? "null" : "empty")}; it must be the name of a column.";
        if (options.InputColumnName is "") yield return $"{nameof(options.InputColumnName)} is empty; it must be the name of a column, or null.";
    }

    private static IEnumerable<string> Sources(ApplyDistillEmbOptions options)
    {
        if (options.Encoder is null && options.ModelFile is null) yield return $"{nameof(options.Encoder)} and {nameof(options.ModelFile)} are null; one of them must be given.";
        if (options.Encoder is not null && options.ModelFile is not null)
            yield return $"{nameof(options.ModelFile)} is '{options.ModelFile}' but {nameof(options.Encoder)} is given too; one of them must be null.";
        if (options.ModelFile is not null && string.IsNullOrWhiteSpace(options.ModelFile))
            yield return $"{nameof(options.ModelFile)} is '{options.ModelFile}'; it must be the path of a model, or null.";
    }

    private static IEnumerable<string> Choices(ApplyDistillEmbOptions options)
    {
        if (!Enum.IsDefined(options.Output)) yield return $"{nameof(options.Output)} is {options.Output:D}; it must be {string.Join(", ", Enum.GetNames<DistillEmbOutput>())}.";
        if (!Enum.IsDefined(options.Weighting)) yield return $"{nameof(options.Weighting)} is {options.Weighting:D}; it must be {string.Join(", ", Enum.GetNames<TokenWeighting>())}.";
        if (options.Output != DistillEmbOutput.Tokens) yield break;
        if (options.Weighting != TokenWeighting.None)
            yield return $"{nameof(options.Weighting)} is {options.Weighting} but {nameof(options.Output)} is {options.Output}, which has no average; it must be {TokenWeighting.None}.";
        if (options.RemovedComponents != 0)
            yield return $"{nameof(options.RemovedComponents)} is {options.RemovedComponents} but {nameof(options.Output)} is {options.Output}, which has no average; it must be 0.";
    }

    private static IEnumerable<string> Numbers(ApplyDistillEmbOptions options)
    {
        if (options.CacheMegabytes is < 0 or > WordVectorCache.LargestMegabytes)
            yield return $"{nameof(options.CacheMegabytes)} is {options.CacheMegabytes}; it must be 0 to {WordVectorCache.LargestMegabytes}.";

        // Written so that NaN fails too.
        if (!(options.FrequencyConstant >= LeastConstant && options.FrequencyConstant <= 1))
            yield return string.Create(CultureInfo.InvariantCulture, $"{nameof(options.FrequencyConstant)} is {options.FrequencyConstant}; it must be 0.000001 to 1.");
        if (options.RemovedComponents is < 0 or > CommonComponents.Most)
            yield return $"{nameof(options.RemovedComponents)} is {options.RemovedComponents}; it must be 0 to {CommonComponents.Most}.";
    }

    private static IEnumerable<string> OfEncoder(ApplyDistillEmbOptions options, DistillEmbEncoder encoder)
    {
        EncoderHead? head = encoder.Heads.FirstOrDefault(head => head.Name == options.Head);
        if (options.Head is not null && head is null)
            yield return $"{nameof(options.Head)} is '{options.Head}'; it must be {string.Join(", ", encoder.Heads.Select(head => $"'{head.Name}'"))}, or null.";
        int size = head?.Dimension ?? encoder.VectorSize;
        if (options.RemovedComponents > 0 && size > CommonComponents.LargestSize)
            yield return $"{nameof(options.RemovedComponents)} is {options.RemovedComponents} but vectors have {size} values; it must be 0 for more than {CommonComponents.LargestSize}.";
    }
}
