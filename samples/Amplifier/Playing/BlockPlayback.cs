using System.Diagnostics;
using Amps.Models;
using Amps.Sounds;

namespace Amps.Playing;

/// <summary>Processes a sound block by block, as an audio driver asks for it, and measures each block.</summary>
internal static class BlockPlayback
{
    // Long enough for the second compilation of the methods, which the runtime begins after 100 ms.
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Processes a sound from its beginning.</summary>
    /// <param name="amp">The network.</param>
    /// <param name="dry">The sound.</param>
    /// <param name="block">The number of samples in a block; the last block may be shorter.</param>
    public static Playback Run(Amp amp, Sound dry, int block)
    {
        float[] wet = new float[dry.Samples.Length];
        long[] times = new long[(wet.Length + block - 1) / block];
        long start = Stopwatch.GetTimestamp();
        while (times.Length > 0 && Stopwatch.GetElapsedTime(start) < _warmUp)
        {
            int length = Math.Min(wet.Length, 64 * block);
            Play(amp.NewStream(), dry.Samples.AsSpan(0, length), wet, block, times);
        }

        Play(amp.NewStream(), dry.Samples, wet, block, times);
        return new Playback(dry with { Samples = wet }, times, block);
    }

    /// <summary>Processes blocks, and writes the time of each in ticks of <see cref="Stopwatch"/>. Allocates nothing.</summary>
    public static void Play(AmpStream stream, ReadOnlySpan<float> dry, Span<float> wet, int block, Span<long> times)
    {
        for (int i = 0; i * block < dry.Length; i++)
        {
            int first = i * block;
            int length = Math.Min(block, dry.Length - first);
            long start = Stopwatch.GetTimestamp();
            stream.Process(dry.Slice(first, length), wet.Slice(first, length));
            times[i] = Stopwatch.GetTimestamp() - start;
        }
    }
}
