using Amps.Playing;

namespace Amps;

/// <summary>Prints the figures of a processed sound.</summary>
internal static class Report
{
    public static void Write(TextWriter output, Playback playback)
    {
        output.WriteLine(
            $"real-time factor: {playback.RealTimeFactor:F1} ({playback.Wet.Seconds:F1} s in blocks of {playback.Block} samples)"
        );
        output.WriteLine(
            $"worst block: {playback.WorstMicroseconds:F0} µs, median {playback.MedianMicroseconds:F0} µs; "
                + $"its samples last {playback.BlockMicroseconds:F0} µs"
        );
    }
}
