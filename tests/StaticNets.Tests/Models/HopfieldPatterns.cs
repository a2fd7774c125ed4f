namespace StaticNets.Tests.Models;

/// <summary>Patterns for tests of Hopfield networks: two letters of 5 × 5 units, and random ones.</summary>
internal static class HopfieldPatterns
{
    public static readonly float[] Letters =
    [
        .. Signs("#####", "#....", "#....", "#....", "#####"),
        .. Signs("#...#", ".#.#.", "..#..", ".#.#.", "#...#"),
    ];

    public static float[] Weights(HopfieldNetwork memory) => ModelTensors.Of(memory, "weights");

    public static float[] After(float[] state, Action<float[]> update)
    {
        float[] copy = [.. state];
        update(copy);
        return copy;
    }

    public static float[] Flip(float[] pattern, int count, Xoshiro256StarStar random)
    {
        int[] order = [.. Enumerable.Range(0, pattern.Length)];
        random.Shuffle<int>(order);
        float[] flipped = [.. pattern];
        foreach (int unit in order[..count])
        {
            flipped[unit] = -flipped[unit];
        }

        return flipped;
    }

    public static float[] RandomSigns(int length, Xoshiro256StarStar random) =>
        [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() < 0.5 ? -1f : 1f)];

    public static float[] Signs(params string[] lines) => [.. lines.SelectMany(line => line).Select(c => c == '#' ? 1f : -1f)];
}
