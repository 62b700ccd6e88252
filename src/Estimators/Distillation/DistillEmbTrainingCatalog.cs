using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;

namespace Microsoft.ML;

/// <summary>Extension methods of <see cref="TransformsCatalog"/> that train a distilled encoder.</summary>
public static class DistillEmbTrainingCatalog
{
    /// <summary>Distils the vectors of teacher files into an encoder, with default options.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: minimum, average and maximum of the row's token vectors.</param>
    /// <param name="inputColumnName">The column of tokens to read: text, or a vector of text. Null for the name of the output column.</param>
    /// <param name="teacherFiles">Files of word vectors; see <see cref="Teacher.FromFile"/>. Without any, teachers are trained from the data first; see <see cref="DistillEmbOptions.WordVectors"/>.</param>
    /// <exception cref="ArgumentException">Two teachers have the same name.</exception>
    public static DistillEmbEstimator DistillEmbed(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, params string[] teacherFiles)
    {
        ArgumentNullException.ThrowIfNull(teacherFiles);
        var options = new DistillEmbOptions();
        foreach (string file in teacherFiles) options.Teachers.Add(Teacher.FromFile(file));
        return catalog.DistillEmbed(outputColumnName, inputColumnName, options);
    }

    /// <summary>Distils the vectors of teachers into an encoder.</summary>
    /// <param name="catalog">The transforms catalog.</param>
    /// <param name="outputColumnName">The column to write: a vector of <see cref="float"/>.</param>
    /// <param name="inputColumnName">The column of tokens to read: text, or a vector of text. Null for the name of the output column.</param>
    /// <param name="options">The teachers, and everything that can be set.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names each, its value and what is accepted.</exception>
    public static DistillEmbEstimator DistillEmbed(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, DistillEmbOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName ?? outputColumnName, nameof(inputColumnName));
        return new DistillEmbEstimator(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, options);
    }
}
