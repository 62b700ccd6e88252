// All that ML.NET finds by name in a saved model: what loads a transformer, and its rows.
using DistillEmb.MLNet;
using DistillEmb.MLNet.Host;

[assembly: LoadableTransformer<DistillEmbCharactersTransformer>, LoadableMapper<DistillEmbCharactersTransformer>]
[assembly: LoadableTransformer<DistillEmbTextClassificationTransformer>, LoadableMapper<DistillEmbTextClassificationTransformer>]
[assembly: LoadableTransformer<DistillEmbTransformer>, LoadableMapper<DistillEmbTransformer>]
[assembly: LoadableTransformer<NormalizeEthiopicTransformer>, LoadableMapper<NormalizeEthiopicTransformer>]
[assembly: LoadableTransformer<SplitEthiopicSentencesTransformer>, LoadableMapper<SplitEthiopicSentencesTransformer>]
[assembly: LoadableTransformer<TokenizeEthiopicTransformer>, LoadableMapper<TokenizeEthiopicTransformer>]
[assembly: LoadableTransformer<DistillEmbNerTransformer>, LoadableMapper<DistillEmbNerTransformer>]
[assembly: LoadableTransformer<TagsToEntitiesTransformer>, LoadableMapper<TagsToEntitiesTransformer>]
[assembly: LoadableTransformer<WordVectorTransformer>, LoadableMapper<WordVectorTransformer>]
