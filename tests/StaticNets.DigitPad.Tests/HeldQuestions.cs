using Microsoft.Playwright;

namespace StaticNets.DigitPad.Tests;

/// <summary>Counts the requests of a page, and holds them back until they are released.</summary>
internal sealed class HeldQuestions
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    private HeldQuestions() { }

    public int Asked => Volatile.Read(ref _asked);

    public static async Task<HeldQuestions> OfAsync(IPage page)
    {
        HeldQuestions held = new();
        await page.RouteAsync("**/predict", held.HoldAsync);
        return held;
    }

    public void Release() => _released.SetResult();

    private async Task HoldAsync(IRoute route)
    {
        Interlocked.Increment(ref _asked);
        await _released.Task;
        await route.ContinueAsync();
    }
}
