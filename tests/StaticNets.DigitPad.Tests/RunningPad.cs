using System.Text;
using Microsoft.AspNetCore.Builder;

namespace StaticNets.DigitPad.Tests;

/// <summary>The real server on a free port of this machine.</summary>
public sealed class RunningPad : IAsyncLifetime
{
    private readonly WebApplication _app = global::DigitPad.DigitPadApp.Create(["--urls", "http://127.0.0.1:0"]);

    public HttpClient Client { get; } = new();

    /// <summary>With the port that the system chose.</summary>
    public Uri Address => new(_app.Urls.Single());

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = Address;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    public Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json") =>
        Client.PostAsync("/predict", new StringContent(body, Encoding.UTF8, contentType));
}
