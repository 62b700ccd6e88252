using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DistillEmb.MLNet.Tests.Embedding;

/// <summary>The service of docs/web-services.md, as it is written there.</summary>
public sealed class WebServiceTests : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => TestEncoders.Create());
        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapPost("/vectors", (string?[]? words, DistillEmbEncoder encoder) =>
        {
            if (words is null) return Results.Problem("The words are null; expected a list of texts.", statusCode: 400);
            int missing = Array.IndexOf(words, null);
            return missing < 0 ? Results.Ok(encoder.Embed(words!)) : Results.Problem($"Word {missing} is null; expected a text.", statusCode: 400);
        });
        await app.StartAsync();
        _app = app;
        _client.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task Words_have_vectors_and_an_empty_one_too()
    {
        using HttpResponseMessage response = await PostAsync("[\"ሰላም\", \"\"]");
        float[][] vectors = (await response.Content.ReadFromJsonAsync<float[][]>(TestContext.Current.CancellationToken))!;
        Assert.Equal([TestEncoders.Create().Embed("ሰላም"), TestEncoders.Create().Embed("")], vectors);
    }

    [Theory]
    [InlineData("[\"ሰላም\", null]", "Word 1 is null; expected a text.")]
    [InlineData("null", "The words are null; expected a list of texts.")]
    public async Task Null_is_a_bad_request_with_a_sentence(string body, string told)
    {
        using HttpResponseMessage response = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(told, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public void Embed_tells_the_place_of_a_word_that_is_null() =>
        Assert.StartsWith("Word 1 is null.", Assert.Throws<ArgumentException>(() => TestEncoders.Create().Embed(["a", null!])).Message, StringComparison.Ordinal);

    private Task<HttpResponseMessage> PostAsync(string body) => _client.PostAsync(new Uri("/vectors", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
}
