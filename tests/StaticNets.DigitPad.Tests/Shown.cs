namespace StaticNets.DigitPad.Tests;

/// <summary>The content of the page at one moment.</summary>
internal sealed class Shown
{
    public string Digit { get; set; } = "";

    /// <summary>The percentage of each digit, from its text.</summary>
    public double[] Shares { get; set; } = [];

    /// <summary>The percentage of each digit, from the length of its bar.</summary>
    public double[] Bars { get; set; } = [];

    public string Time { get; set; } = "";
}
