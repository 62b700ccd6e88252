using DistillEmb;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Characters;
using DistillEmb.MLNet.Embedding;
using DistillEmb.MLNet.Host;


namespace Microsoft.ML;
/// <summary>Extension methods of <see cref="TransformsCatalog"/> that apply a distilled encoder, or go before its ONNX model.</summary>
public static class DistillEmbCatalog
{
    /// <summary>Applies an encoder that was trained and saved before.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: a vector of <see cref="float"/>.</param>
    /// <param name="modelFile">The path of a <c>.zip</c> that <c>mlContext.Model.Save</c> wrote, with a DistillEmb transformer in it.</param>
    /// <param name="inputColumnName">The column of tokens to read: text, or a vector of text. Null for the name of the output column.</param>
    /// <param name="output">What a row's tokens become.</param>
    /// <param name="head">The name of the one head to put out; null for all heads joined.</param>
    /// <param name="cacheMegabytes">How much memory may hold the vectors of the words seen last, 0 (none) to 4096; see <see cref="DistillEmbTransformer.CacheMegabytes"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    /// <exception cref="ArgumentException">The encoder has no such head.</exception>
    public static ApplyDistillEmbEstimator ApplyDistillEmb(
        this TransformsCatalog catalog,
        string outputColumnName,
        string modelFile,
        string? inputColumnName = null,
        DistillEmbOutput output = DistillEmbOutput.MinAverageMax,
        string? head = null,
        int cacheMegabytes = DistillEmbTransformer.DefaultCacheMegabytes) =>
        catalog.ApplyDistillEmb(outputColumnName, DistillEmbEncoder.Load(modelFile), inputColumnName, output, head, cacheMegabytes);

    /// <summary>Applies an encoder that the program holds.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: a vector of <see cref="float"/>.</param>
    /// <param name="encoder">The encoder, for instance that of a fitted <see cref="DistillEmbTransformer"/>.</param>
    /// <param name="inputColumnName">The column of tokens to read: text, or a vector of text. Null for the name of the output column.</param>
    /// <param name="output">What a row's tokens become.</param>
    /// <param name="head">The name of the one head to put out; null for all heads joined.</param>
    /// <param name="cacheMegabytes">How much memory may hold the vectors of the words seen last, 0 (none) to 4096; see <see cref="DistillEmbTransformer.CacheMegabytes"/>.</param>
    /// <exception cref="ArgumentException">The encoder has no such head.</exception>
    public static ApplyDistillEmbEstimator ApplyDistillEmb(
        this TransformsCatalog catalog,
        string outputColumnName,
        DistillEmbEncoder encoder,
        string? inputColumnName = null,
        DistillEmbOutput output = DistillEmbOutput.MinAverageMax,
        string? head = null,
        int cacheMegabytes = DistillEmbTransformer.DefaultCacheMegabytes)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        if (!Enum.IsDefined(output)) throw new ArgumentOutOfRangeException(nameof(output), output, "Expected MinAverageMax, Average or Tokens.");
        var columns = new DistillEmbColumns(outputColumnName, inputColumnName ?? outputColumnName, output, head);
        return new ApplyDistillEmbEstimator(CatalogEnvironment.Of(catalog), encoder, columns, cacheMegabytes);
    }

    /// <summary>Applies an encoder by options, which may have it learn from the data how rows are averaged.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="options">The options; they are copied.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names all of them.</exception>
    /// <exception cref="FileNotFoundException">There is no <see cref="ApplyDistillEmbOptions.ModelFile"/>.</exception>
    /// <exception cref="InvalidDataException">That file is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    public static ApplyDistillEmbEstimator ApplyDistillEmb(this TransformsCatalog catalog, ApplyDistillEmbOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        ApplyDistillEmbOptions copy = options.Clone(); // What is changed afterwards has not been checked.
        DistillEmbEncoder encoder = copy.CheckAndLoad();
        var columns = new DistillEmbColumns(copy.OutputColumnName, copy.InputColumnName ?? copy.OutputColumnName, copy.Output, copy.Head);
        return new ApplyDistillEmbEstimator(CatalogEnvironment.Of(catalog), encoder, columns, copy.CacheMegabytes, copy.Learns ? copy : null);
    }

    /// <summary>Turns tokens into the input of an ONNX model that <c>ExportOnnx</c> wrote.</summary>
    /// <remarks>
    /// Before <c>ApplyOnnxModel</c> of the package Microsoft.ML.OnnxTransformer, which takes columns of known size only:
    /// <code>
    /// mlContext.Transforms.DistillEmbCharacters("characters", encoder, "Word")
    ///     .Append(mlContext.Transforms.ApplyOnnxModel("vectors", "characters", "encoder.onnx"))
    /// </code>
    /// For a vector of N tokens it needs the shapes too: <c>shapeDictionary</c> with <c>characters</c> = [N, sequence length] and
    /// <c>vectors</c> = [N, vector size].
    /// </remarks>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: a vector of <see cref="long"/>. The model's input is called <c>characters</c>.</param>
    /// <param name="encoder">The encoder that was exported.</param>
    /// <param name="inputColumnName">The column of tokens to read: text, or a vector of text of known size. Null for the name of the output column.</param>
    public static DistillEmbCharactersEstimator DistillEmbCharacters(
        this TransformsCatalog catalog,
        string outputColumnName,
        DistillEmbEncoder encoder,
        string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        var columns = new CharacterColumns(outputColumnName, inputColumnName ?? outputColumnName);
        return new DistillEmbCharactersEstimator(CatalogEnvironment.Of(catalog), encoder.Sequence, columns);
    }
}
