using DistillEmb;
using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="MulticlassClassificationCatalog.MulticlassClassificationTrainers"/> that train classifiers of texts.</summary>
public static class DistillEmbTextClassificationCatalog
{
    /// <summary>Trains a classifier of texts with default options. See <see cref="DistillEmbTextClassificationTrainer"/>.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="labelColumnName">The column of classes: a key, text, a number or a Boolean.</param>
    /// <param name="tokensColumnName">The column of tokens: a vector of text.</param>
    /// <param name="encoder">The distilled encoder to start from; null to start at random.</param>
    /// <param name="validationSet">Rows that choose the best epoch; null for a tenth of the training rows.</param>
    public static DistillEmbTextClassificationTrainer DistillEmbTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string tokensColumnName = "Tokens",
        DistillEmbEncoder? encoder = null,
        IDataView? validationSet = null) => catalog.DistillEmbTextClassification(new DistillEmbTextClassificationOptions
        {
            LabelColumnName = labelColumnName,
            TokensColumnName = tokensColumnName,
            Encoder = encoder,
            ValidationSet = validationSet,
        });

    /// <summary>Trains a classifier of texts that starts from a saved encoder.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="labelColumnName">The column of classes: a key, text, a number or a Boolean.</param>
    /// <param name="tokensColumnName">The column of tokens: a vector of text.</param>
    /// <param name="encoderFile">The path of a <c>.zip</c> that <c>mlContext.Model.Save</c> wrote, with a DistillEmb transformer in it.</param>
    /// <param name="validationSet">Rows that choose the best epoch; null for a tenth of the training rows.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, needs a newer package, or has no DistillEmb transformer in it.</exception>
    public static DistillEmbTextClassificationTrainer DistillEmbTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName,
        string tokensColumnName,
        string encoderFile,
        IDataView? validationSet = null) => catalog.DistillEmbTextClassification(labelColumnName, tokensColumnName, DistillEmbEncoder.Load(encoderFile), validationSet);

    /// <summary>Trains a classifier of texts.</summary>
    /// <param name="catalog">The trainers of multiclass classification.</param>
    /// <param name="options">Columns, encoder, and everything that can be set.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static DistillEmbTextClassificationTrainer DistillEmbTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, DistillEmbTextClassificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new DistillEmbTextClassificationTrainer(CatalogEnvironment.Of(catalog), options);
    }
}
