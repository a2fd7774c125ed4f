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

    public ILocator Hint => Page.GetByText("Draw here");

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
                new() { Steps = 2 }
            );
    }

    /// <summary>What the page shows, all of the same moment.</summary>
    public Task<Shown> ReadAsync() =>
        Page.EvaluateAsync<Shown>(
            """
            () => {
                const rows = Array.from(document.querySelectorAll("#bars li"));
                return {
                    digit: document.getElementById("digit").textContent,
                    shares: rows.map(row => parseFloat(row.querySelector(".share").textContent)),
                    bars: rows.map(row => {
                        const bar = row.querySelector(".bar");
                        bar.getAnimations().forEach(animation => animation.finish());
                        return 100 * bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width;
                    }),
                    time: document.getElementById("time").textContent,
                };
            }
            """
        );

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
