namespace StaticNets;

/// <summary>The seeds within a search, hashed so that those of neighbouring searches and trials have nothing in common.</summary>
internal static class TrialSeeds
{
    private const ulong Draws = 0;
    private const ulong Scores = 1;

    /// <summary>Of what a trial tries.</summary>
    public static int OfDraw(int search, int trial) => Of(search, Draws, (ulong)trial);

    /// <summary>Of the weights of a trial in a fold.</summary>
    public static int OfScore(int search, int trial, int fold) => Of(search, Scores, ((ulong)trial << 32) + (ulong)fold);

    private static int Of(int search, ulong purpose, ulong place) =>
        unchecked((int)SplitMix64.At(SplitMix64.At(SplitMix64.At((ulong)search, 0), purpose), place));
}
