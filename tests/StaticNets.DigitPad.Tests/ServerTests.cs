using System.Globalization;
using System.Net;
using Digits;
using Microsoft.AspNetCore.Builder;

namespace StaticNets.DigitPad.Tests;

/// <summary>What the server shows of itself, and to whom.</summary>
public sealed class ServerTests(RunningPad pad) : IClassFixture<RunningPad>
{
    [Fact]
    public async Task ListensOnLoopbackUnlessToldOtherwise()
    {
        await using WebApplication app = global::DigitPad.DigitPadApp.Create([]);
        Assert.Equal("http://127.0.0.1:5180", app.Configuration["urls"]);
        Assert.True(pad.Address.IsLoopback);
        Assert.NotEqual(5180, pad.Address.Port);
    }

    [Fact]
    public async Task IsHealthy() => Assert.Equal("healthy", await pad.Client.GetStringAsync("/health"));

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/pad.js", "text/javascript")]
    [InlineData("/picture.js", "text/javascript")]
    [InlineData("/style.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    public async Task PageComesWithItsHeaders(string path, string contentType)
    {
        using HttpResponseMessage response = await pad.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("default-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task PageTellsTheSizeOfTheNetwork()
    {
        string weights = DigitClassifier.ParameterCount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
        Assert.Contains($"A network of {weights} weights", await pad.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnchangedFileIsNotSentAgain()
    {
        using HttpResponseMessage first = await pad.Client.GetAsync("/pad.js");
        using HttpRequestMessage request = new(HttpMethod.Get, "/pad.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await pad.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/DigitPad.dll")]
    [InlineData("/../DigitPad.csproj")]
    [InlineData("/nothing")]
    public async Task NothingElseIsServed(string path)
    {
        using HttpResponseMessage response = await pad.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task WeightsAreNotServed()
    {
        string weights = Assert.Single(
            typeof(DigitClassifier).Assembly.GetManifestResourceNames(),
            name => name.EndsWith(".safetensors", StringComparison.Ordinal)
        );
        using HttpResponseMessage response = await pad.Client.GetAsync($"/{weights}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
