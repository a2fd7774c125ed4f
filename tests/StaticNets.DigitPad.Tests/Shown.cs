namespace StaticNets.DigitPad.Tests;

/// <summary>What the page shows at one moment.</summary>
internal sealed class Shown
{
    public string Digit { get; set; } = "";

    /// <summary>Per cent of each digit, as text.</summary>
    public double[] Shares { get; set; } = [];

    /// <summary>Per cent of each digit, as the length of its bar in its track.</summary>
    public double[] Bars { get; set; } = [];

    public string Time { get; set; } = "";
}
