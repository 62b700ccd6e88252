namespace DistillEmb.Text;

/// <summary>What a column of a view of CoNLL files holds.</summary>
internal enum ConllField
{
    Tokens,
    Tags,
    Language,
    SentenceId,
    Source,
}
