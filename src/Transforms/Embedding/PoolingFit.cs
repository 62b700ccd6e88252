using DistillEmb.Pooling;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace DistillEmb.MLNet.Embedding;

/// <summary>Learns how rows are averaged: one pass over the data for the frequencies of words, one for the directions that rows have in common.</summary>
/// <param name="environment">That of the estimator.</param>
/// <param name="host">The estimator's own.</param>
/// <param name="encoder">What gives tokens their vectors.</param>
/// <param name="columns">What the transformer reads and writes.</param>
/// <param name="options">Checked options.</param>
internal sealed class PoolingFit(IHostEnvironment environment, IHost host, DistillEmbEncoder encoder, DistillEmbColumns columns, ApplyDistillEmbOptions options)
{
    private const string Name = "Pooling";

    /// <exception cref="InvalidDataException">There is no token to learn from.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LearntPooling Learn(IDataView input)
    {
        using IChannel channel = host.Start(Name);
        TokenWeights? weights = options.Weighting == TokenWeighting.None ? null : LearnWeights(input, channel);
        CommonComponents? components = options.RemovedComponents == 0 ? null : LearnComponents(input, weights, channel);
        return new LearntPooling(weights, components);
    }

    private TokenWeights LearnWeights(IDataView input, IChannel channel)
    {
        var census = new TokenCensus();
        Watch(reached => TokenRows.Read(input, columns.Input, reached, census.Add));
        if (census.Tokens == 0) throw NothingToLearn($"{nameof(options.Weighting)} {options.Weighting}");
        TokenWeights weights = options.Weighting == TokenWeighting.InverseFrequency
            ? TokenWeights.InverseFrequency(census, options.FrequencyConstant)
            : TokenWeights.InverseDocumentFrequency(census);
        channel.Info($"{census.Tokens} tokens in {census.Rows} rows are {census.Words.Count} different words, of which {weights.Count} have a weight of their own.");
        return weights;
    }

    private CommonComponents? LearnComponents(IDataView input, TokenWeights? weights, IChannel channel)
    {
        var averages = new DistillEmbTransformer(environment, encoder, columns with { Form = DistillEmbOutput.Average }, options.CacheMegabytes, new LearntPooling(weights, null));
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
            channel.Warning($"The averages of {rows} rows have {components?.Count ?? 0} components; {options.RemovedComponents} were asked for.");
        channel.Info($"Components removed: {components?.Count ?? 0}, of the averages of {rows} rows.");
        return components;
    }

    private void Watch(Action<Action<long>> pass)
    {
        using IProgressChannel progress = host.StartProgressChannel(Name);
        long rows = 0;
        progress.SetHeader(new ProgressHeader(["rows"]), entry => entry.SetProgress(0, rows));
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
        if (options.CancellationToken.IsCancellationRequested || host is ICancelable { IsCanceled: true } || environment is ICancelable { IsCanceled: true })
            throw new OperationCanceledException("Learning how to average was cancelled.", options.CancellationToken);
    }
}
