using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace StaticNets.DigitPad.Tests;

/// <summary>The page in a browser: the digits that are drawn on it are recognised.</summary>
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
        Shown shown = await pad.ReadAsync();
        Assert.Equal($"{digit}", shown.Digit);
        IsDistribution(shown, digit);
        Assert.Matches("^[0-9]+\\.[0-9] µs$", shown.Time);
        Assert.Empty(pad.Mistakes);
    }

    [ChromiumTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    public Task OtherHandsAreRead(int digit) => ReadsAsync(Strokes.OfAnotherHand(digit), digit);

    [ChromiumTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public Task SmallDigitsAreRead(int digit) => ReadsAsync(Strokes.InTheCorner(Strokes.Of(digit)), digit);

    [ChromiumTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public Task SlantedDigitsAreRead(int digit) => ReadsAsync(Strokes.Slanted(Strokes.Of(digit)), digit);

    [ChromiumFact]
    public async Task ReadsWhileTheHandDraws()
    {
        await using PadPage pad = await browser.OpenAsync();
        await Expect(pad.Status).ToHaveTextAsync("Nothing is drawn yet.");
        await Expect(pad.Hint).ToBeVisibleAsync();
        LocatorBoundingBoxResult area = (await pad.Canvas.BoundingBoxAsync())!;
        await pad.Page.Mouse.MoveAsync(area.X + area.Width / 2, area.Y + area.Height / 5);
        await pad.Page.Mouse.DownAsync();
        await pad.Page.Mouse.MoveAsync(area.X + area.Width / 2, area.Y + area.Height * 4 / 5, new() { Steps = 20 });
        await Expect(pad.Digit).ToHaveTextAsync("1");
        await Expect(pad.Hint).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task ClearForgetsTheDrawing()
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.DrawAsync(Strokes.Of(0));
        await Expect(pad.Digit).ToHaveTextAsync("0");
        await pad.Clear.ClickAsync();
        await Expect(pad.Digit).ToHaveTextAsync("–");
        Shown shown = await pad.ReadAsync();
        Assert.All(shown.Shares.Concat(shown.Bars), share => Assert.Equal(0, share));

        // A one is read correctly only if the zero is no longer on the page.
        await pad.DrawAsync(Strokes.OfAnotherHand(1));
        await Expect(pad.Status).ToHaveTextAsync(new Regex("^This is a 1, "));
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
        HeldQuestions held = await HeldQuestions.OfAsync(pad.Page);
        await pad.DrawAsync(Strokes.Of(2));
        Assert.Equal(1, held.Asked);

        // The first point was sent alone; the next request contains the whole drawing.
        held.Release();
        await Expect(pad.Digit).ToHaveTextAsync("2");
        Assert.Equal(2, held.Asked);
    }

    [ChromiumFact]
    public async Task AnswerToADrawingThatIsGoneIsNotShown()
    {
        await using PadPage pad = await browser.OpenAsync();
        HeldQuestions held = await HeldQuestions.OfAsync(pad.Page);
        await pad.DrawAsync(Strokes.Of(2));
        await pad.Clear.ClickAsync();
        Task<IResponse> answered = pad.Page.WaitForResponseAsync("**/predict");
        held.Release();
        await (await answered).FinishedAsync();
        await Expect(pad.Status).ToHaveTextAsync("Nothing is drawn yet.");
        Assert.Equal("–", (await pad.ReadAsync()).Digit);
        Assert.Equal(1, held.Asked);
    }

    /// <summary>
    /// A canvas keeps the colours with which it was painted: without repainting, ink would be black on black after the switch to dark mode.
    /// </summary>
    [ChromiumTheory]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Light, ForcedColors.Active)]
    public async Task NewColoursReachThePictures(ColorScheme scheme, ForcedColors forced)
    {
        await using PadPage pad = await browser.OpenAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
        await pad.DrawAsync(Strokes.Of(7));
        Assert.True(await pad.IsInkAsync("#pad"));
        Assert.True(await pad.IsInkAsync("#seen"));
        string before = await pad.InkAsync();

        await pad.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
        Assert.NotEqual(before, await pad.InkAsync());
        Assert.True(await pad.IsInkAsync("#pad"));
        Assert.True(await pad.IsInkAsync("#seen"));
    }

    [ChromiumFact]
    public async Task ServerThatIsGoneIsTold()
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.Page.RouteAsync("**/predict", route => route.AbortAsync());
        await pad.DrawAsync(Strokes.Of(7));
        await Expect(pad.Status).ToHaveTextAsync("The server does not answer.");
    }

    private async Task ReadsAsync((double X, double Y)[][] strokes, int digit)
    {
        await using PadPage pad = await browser.OpenAsync();
        await pad.DrawAsync(strokes);
        await Expect(pad.Status).ToHaveTextAsync(new Regex($"^This is a {digit}, "));
        Assert.Empty(pad.Mistakes);
    }

    private static void IsDistribution(Shown shown, int digit)
    {
        Assert.Equal(10, shown.Shares.Length);
        Assert.Equal(digit, shown.Shares.Index().MaxBy(each => each.Item).Index);

        // Each of the ten numbers is rounded to a tenth, so that the sum is off by at most ten half tenths.
        Assert.InRange(shown.Shares.Sum(), 99.5, 100.5);

        // The tolerance covers the rounded text (half a tenth) and the browser's layout (a 64th of a pixel in bars of more than 100
        // pixels).
        Assert.All(shown.Shares.Zip(shown.Bars), each => Assert.InRange(each.Second, each.First - 0.1, each.First + 0.1));
    }
}
