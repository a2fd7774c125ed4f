using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StaticNets.DigitPad.Tests;

/// <summary>The page in a browser: what is drawn is read.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>
{
    [ChromiumTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task DrawnDigitIsRead(int digit)
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.DrawAsync(Strokes.Of(digit));

        await Expect(pad.Status).ToHaveTextAsync(new Regex($"^This is a {digit}, [0-9.]+ % sure\\.$"));
        await Expect(pad.Digit).ToHaveTextAsync($"{digit}");
        await IsDistributionAsync(pad, digit);
        Assert.InRange(await pad.MicrosecondsAsync(), 0.1, 100_000);
        Assert.Empty(pad.Mistakes);
    }

    [ChromiumFact]
    public async Task ReadsWhileTheHandDraws()
    {
        await using PadPage pad = await browser.OpenAsync();
        await Expect(pad.Status).ToHaveTextAsync("Nothing is drawn yet.");
        LocatorBoundingBoxResult area = (await pad.Canvas.BoundingBoxAsync())!;
        await pad.Page.Mouse.MoveAsync(area.X + area.Width / 2, area.Y + area.Height / 5);
        await pad.Page.Mouse.DownAsync();
        await pad.Page.Mouse.MoveAsync(area.X + area.Width / 2, area.Y + area.Height * 4 / 5, new() { Steps = 20 });
        await Expect(pad.Digit).ToHaveTextAsync("1");
    }

    [ChromiumFact]
    public async Task ClearForgetsTheDrawing()
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.DrawAsync(Strokes.Of(7));
        await Expect(pad.Digit).ToHaveTextAsync("7");
        await pad.Clear.ClickAsync();
        await Expect(pad.Digit).ToHaveTextAsync("–");
        Assert.All(await pad.SharesAsync(), share => Assert.Equal(0, share));

        // Nothing of the seven is left under the nought.
        await pad.DrawAsync(Strokes.Of(0));
        await Expect(pad.Digit).ToHaveTextAsync("0");
    }

    [ChromiumFact]
    public async Task KeysDraw()
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.Page.Keyboard.PressAsync("Tab");
        await Expect(pad.Canvas).ToBeFocusedAsync();
        await pad.Page.Keyboard.PressAsync("Space");
        for (int i = 0; i < 15; i++)
        {
            await pad.Page.Keyboard.PressAsync("ArrowDown");
        }

        await Expect(pad.Digit).ToHaveTextAsync("1");
        await pad.Page.Keyboard.PressAsync("Escape");
        await Expect(pad.Digit).ToHaveTextAsync("–");
    }

    [ChromiumFact]
    public async Task FingersDraw()
    {
        await using PadPage pad = await browser.OpenAsync(new() { HasTouch = true });
        LocatorBoundingBoxResult area = (await pad.Canvas.BoundingBoxAsync())!;
        ICDPSession session = await pad.Page.Context.NewCDPSessionAsync(pad.Page);
        await TouchAsync("touchStart", 0.2);
        for (double y = 0.25; y < 0.8; y += 0.05)
        {
            await TouchAsync("touchMove", y);
        }

        await TouchAsync("touchEnd", null);
        await Expect(pad.Digit).ToHaveTextAsync("1");

        Task TouchAsync(string type, double? y) =>
            session.SendAsync(
                "Input.dispatchTouchEvent",
                new()
                {
                    ["type"] = type,
                    ["touchPoints"] = y is null
                        ? Array.Empty<object>()
                        : [new { x = area.X + area.Width / 2, y = area.Y + area.Height * y.Value }],
                }
            );
    }

    [ChromiumFact]
    public async Task OneQuestionAtATimeAndTheLatestDrawingWins()
    {
        await using PadPage pad = await browser.OpenAsync();
        int underWay = 0;
        int most = 0;
        int asked = 0;
        await pad.Page.RouteAsync(
            "**/predict",
            async route =>
            {
                asked++;
                most = Math.Max(most, ++underWay);
                await Task.Delay(150);
                underWay--;
                await route.ContinueAsync();
            }
        );
        await pad.DrawAsync(Strokes.Of(2));
        await Expect(pad.Digit).ToHaveTextAsync("2");
        Assert.Equal(1, most);
        Assert.InRange(asked, 2, 30);
    }

    [ChromiumFact]
    public async Task ServerThatIsGoneIsTold()
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.Page.RouteAsync("**/predict", route => route.AbortAsync());
        await pad.DrawAsync(Strokes.Of(7));
        await Expect(pad.Status).ToHaveTextAsync("The server does not answer.");
    }

    private static async Task IsDistributionAsync(PadPage pad, int digit)
    {
        double[] shares = await pad.SharesAsync();
        Assert.Equal(10, shares.Length);
        Assert.Equal(digit, shares.Index().MaxBy(each => each.Item).Index);

        // Each of the ten is rounded to a tenth, so that the sum is off by half a tenth each at most.
        Assert.InRange(shares.Sum(), 99.5, 100.5);

        // The rounding, and the browser's pixels of layout: a 64th of one in tracks of more than 100.
        double[] bars = await pad.BarsAsync();
        Assert.All(shares.Zip(bars), each => Assert.InRange(each.Second, each.First - 0.1, each.First + 0.1));
    }
}
