namespace DistillEmb.Files;

/// <summary>What an entry of a model's zip holds.</summary>
/// <param name="What">What it is, in messages: <c>DistillEmb encoder</c>.</param>
/// <param name="Name">The entry's file name.</param>
/// <param name="Sections">The sections that may stand in it.</param>
/// <param name="Read">Makes the object of its sections, and of the steps that the pipeline has before it.</param>
internal sealed record ModelEntry<T>(string What, string Name, IReadOnlySet<string> Sections, Func<SectionFile, IReadOnlyList<string>, T> Read);
