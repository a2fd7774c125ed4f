using StaticNets;

namespace Zoo.Liquid;

/// <summary>
/// Two patterns of spikes on four channels over 40 steps. Each channel has as many spikes in both, in the second where the first has none, so
/// that counts tell nothing. Each example moves every spike by up to two steps and loses one in twenty.
/// </summary>
internal sealed class SpikePatterns
{
    public const int Steps = 40;
    public const int Channels = 4;
    public const int Length = Steps * Channels;

    private const int MostShift = 2;

    // Spikes stand in the middle of intervals in which they are moved, so that no two come to one step.
    private const int Interval = (2 * MostShift) + 1;
    private const double Lost = 0.05;

    private readonly Xoshiro256StarStar _random;
    private readonly int[][][] _times;

    /// <summary>Draws both patterns.</summary>
    public SpikePatterns(int seed)
    {
        _random = new Xoshiro256StarStar(seed);
        int[] middles = [.. Enumerable.Range(0, Steps / Interval).Select(i => (i * Interval) + MostShift)];
        int half = middles.Length / 2;
        _times = [new int[Channels][], new int[Channels][]];
        for (int channel = 0; channel < Channels; channel++)
        {
            _random.Shuffle<int>(middles);
            (_times[0][channel], _times[1][channel]) = (middles[..half], middles[half..]);
        }
    }

    /// <summary>Returns examples, of both patterns in turn: rows of steps × channels, and −1 or 1 as targets.</summary>
    public (float[] X, float[] Targets) Examples(int count)
    {
        float[] x = new float[count * Length];
        for (int row = 0; row < count; row++)
        {
            Example(row % 2).CopyTo(x, row * Length);
        }

        return (x, [.. Enumerable.Range(0, count).Select(row => row % 2 == 0 ? -1f : 1f)]);
    }

    /// <summary>Returns an example of a pattern.</summary>
    public float[] Example(int pattern)
    {
        float[] x = new float[Length];
        for (int channel = 0; channel < Channels; channel++)
        {
            foreach (int time in _times[pattern][channel])
            {
                int moved = time + (int)(_random.NextDouble() * Interval) - MostShift;
                if (_random.NextDouble() >= Lost)
                {
                    x[(moved * Channels) + channel] = 1;
                }
            }
        }

        return x;
    }
}
