using System.Diagnostics;
using Amps.Sounds;

namespace Amps.Playing;

/// <summary>A processed sound and the times of its blocks.</summary>
/// <param name="Wet">The processed sound.</param>
/// <param name="Times">The time of each block in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Block">The number of samples in a block.</param>
internal sealed record Playback(Sound Wet, long[] Times, int Block)
{
    /// <summary>Seconds of sound per second of processing.</summary>
    public double RealTimeFactor => Wet.Seconds * Stopwatch.Frequency / Times.Sum();

    public double WorstMicroseconds => Microseconds(Times.Max());

    public double MedianMicroseconds => Microseconds(Times.Order().ElementAt(Times.Length / 2));

    /// <summary>The time that the samples of a block last.</summary>
    public double BlockMicroseconds => 1e6 * Block / Wet.SampleRate;

    private static double Microseconds(long ticks) => 1e6 * ticks / Stopwatch.Frequency;
}
