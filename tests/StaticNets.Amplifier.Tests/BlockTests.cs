using Amps.Models;
using Amps.Playing;
using Amps.Sounds;

namespace StaticNets.Amplifier.Tests;

/// <summary>Sounds that are processed block by block.</summary>
public sealed class BlockTests
{
    private static readonly Amp _amp = Amp.Load(ModelFixtures.PathOf("aida-lstm-12.json"));
    private static readonly Sound _dry = new(new PluckedStrings(seed: 3, 48000).Play(0.05), 48000);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(5000)]
    public void BlocksOfAnySizeGiveTheSameSound(int block)
    {
        float[] expected = new float[_dry.Samples.Length];
        _amp.NewStream().Process(_dry.Samples, expected);
        Playback playback = BlockPlayback.Run(_amp, _dry, block);
        Assert.Equal(expected, playback.Wet.Samples);
        Assert.Equal((2400 + block - 1) / block, playback.Times.Length);
    }

    [Fact]
    public void InputAndOutputMayBeTheSameMemory()
    {
        float[] expected = new float[_dry.Samples.Length];
        _amp.NewStream().Process(_dry.Samples, expected);
        float[] sound = [.. _dry.Samples];
        _amp.NewStream().Process(sound, sound);
        Assert.Equal(expected, sound);
    }

    /// <summary>Not even the first block of a thread allocates.</summary>
    [Theory]
    [InlineData("aida-lstm-12.json")]
    [InlineData("rtneural-gru-12.json")]
    public void BlocksAllocateNothing(string file)
    {
        Amp amp = Amp.Load(ModelFixtures.PathOf(file));
        float[] wet = new float[_dry.Samples.Length];
        long[] times = new long[wet.Length];
        BlockPlayback.Play(amp.NewStream(), _dry.Samples, wet, block: 64, times);
        AmpStream stream = amp.NewStream();
        long allocated = -1;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            BlockPlayback.Play(stream, _dry.Samples, wet, block: 64, times);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, allocated);
    }

    /// <summary>Four blocks of 1, 2, 3 and 10 ms for 40 ms of sound.</summary>
    [Fact]
    public void FiguresFollowFromTheTimes()
    {
        long millisecond = System.Diagnostics.Stopwatch.Frequency / 1000;
        Playback playback = new(
            new Sound(new float[1920], 48000),
            [2 * millisecond, millisecond, 10 * millisecond, 3 * millisecond],
            Block: 480
        );
        Assert.Equal(40 / 16.0, playback.RealTimeFactor, 1e-9);
        Assert.Equal(10000, playback.WorstMicroseconds, 1e-9);
        Assert.Equal(3000, playback.MedianMicroseconds, 1e-9);
        Assert.Equal(10000, playback.BlockMicroseconds, 1e-9);
    }
}
