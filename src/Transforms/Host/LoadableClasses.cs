// All that ML.NET finds by name in a saved model: what loads a transformer, and its rows.
using DistillEmb.MLNet;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(DistillEmbCharactersTransformer), null, typeof(SignatureLoadModel), DistillEmbCharactersTransformer.UserName, DistillEmbCharactersTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbCharactersTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbCharactersTransformer.UserName, DistillEmbCharactersTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(DistillEmbTextClassificationTransformer), null, typeof(SignatureLoadModel), DistillEmbTextClassificationTransformer.UserName, DistillEmbTextClassificationTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbTextClassificationTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbTextClassificationTransformer.UserName, DistillEmbTextClassificationTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(DistillEmbTransformer), null, typeof(SignatureLoadModel), DistillEmbTransformer.UserName, DistillEmbTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbTransformer.UserName, DistillEmbTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(NormalizeEthiopicTransformer), null, typeof(SignatureLoadModel), NormalizeEthiopicTransformer.UserName, NormalizeEthiopicTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(NormalizeEthiopicTransformer), null, typeof(SignatureLoadRowMapper), NormalizeEthiopicTransformer.UserName, NormalizeEthiopicTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(SplitEthiopicSentencesTransformer), null, typeof(SignatureLoadModel), SplitEthiopicSentencesTransformer.UserName, SplitEthiopicSentencesTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(SplitEthiopicSentencesTransformer), null, typeof(SignatureLoadRowMapper), SplitEthiopicSentencesTransformer.UserName, SplitEthiopicSentencesTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(TokenizeEthiopicTransformer), null, typeof(SignatureLoadModel), TokenizeEthiopicTransformer.UserName, TokenizeEthiopicTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(TokenizeEthiopicTransformer), null, typeof(SignatureLoadRowMapper), TokenizeEthiopicTransformer.UserName, TokenizeEthiopicTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(DistillEmbNerTransformer), null, typeof(SignatureLoadModel), DistillEmbNerTransformer.UserName, DistillEmbNerTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(DistillEmbNerTransformer), null, typeof(SignatureLoadRowMapper), DistillEmbNerTransformer.UserName, DistillEmbNerTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(TagsToEntitiesTransformer), null, typeof(SignatureLoadModel), TagsToEntitiesTransformer.UserName, TagsToEntitiesTransformer.LoaderSignature)]
[assembly: LoadableClass(typeof(IRowMapper), typeof(TagsToEntitiesTransformer), null, typeof(SignatureLoadRowMapper), TagsToEntitiesTransformer.UserName, TagsToEntitiesTransformer.LoaderSignature)]
