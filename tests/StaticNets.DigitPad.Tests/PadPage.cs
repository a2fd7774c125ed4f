using Microsoft.Playwright;

namespace StaticNets.DigitPad.Tests;

/// <summary>Uses the page as a user does: draws on it and reads its output.</summary>
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

    /// <summary>Errors that the browser reported.</summary>
    public List<string> Mistakes { get; } = [];

    public ILocator Digit => Page.Locator("#digit");

    public ILocator Status => Page.GetByRole(AriaRole.Status);

    public ILocator Clear => Page.GetByRole(AriaRole.Button, new() { Name = "Clear" });

    public ILocator Hint => Page.GetByText("Draw here");

    public ILocator Canvas => Page.Locator("#pad");

    /// <summary>Draws lines with the mouse; points in hundredths of the canvas.</summary>
    public Task DrawAsync(params (double X, double Y)[][] strokes) => DrawAsync(strokes, stepsBetween: 2);

    /// <summary>Draws lines. The mouse reports its position <paramref name="stepsBetween"/> times on the way to each point.</summary>
    public async Task DrawAsync((double X, double Y)[][] strokes, int stepsBetween)
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
                new() { Steps = stepsBetween }
            );
    }

    /// <summary>Returns the colour that the page's styles give to ink.</summary>
    public Task<string> InkAsync() => Page.EvaluateAsync<string>("""() => getComputedStyle(document.getElementById("seen")).color""");

    /// <summary>Whether the most opaque pixel of a canvas has the colour of ink, after the next frame has been painted.</summary>
    public Task<bool> IsInkAsync(string canvas) =>
        Page.EvaluateAsync<bool>(
            """
            async selector => {
                await new Promise(requestAnimationFrame);
                const canvas = document.querySelector(selector);
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                let most = 3;
                for (let i = 3; i < data.length; i += 4) {
                    most = data[i] > data[most] ? i : most;
                }
                const painted = Array.from(data.slice(most - 3, most));
                const ink = getComputedStyle(canvas).color.match(/[0-9.]+/g).slice(0, 3).map(Number);
                return data[most] === 255 && ink.every((part, i) => part === painted[i]);
            }
            """,
            canvas
        );

    /// <summary>Reads everything the page shows at one moment.</summary>
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

    /// <summary>Returns the digit that the server recognises in pen strokes, without drawing them on the page.</summary>
    public Task<int> ReadAsync((double X, double Y)[][] strokes, double pen) =>
        Page.EvaluateAsync<int>(
            """
            async ({ strokes, pen }) => {
                const { toPixels } = await import("/picture.js");
                const points = strokes.map(stroke => stroke.map(([x, y]) => ({ x, y })));
                const response = await fetch("/predict", {
                    method: "POST",
                    headers: { "Content-Type": "application/json" },
                    body: JSON.stringify({ pixels: toPixels(points, pen) }),
                });
                return (await response.json()).digit;
            }
            """,
            new { strokes = strokes.Select(stroke => stroke.Select(point => new[] { point.X, point.Y })), pen }
        );

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
