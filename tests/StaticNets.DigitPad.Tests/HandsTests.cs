using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StaticNets.DigitPad.Tests.Hands;
using static Microsoft.Playwright.Assertions;

namespace StaticNets.DigitPad.Tests;

/// <summary>Forty digits in four handwritings, each with its own size and place on the canvas.</summary>
public sealed class HandsTests(Browser browser, ITestOutputHelper output) : IClassFixture<Browser>
{
    private const int Digits = 10;
    private const int LeastRight = 38;

    [ChromiumFact]
    public async Task DigitsDrawnWithTheMouseAreRead()
    {
        await using PadPage pad = await browser.OpenAsync();
        List<string> misread = [];
        foreach ((Hand hand, int digit) in All())
        {
            await pad.DrawAsync(hand.Strokes(digit), stepsBetween: 1);
            try
            {
                await Expect(pad.Status).ToHaveTextAsync(new Regex($"^This is a {digit}, "));
            }
            catch (PlaywrightException)
            {
                misread.Add($"{digit} of the {hand} hand: {await pad.Status.TextContentAsync()}");
            }

            await pad.Clear.ClickAsync();
            await Expect(pad.Status).ToHaveTextAsync("Nothing is drawn yet.");
        }

        AreFewEnough(misread);
    }

    /// <summary>The three pens have half the width, the width and twice the width of the page's pen, in hundredths of the canvas.</summary>
    [ChromiumTheory]
    [InlineData(3.25)]
    [InlineData(6.5)]
    [InlineData(13)]
    public async Task DigitsOfAnyPenAreRead(double pen)
    {
        await using PadPage pad = await browser.OpenAsync();
        List<string> misread = [];
        foreach ((Hand hand, int digit) in All())
        {
            int read = await pad.ReadAsync(hand.Strokes(digit), pen);
            if (read != digit)
            {
                misread.Add($"{digit} of the {hand} hand: {read}");
            }
        }

        AreFewEnough(misread);
    }

    private static IEnumerable<(Hand Hand, int Digit)> All() =>
        Hand.All.SelectMany(hand => Enumerable.Range(0, Digits).Select(digit => (hand, digit)));

    private void AreFewEnough(List<string> misread)
    {
        misread.ForEach(output.WriteLine);
        int right = (Hand.All.Count * Digits) - misread.Count;
        output.WriteLine($"{right} of {Hand.All.Count * Digits} right");
        Assert.True(right >= LeastRight, $"{right} right, at least {LeastRight} expected; misread: {string.Join("; ", misread)}");
    }
}
