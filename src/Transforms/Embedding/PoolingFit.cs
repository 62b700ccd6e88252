using DistillEmb.MLNet.Host;
using DistillEmb.Pooling;
using Microsoft.ML;

namespace DistillEmb.MLNet.Embedding;

/// <summary>Learns how rows are averaged: one pass over the data for the frequencies of words, one for the directions that rows have in common.</summary>
/// <param name="host">The estimator's own.</param>
/// <param name="encoder">What gives tokens their vectors.</param>
/// <param name="columns">What the transformer reads and writes.</param>
/// <param name="options">Checked options.</param>
internal sealed class PoolingFit(TrainingHost host, DistillEmbEncoder encoder, DistillEmbColumns columns, ApplyDistillEmbOptions options)
{
    private const string Name = "Pooling";

    /// <exception cref="InvalidDataException">There is no token to learn from.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LearntPooling Learn(IDataView input)
    {
        using TrainingLog log = host.Start(Name);
        TokenWeights? weights = options.Weighting == TokenWeighting.None ? null : LearnWeights(input, log);
        CommonComponents? components = options.RemovedComponents == 0 ? null : LearnComponents(input, weights, log);
        return new LearntPooling(weights, components);
    }

    private TokenWeights LearnWeights(IDataView input, TrainingLog log)
    {
        var census = new TokenCensus();
        Watch(reached => TokenRows.Read(input, columns.Input, reached, census.Add));
        if (census.Tokens == 0) throw NothingToLearn($"{nameof(options.Weighting)} {options.Weighting}");
        TokenWeights weights = options.Weighting == TokenWeighting.InverseFrequency
            ? TokenWeights.InverseFrequency(census, options.FrequencyConstant)
            : TokenWeights.InverseDocumentFrequency(census);
        log.Info($"{census.Tokens} tokens in {census.Rows} rows are {census.Words.Count} different words, of which {weights.Count} have a weight of their own.");
        return weights;
    }

    private CommonComponents? LearnComponents(IDataView input, TokenWeights? weights, TrainingLog log)
    {
        var averages = new DistillEmbTransformer(host.Environment, encoder, columns with { Form = DistillEmbOutput.Average }, options.CacheMegabytes, new LearntPooling(weights, null));
        var moments = new SecondMoments(encoder.Range(columns.Head).Dimension);
        long rows = 0;
        Watch(reached => TokenRows.Read(averages.Transform(input), columns.Output, reached, row =>
        {
            if (!row.ContainsAnyExcept(0f)) return;
            moments.Add(row);
            rows++;
        }));
        if (rows == 0) throw NothingToLearn($"{nameof(options.RemovedComponents)} {options.RemovedComponents}");
        CommonComponents? components = CommonComponents.Find(moments, options.RemovedComponents, CheckAlive);
        if (components?.Count != options.RemovedComponents)
            log.Warning($"The averages of {rows} rows have {components?.Count ?? 0} components; {options.RemovedComponents} were asked for.");
        log.Info($"Components removed: {components?.Count ?? 0}, of the averages of {rows} rows.");
        return components;
    }

    private void Watch(Action<Action<long>> pass)
    {
        long rows = 0;
        using IDisposable progress = host.ShowRows(Name, () => rows);
        pass(row =>
        {
            rows = row;
            CheckAlive();
        });
    }

    private InvalidDataException NothingToLearn(string option) => new(
        $"The column '{columns.Input}' of the data has no row with a token that has a vector, so there is nothing to learn {option} from.");

    private void CheckAlive()
    {
        if (options.CancellationToken.IsCancellationRequested || host.IsCancelled)
            throw new OperationCanceledException("Learning how to average was cancelled.", options.CancellationToken);
    }
}
