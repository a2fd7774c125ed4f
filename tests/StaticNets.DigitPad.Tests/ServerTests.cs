using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DigitPad;
using Microsoft.AspNetCore.Builder;

namespace StaticNets.DigitPad.Tests;

/// <summary>The files, headers and addresses of the server.</summary>
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
    [InlineData("/colours.js", "text/javascript")]
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
        string weights = DigitReader.ParameterCount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');
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
    [InlineData("/nothing")]
    public async Task NothingElseIsServed(string path)
    {
        using HttpResponseMessage response = await pad.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    /// <summary>
    /// The target is written to the socket unchanged, because the Uri of an HttpClient would remove the dots before sending.
    /// </summary>
    [Theory]
    [InlineData("/../DigitPad.csproj")]
    [InlineData("/%2e%2e/DigitPad.csproj")]
    [InlineData("/..\\DigitPad.csproj")]
    [InlineData("/wwwroot/../DigitPad.dll")]
    public async Task NothingAboveThePageIsServed(string target) => Assert.Equal("HTTP/1.1 404 Not Found", await StatusLineAsync(target));

    /// <summary>
    /// The control for <see cref="NothingAboveThePageIsServed"/>: a request that is sent in the same way finds a file that the server
    /// serves.
    /// </summary>
    [Fact]
    public async Task TargetsReachTheServer() => Assert.Equal("HTTP/1.1 200 OK", await StatusLineAsync("/nothing/%2e%2e/pad.js"));

    [Fact]
    public async Task WeightsAreNotServed()
    {
        string weights = Assert.Single(
            typeof(DigitReader).Assembly.GetManifestResourceNames(),
            name => name.EndsWith(".safetensors", StringComparison.Ordinal)
        );
        using HttpResponseMessage response = await pad.Client.GetAsync($"/{weights}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<string?> StatusLineAsync(string target)
    {
        using TcpClient client = new();
        await client.ConnectAsync(pad.Address.Host, pad.Address.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {pad.Address.Authority}\r\nConnection: close\r\n\r\n")
        );
        using StreamReader reader = new(stream, Encoding.ASCII);
        return await reader.ReadLineAsync();
    }
}
