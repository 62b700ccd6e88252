using DistillEmb;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="MulticlassClassificationCatalog.MulticlassClassificationTrainers"/> that train taggers of tokens.</summary>
public static class DistillEmbNerCatalog
{
    /// <summary>Trains a tagger of named entities, or other tags of tokens, with default options. See <see cref="DistillEmbNerTrainer"/>.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="labelColumnName">The column of tags, one a token: a vector of keys with text values, or of text.</param>
    /// <param name="tokensColumnName">The column of tokens: a vector of text.</param>
    /// <param name="encoder">The distilled encoder to start from; null to start at random.</param>
    /// <param name="validationSet">Rows that choose the best epoch; null for a tenth of the training rows.</param>
    public static DistillEmbNerTrainer DistillEmbNer(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string tokensColumnName = "Tokens",
        DistillEmbEncoder? encoder = null,
        IDataView? validationSet = null) => catalog.DistillEmbNer(new DistillEmbNerOptions
        {
            LabelColumnName = labelColumnName,
            TokensColumnName = tokensColumnName,
            Encoder = encoder,
            ValidationSet = validationSet,
        });

    /// <summary>Trains a tagger of named entities that starts from a saved encoder.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="labelColumnName">The column of tags, one a token: a vector of keys with text values, or of text.</param>
    /// <param name="tokensColumnName">The column of tokens: a vector of text.</param>
    /// <param name="encoderFile">The path of a <c>.zip</c> that <c>mlContext.Model.Save</c> wrote, with a DistillEmb transformer in it.</param>
    /// <param name="validationSet">Rows that choose the best epoch; null for a tenth of the training rows.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    public static DistillEmbNerTrainer DistillEmbNer(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName,
        string tokensColumnName,
        string encoderFile,
        IDataView? validationSet = null) => catalog.DistillEmbNer(labelColumnName, tokensColumnName, DistillEmbEncoder.Load(encoderFile), validationSet);

    /// <summary>Trains a tagger of named entities, or other tags of tokens.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="options">Columns, encoder, and everything that can be set.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static DistillEmbNerTrainer DistillEmbNer(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, DistillEmbNerOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new DistillEmbNerTrainer(CatalogEnvironment.Of(catalog), options);
    }
}
