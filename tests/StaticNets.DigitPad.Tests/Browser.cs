using Microsoft.Playwright;

namespace StaticNets.DigitPad.Tests;

/// <summary>A headless browser, and the server that it uses.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly RunningPad _pad = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        await _pad.InitializeAsync();
        if (Chromium.IsThere)
        {
            _playwright = await Playwright.CreateAsync();
            // The sandbox refuses to run as root, for example in a container. No sandbox is needed, because the browser visits only this
            // server.
            _browser = await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] }
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _pad.DisposeAsync();
    }

    /// <summary>Opens the page in a new tab.</summary>
    internal async Task<PadPage> OpenAsync(BrowserNewPageOptions? options = null)
    {
        IPage page = await _browser!.NewPageAsync(options);
        PadPage pad = new(page);
        await page.GotoAsync(_pad.Address.ToString());
        return pad;
    }
}
