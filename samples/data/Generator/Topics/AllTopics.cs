using DistillEmb.MLNet.Samples.Generator.Grammar;

namespace DistillEmb.MLNet.Samples.Generator.Topics;

/// <summary>The topics of the corpus, each as likely.</summary>
internal static class AllTopics
{
    public static Topic[] Make() =>
    [
        new(PeopleFrames.Text),
        new(TravelFrames.Text),
        new(OfficeFrames.Text),
        new(WeatherFrames.Text),
        new(FootballFrames.Text),
        new(MarketFrames.Text),
        new(SchoolFrames.Text),
        new(HealthFrames.Text),
        new(FarmFrames.Text),
    ];
}
