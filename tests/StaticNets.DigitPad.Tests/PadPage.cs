using System.Globalization;
using Microsoft.Playwright;

namespace StaticNets.DigitPad.Tests;

/// <summary>The page as somebody uses it who draws on it and reads it.</summary>
internal sealed class PadPage : IAsyncDisposable
{
    public PadPage(IPage page)
    {
        Page = page;
        page.PageError += (_, message) => Mistakes.Add(message);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Mistakes.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of.</summary>
    public List<string> Mistakes { get; } = [];

    public ILocator Digit => Page.Locator("#digit");

    public ILocator Status => Page.GetByRole(AriaRole.Status);

    public ILocator Clear => Page.GetByRole(AriaRole.Button, new() { Name = "Clear" });

    public ILocator Canvas => Page.Locator("#pad");

    /// <summary>Draws lines with the mouse; points in hundredths of the canvas.</summary>
    public async Task DrawAsync(params (double X, double Y)[][] strokes)
    {
        LocatorBoundingBoxResult area = (await Canvas.BoundingBoxAsync())!;
        foreach ((double X, double Y)[] stroke in strokes)
        {
            await MoveAsync(stroke[0]);
            await Page.Mouse.DownAsync();
            foreach ((double X, double Y) point in stroke.Skip(1))
            {
                await MoveAsync(point);
            }

            await Page.Mouse.UpAsync();
        }

        Task MoveAsync((double X, double Y) point) =>
            Page.Mouse.MoveAsync(
                (float)(area.X + point.X / 100 * area.Width),
                (float)(area.Y + point.Y / 100 * area.Height),
                new() { Steps = 5 }
            );
    }

    /// <summary>Per cent of each digit, as text.</summary>
    public async Task<double[]> SharesAsync() =>
        [
            .. (await Page.Locator("#bars .share").AllInnerTextsAsync()).Select(text =>
                double.Parse(text.Replace(" %", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            ),
        ];

    /// <summary>Per cent of each digit, as the length of its bar in its track.</summary>
    public Task<double[]> BarsAsync() =>
        Page.EvaluateAsync<double[]>(
            """
            () => Array.from(document.querySelectorAll("#bars .bar"), bar => {
                bar.getAnimations().forEach(animation => animation.finish());
                return 100 * bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width;
            })
            """
        );

    public async Task<double> MicrosecondsAsync()
    {
        string text = await Page.Locator("#time").InnerTextAsync();
        return double.Parse(text.Replace(" µs", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
