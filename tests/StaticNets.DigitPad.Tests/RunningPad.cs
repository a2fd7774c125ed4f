using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StaticNets.DigitPad.Tests;

/// <summary>The real server on a free port of this machine.</summary>
public sealed class RunningPad : IAsyncLifetime
{
    private readonly WebApplication _app = global::DigitPad.DigitPadApp.Create(["--urls", "http://127.0.0.1:0"]);

    private readonly RecordedLog _log = new();

    public HttpClient Client { get; } = new();

    /// <summary>The address with the port that the system chose.</summary>
    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    /// <summary>The warnings and errors that the server has logged.</summary>
    internal IEnumerable<string> Log => _log.Entries;

    public async ValueTask InitializeAsync()
    {
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
        await _app.StartAsync();
        Client.BaseAddress = Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Stops the server as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync();

    public Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json") =>
        Client.PostAsync("/predict", new StringContent(body, Encoding.UTF8, contentType));
}
